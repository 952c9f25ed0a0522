/**
 * The page in a frame opens without a network after the first visit (`build/service-worker.js`), and offers a new version
 * when there is one: it comes when somebody wants it, never by itself, and not while somebody types.
 */
import { coreModule } from "./core/arrival";
import { trustedScript } from "./core/trusted";
import { words } from "./embedding/words";
import { say } from "./view/say";

/** So long nobody has typed before a new version is offered, in milliseconds. */
const PAUSE = 3000;

export function keepForVisits(element: HTMLElement): void {
  void register(element).catch(() => {
    // Without https, in a sandbox, or where the site has taken the file away: the page needs the network each time.
  });
}

async function register(element: HTMLElement): Promise<void> {
  const { serviceWorker } = navigator;
  let typed = 0;
  for (const name of ["xxgk-cell", "xxgk-text"]) element.addEventListener(name, () => (typed = Date.now()));
  const isFirst = serviceWorker.controller === null;
  const isScript = typeof (await coreModule()) === "string";
  const registration = await serviceWorker.register(trustedScript(isScript ? "sw.js?script" : "sw.js"));
  const offer = (waiting: ServiceWorker) => {
    const left = typed + PAUSE - Date.now();
    if (left > 0) {
      window.setTimeout(() => offer(waiting), left);
      return;
    }
    const begin = () => {
      // The draft is written when the page is left.
      serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
      waiting.postMessage("begin");
    };
    say(element, { text: words.newVersion, tone: "good", stays: true, offers: [[words.takeVersion, begin]] });
  };
  const watch = (coming: ServiceWorker | null) =>
    coming?.addEventListener("statechange", () => {
      if (coming.state === "installed" && registration.waiting === coming && !isFirst) offer(coming);
    });
  if (registration.waiting && !isFirst) offer(registration.waiting);
  watch(registration.installing);
  registration.addEventListener("updatefound", () => watch(registration.installing));
}

// The service worker of the page in a frame (`frame.html`): after the first visit the page opens without a network.
// Every version has a cache of its own, and files with their version in the name are taken from any of them: a window
// that is still of the version before goes on with its own. A new version waits until somebody asks for it, or until no
// window is open.
/* global VERSION, FILES, SCRIPTS */ // The build knows them.
const NAME = "xxgk-annual-report ";

addEventListener("install", (event) => {
  const load = async () => {
    const cache = await caches.open(NAME + VERSION);
    // As the server has them now, whatever the browser remembers.
    // The page says whether its core is JavaScript.
    const files = location.search === "?script" ? [...FILES, ...SCRIPTS] : FILES;
    await cache.addAll(files.map((file) => new Request(file, { cache: "reload" })));
  };
  event.waitUntil(load());
});

addEventListener("activate", (event) => {
  const tidy = async () => {
    const own = (await caches.keys()).filter((name) => name.startsWith(NAME) && name !== NAME + VERSION);
    // The one before stays: windows of it may be open.
    await Promise.all(own.slice(0, -1).map((name) => caches.delete(name)));
  };
  event.waitUntil(tidy());
});

addEventListener("message", ({ data }) => {
  if (data === "begin") skipWaiting();
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  const folder = new URL(registration.scope).pathname;
  if (request.method !== "GET" || origin !== location.origin || !pathname.startsWith(folder)) return;
  const answer = async () => {
    const own = await caches.open(NAME + VERSION);
    const options = { ignoreSearch: true };
    return (await own.match(request, options)) ?? (await caches.match(request, options)) ?? fetch(request);
  };
  event.respondWith(answer());
});

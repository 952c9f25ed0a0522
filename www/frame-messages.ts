/**
 * The element in a frame, and the page around it: messages in, answers and events out. Only the page that holds the
 * frame is listened to, and only from the origins that the frame's own page names; what is sent goes to that origin
 * alone. The messages are described in `EMBEDDING.md`.
 */
import type { XxgkAnnualReport } from "./element";
import type { SiteEvents } from "./embedding/site-events";

/** What every message has as its `protocol`. Another number means another meaning. */
export const PROTOCOL = "xxgk-annual-report/1";

/** What the page around may set. */
const SETTABLE = ["organ", "kind", "year", "edition", "readonly", "locked", "value"] as const;
/** Events that go out as they are. */
const TOLD = ["ready", "change", "findings", "error"] as const;
/** Files that the page around may take in the browser's place. */
const TAKEN = ["save", "download"] as const;

interface Message {
  readonly protocol: string;
  readonly type: string;
  /** Comes back with the answer. */
  readonly id?: unknown;
  readonly [more: string]: unknown;
}

export class FrameMessages {
  readonly #element: XxgkAnnualReport;
  readonly #origins: readonly string[];
  /** Whom events are sent to: the origin that has said hello. */
  #to: string | undefined;
  /** Which files that page takes. */
  #takes: readonly string[] = [];
  /** Events that came before the hello. */
  readonly #early: [string, object][] = [];
  #height = 0;

  /** `origins`: those of pages that may hold the frame and speak with it. */
  constructor(element: XxgkAnnualReport, origins: readonly string[]) {
    this.#element = element;
    this.#origins = origins;
    window.addEventListener("message", (event) => void this.#hear(event));
    for (const name of TOLD) element.addEventListener(name, ({ detail }) => this.#tell(name, { ...detail }));
    for (const name of TAKEN) element.addEventListener(name, (event) => this.#hand(name, event));
    const measure = () => {
      const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
      if (height === this.#height) return;
      this.#height = height;
      this.#tell("size", { height });
    };
    new ResizeObserver(measure).observe(document.documentElement);
  }

  async #hear({ source, origin, data }: MessageEvent<unknown>): Promise<void> {
    if (source !== window.parent || !this.#origins.includes(origin) || !isMessage(data)) return;
    const { id } = data;
    try {
      const result = await this.#answer(data, origin);
      this.#send(origin, "answer", { id, ok: true, result });
    } catch (error) {
      this.#send(origin, "answer", { id, ok: false, error: error instanceof Error ? error.message : String(error) });
    }
  }

  async #answer(message: Message, origin: string): Promise<unknown> {
    const element = this.#element;
    switch (message.type) {
      case "hello": {
        const { takes } = message;
        this.#takes = Array.isArray(takes) ? TAKEN.filter((name) => takes.includes(name)) : [];
        this.#to = origin;
        // After the answer.
        window.setTimeout(() => {
          for (const [name, detail] of this.#early.splice(0)) this.#tell(name, detail);
        });
        return { height: this.#height };
      }
      case "set": {
        const wrong = SETTABLE.find((name) => !["undefined", "string", "boolean"].includes(typeof message[name]));
        if (wrong) throw new TypeError(`set: “${wrong}” is a text`);
        for (const name of SETTABLE) if (name in message) Reflect.set(element, name, message[name]);
        return undefined;
      }
      case "get":
        await element.ready;
        return { value: element.value, findings: element.findings };
      case "open": {
        const { name, content } = message;
        if (typeof content !== "string" && !(content instanceof ArrayBuffer))
          throw new TypeError("open: “content” is a text or bytes");
        return element.open(new File([content], typeof name === "string" ? name : "report.json"));
      }
      case "check":
        return element.check();
      case "export":
        return bytesOf(await element.export(message.format as Parameters<XxgkAnnualReport["export"]>[0]));
      default:
        throw new TypeError(`“${message.type}”: there is no such message`);
    }
  }

  /** The page around takes a file, where it has said so: it is told the bytes, and nothing is downloaded. */
  #hand(name: (typeof TAKEN)[number], event: CustomEvent<SiteEvents["save"] & { errors?: number }>): void {
    if (this.#to === undefined || !this.#takes.includes(name)) return;
    event.preventDefault();
    const { file, ending, errors } = event.detail;
    void bytesOf(file).then((taken) => this.#tell(name, { ...taken, ending, errors }));
  }

  #tell(type: string, detail: object): void {
    if (this.#to !== undefined) this.#send(this.#to, type, detail);
    // Of each kind the last one is news.
    else {
      const known = this.#early.findIndex(([name]) => name === type);
      if (known >= 0) this.#early.splice(known, 1);
      this.#early.push([type, detail]);
    }
  }

  #send(to: string, type: string, detail: object): void {
    window.parent.postMessage({ protocol: PROTOCOL, type, ...detail }, to);
  }
}

async function bytesOf(file: File): Promise<{ name: string; mediaType: string; bytes: ArrayBuffer }> {
  return { name: file.name, mediaType: file.type, bytes: await file.arrayBuffer() };
}

function isMessage(data: unknown): data is Message {
  const { protocol, type } = (data ?? {}) as Partial<Message>;
  return protocol === PROTOCOL && typeof type === "string";
}

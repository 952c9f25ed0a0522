/**
 * How the core comes to this browser: fetched or unpacked, and compiled, once for all elements; and why it does not come.
 * Where WebAssembly may not run, a website has the same core as JavaScript beside it, which comes in its place.
 */
import { CoreMissing, type Hindrance } from "./core-missing";
import { scriptSource, wasmSource } from "./wasm-source";

/** Whether this is the offline page, which has the WebAssembly inside, and no bytes left for anything else. */
declare const IS_OFFLINE: boolean;

/** The core as it has arrived, from which instances are begun: compiled; or, as JavaScript, the address of its module. */
export type CoreModule = WebAssembly.Module | string;

/** The first four bytes of every WebAssembly file. */
const MAGIC = "\0asm";

let module: Promise<CoreModule> | undefined;
/** Whether it was asked for before, so that what the browser remembers is not to be trusted. */
let isAskedAgain = false;

/** The core's module, which lies ready for another instance from then on. Fails with `CoreMissing`. */
export function coreModule(): Promise<CoreModule> {
  if (!module) {
    const coming = arrive();
    module = coming;
    coming.catch(() => module === coming && forgetModule());
  }
  return module;
}

/** Asks for it anew, next time, even if it is still on its way. */
export function forgetModule(): void {
  module = undefined;
  isAskedAgain = true;
}

async function arrive(): Promise<CoreModule> {
  if (!IS_OFFLINE) return mayRunWasm() ? fetched(wasmSource() as URL) : coreScript();
  if (typeof WebAssembly !== "object") throw new CoreMissing("unknown");
  const source = wasmSource() as Promise<Uint8Array<ArrayBuffer>>;
  const bytes = await source.catch(async (cause) => {
    // What is wrong with the offline file, its error says; any other is that of beginning what unpacks it.
    const { message } = cause;
    const isFile = message === "cut" || message === "changed";
    throw new CoreMissing(isFile ? message : canRun() ? "memory" : "policy", { cause });
  });
  return compiled(bytes, () => "old");
}

/**
 * Whether WebAssembly may run here. A policy that forbids it reports that it was asked; a site that knows says so in its
 * page, and is not asked.
 */
export function mayRunWasm(): boolean {
  if (globalThis.document?.querySelector('meta[name="xxgk-wasm"][content="no"]')) return false;
  return typeof WebAssembly === "object" && canRun();
}

/** Has the core come as JavaScript, and returns its address. */
export async function coreScript(): Promise<string> {
  // What could not be loaded, a browser may remember of an address.
  const address = `${scriptSource()}${isAskedAgain ? `?${Date.now()}` : ""}`;
  try {
    await import(address);
  } catch (cause) {
    const response = await load(new URL(address));
    throw new CoreMissing(isPage(response) ? "page" : "changed", { cause });
  }
  return address;
}

async function fetched(address: URL): Promise<WebAssembly.Module> {
  let response = await load(address);
  if (isWasm(response) && WebAssembly.compileStreaming) {
    try {
      return await WebAssembly.compileStreaming(response);
    } catch {
      // Once more as bytes, which show what is wrong with them.
      isAskedAgain = true;
      response = await load(address);
    }
  }
  const whyNot = (begins: string): Hindrance => {
    if (begins === MAGIC || begins === "") return "cut";
    return isPage(response) || begins.trimStart().startsWith("<") ? "page" : "changed";
  };
  let bytes: ArrayBuffer;
  try {
    bytes = await response.arrayBuffer();
  } catch (cause) {
    throw new CoreMissing(hindranceOfNetwork(), { cause });
  }
  return compiled(new Uint8Array(bytes), whyNot);
}

async function load(address: URL): Promise<Response> {
  let isForbidden = false;
  const hear = ({ blockedURI }: SecurityPolicyViolationEvent) => {
    if (address.href.startsWith(blockedURI)) isForbidden = true;
  };
  // A worker of a site's own has no page.
  globalThis.document?.addEventListener("securitypolicyviolation", hear);
  let response: Response;
  try {
    response = await fetch(address.href, { cache: isAskedAgain ? "reload" : "default" });
  } catch (cause) {
    // That the policy forbids it, the browser tells apart from its answer, and may be later.
    await new Promise((resolve) => setTimeout(resolve, 100));
    throw new CoreMissing(isForbidden ? "policy" : hindranceOfNetwork(), { cause });
  } finally {
    globalThis.document?.removeEventListener("securitypolicyviolation", hear);
  }
  const { ok, status } = response;
  if (!ok) throw new CoreMissing(status === 404 || status === 410 ? "missing" : "refused", { status });
  return response;
}

function isWasm(response: Response): boolean {
  return /^application\/wasm\b/.test(response.headers.get("Content-Type") ?? "");
}

function isPage(response: Response): boolean {
  return /html/.test(response.headers.get("Content-Type") ?? "");
}

function hindranceOfNetwork(): Hindrance {
  return navigator.onLine === false ? "offline" : "network";
}

/** Compiles it. `whyNot` says by its first bytes what is wrong with one that the browser, which can compile, cannot. */
async function compiled(
  bytes: BufferSource & { readonly length: number },
  whyNot: (begins: string) => Hindrance,
): Promise<WebAssembly.Module> {
  try {
    return await WebAssembly.compile(bytes);
  } catch (cause) {
    if (!canRun()) throw new CoreMissing("policy", { cause });
    const begins = String.fromCharCode(...new Uint8Array(bytes as unknown as ArrayBuffer).slice(0, MAGIC.length));
    if (cause instanceof RangeError) throw new CoreMissing("memory", { cause });
    throw new CoreMissing(whyNot(begins), { cause });
  }
}

/** Whether this page may run anything: the smallest module of all. WebKit compiles what it then refuses to begin. */
function canRun(): boolean {
  const smallest = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]);
  try {
    new WebAssembly.Instance(new WebAssembly.Module(smallest));
    return true;
  } catch {
    return false;
  }
}

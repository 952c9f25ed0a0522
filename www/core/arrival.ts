/** How the core comes to this browser: fetched or unpacked, and compiled, once for all elements; and why it does not come. */
import { CoreMissing, type Hindrance } from "./core-missing";
import { wasmSource } from "./wasm-source";

/** The first four bytes of every WebAssembly file. */
const MAGIC = "\0asm";

let module: Promise<WebAssembly.Module> | undefined;
/** Whether it was asked for before, so that what the browser remembers is not to be trusted. */
let isAskedAgain = false;

/** The core's module, which lies ready for another instance from then on. Fails with `CoreMissing`. */
export function coreModule(): Promise<WebAssembly.Module> {
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

async function arrive(): Promise<WebAssembly.Module> {
  if (typeof WebAssembly !== "object") throw new CoreMissing("unknown");
  const source = wasmSource();
  if (source instanceof URL) return fetched(source);
  const bytes = await source.catch(async (cause) => {
    // What is wrong with the offline file, its error says; any other is that of beginning what unpacks it.
    const { message } = cause;
    const isFile = message === "cut" || message === "changed";
    throw new CoreMissing(isFile ? message : (await canCompile()) ? "memory" : "policy", { cause });
  });
  return compiled(bytes, () => "old");
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
  const isPage = /html/.test(response.headers.get("Content-Type") ?? "");
  const whyNot = (begins: string): Hindrance => {
    if (begins === MAGIC || begins === "") return "cut";
    return isPage || begins.trimStart().startsWith("<") ? "page" : "changed";
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
  document.addEventListener("securitypolicyviolation", hear);
  let response: Response;
  try {
    response = await fetch(address.href, { cache: isAskedAgain ? "reload" : "default" });
  } catch (cause) {
    // That the policy forbids it, the browser tells apart from its answer, and may be later.
    await new Promise((resolve) => window.setTimeout(resolve, 100));
    throw new CoreMissing(isForbidden ? "policy" : hindranceOfNetwork(), { cause });
  } finally {
    document.removeEventListener("securitypolicyviolation", hear);
  }
  const { ok, status } = response;
  if (!ok) throw new CoreMissing(status === 404 || status === 410 ? "missing" : "refused", { status });
  return response;
}

function isWasm(response: Response): boolean {
  return /^application\/wasm\b/.test(response.headers.get("Content-Type") ?? "");
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
    if (!(await canCompile())) throw new CoreMissing("policy", { cause });
    const begins = String.fromCharCode(...new Uint8Array(bytes as unknown as ArrayBuffer).slice(0, MAGIC.length));
    if (cause instanceof RangeError) throw new CoreMissing("memory", { cause });
    throw new CoreMissing(whyNot(begins), { cause });
  }
}

/** Whether this page may compile anything: the smallest module of all. */
function canCompile(): Promise<boolean> {
  const smallest = new Uint8Array([...MAGIC].map((character) => character.charCodeAt(0)).concat(1, 0, 0, 0));
  return WebAssembly.compile(smallest).then(
    () => true,
    () => false,
  );
}

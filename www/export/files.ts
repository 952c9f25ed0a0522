/** Hands over files and text: as a download, or on the clipboard. */

/**
 * Gives a file to the browser to download. A page is never told what became of it; returns whether it can be taken for
 * done, as in a window of its own. In the frame of another page it may be refused without a word.
 */
export function download(file: File): boolean {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  // The browser reads the file after the click has returned.
  window.setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  return mayDownload();
}

/** Shows a text in a window of its own, from where the browser can save it; returns whether that was possible. */
export function openWindow(text: string): boolean {
  const url = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  return window.open(url) !== null;
}

/** Whether nothing is known that keeps this page from downloading: no frame with a sandbox, nor one that cannot be seen. */
function mayDownload(): boolean {
  // A file has no origin, and no site that could forbid something.
  const isOfSite = location.protocol.startsWith("http");
  if (window === window.parent && window.origin === "null") return !isOfSite;
  let isInFrameWithSandbox = false;
  for (let view: Window = window; view !== view.parent; view = view.parent) {
    const sandbox = frameOf(view)?.getAttribute("sandbox");
    if (sandbox === undefined) return false;
    if (sandbox !== null && !sandbox.split(/\s+/).includes("allow-downloads")) return false;
    isInFrameWithSandbox ||= sandbox !== null;
  }
  return isInFrameWithSandbox || !isOfSite || !isSandboxed();
}

/**
 * Whether this page is in a sandbox, which a site can ask for without a frame, by a header. No browser says what such a
 * sandbox allows, nor that there is one; but within one nothing can be prepared to be shown on another screen. Browsers
 * that cannot show anything there (Firefox, and all without https) tell nothing.
 */
function isSandboxed(): boolean {
  const { PresentationRequest } = window as { PresentationRequest?: new (url: string) => unknown };
  try {
    return PresentationRequest !== undefined && new PresentationRequest(location.href) === undefined;
  } catch (error) {
    return error instanceof DOMException && error.name === "SecurityError";
  }
}

/** The frame that holds a page; undefined when that is another site's. */
function frameOf(view: Window): Element | undefined {
  try {
    return view.frameElement ?? undefined;
  } catch {
    return undefined;
  }
}

/**
 * Puts text on the clipboard; as HTML too, where it is some, so that an editor takes the tables.
 * Returns whether that was possible.
 */
export function copy(text: string, html?: string): boolean {
  // The asynchronous clipboard is not there in pages without https, where offices still have many.
  const fill = (event: ClipboardEvent) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    event.clipboardData?.setData("text/plain", text);
    if (html !== undefined) event.clipboardData?.setData("text/html", html);
  };
  document.addEventListener("copy", fill, { capture: true, once: true });
  try {
    return document.execCommand("copy");
  } finally {
    document.removeEventListener("copy", fill, { capture: true });
  }
}

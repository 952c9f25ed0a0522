/** Hands over files and text: as a download, or on the clipboard. */

/** Downloads a file. */
export function download(file: File): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  // The browser reads the file after the click has returned.
  window.setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
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

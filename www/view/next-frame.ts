/** Waits until what was drawn last is on the screen. A page in the background has no screen, and does not wait long. */
export function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => window.setTimeout(resolve));
    window.setTimeout(resolve, 500);
  });
}

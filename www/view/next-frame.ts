/** Resolves when what was drawn last is on the screen. A page in the background is not painted, and waits half a second. */
export function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => window.setTimeout(resolve));
    window.setTimeout(resolve, 500);
  });
}

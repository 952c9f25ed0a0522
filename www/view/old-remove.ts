/**
 * Many old sites give elements a `remove` of their own, for the Internet Explorer. The common one asks for the parent
 * element, and fails with what lies right in a shadow root, where Lit removes what is not to be seen any more. Such a one
 * is mended for that place alone; everywhere else the site keeps its own.
 */
export function mendRemove(): void {
  const tried = document.createElement("i");
  const fragment = document.createDocumentFragment();
  fragment.appendChild(tried);
  try {
    tried.remove();
  } catch {
    // Then it is still there.
  }
  if (tried.parentNode !== fragment) return;
  let owner: object = tried;
  while (!Object.getOwnPropertyDescriptor(owner, "remove")) owner = Object.getPrototypeOf(owner);
  const { remove } = owner as Element;
  Object.defineProperty(owner, "remove", {
    configurable: true,
    enumerable: true,
    writable: true,
    value(this: Element, ...words: []) {
      const { parentNode } = this;
      if (parentNode?.nodeType === Node.DOCUMENT_FRAGMENT_NODE) parentNode.removeChild(this);
      else return remove.apply(this, words);
    },
  });
}

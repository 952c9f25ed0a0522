// Names of the browser that the element's modules use while they are read. Put into the served files, so that a site that
// renders its pages on a server can import them there: nothing happens then, and nothing is registered.
export const HTMLElement = globalThis.HTMLElement ?? class {};
export const document = globalThis.document ?? { createTreeWalker: () => ({}) };
export const customElements = globalThis.customElements ?? { get: () => true };

// Runs inside the measured page, before any of its own scripts: times what a user waits for.
// The functions are sent to the browser as text, so none may use anything from outside itself.

/** Three promises of milliseconds since the start of navigation. `window.begun`: until anything on the screen can be typed
 *  into and the frame that shows it is painted; `window.opened`: the same of one input, on the screen or below it;
 *  `window.firstFinding`: until the first finding is painted. They are looked for at the start of each frame, also inside
 *  open shadow roots; the end of that same frame counts. */
export function watchOpening(inputSelector, findingSelector) {
  if (window !== window.top) return;
  const takesKeys = (input) => {
    const box = input.getBoundingClientRect();
    return !input.disabled && !input.readOnly && box.width > 0 && box.height > 0;
  };
  const isOnScreen = (input) => input.getBoundingClientRect().top < window.innerHeight;
  const all = `input, textarea, ${inputSelector}`;
  window.begun = painted(() => find(document, all, (input) => takesKeys(input) && isOnScreen(input)));
  window.opened = painted(() => find(document, inputSelector, takesKeys));
  window.firstFinding = painted(() => find(document, findingSelector, () => true));

  function painted(isThere) {
    return new Promise((resolve) => {
      requestAnimationFrame(function look() {
        if (!isThere()) {
          requestAnimationFrame(look);
          return;
        }
        // A message posted at the start of a frame arrives after that frame is laid out and painted.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now());
        port2.postMessage(0);
      });
    });
  }

  /** Whether there is such an element of which that is so. */
  function find(root, selector, isSo) {
    if ([...root.querySelectorAll(selector)].some(isSo)) return true;
    return [...root.querySelectorAll("*")].some(({ shadowRoot }) => shadowRoot && find(shadowRoot, selector, isSo));
  }
}

/** `window.nextKey()` arms the watch, `window.lastKey` is a promise of { processing, painted, findings } in ms:
 *  processing  from the time stamp of the keydown event until the findings have changed in the page, all work of the
 *              event is done and style and layout are computed (forced);
 *  painted     from the same time stamp until the end of the frame that shows the changed findings;
 *  findings    how many findings there are then.
 *  Where findings change in several steps, the last step counts. `processing` is null where nothing changed. */
export function watchKeys(findingSelector) {
  const QUIET = 100; // ms without a further change: the page has settled
  const GIVE_UP = 1500; // ms without any change
  let roots;
  let key = null;

  const observer = new MutationObserver(() => {
    const its = key;
    if (!its?.start) return;
    const step = { frameEnd: null };
    const look = () => {
      const now = signature();
      if (now === its.signature) return;
      its.signature = now;
      for (const finding of findings()) finding.getBoundingClientRect();
      document.body.getBoundingClientRect();
      its.processing = performance.now() - its.start;
      its.step = step;
    };
    // When the event's listeners and all their promises are through, or at the start of the frame that shows
    // the change: whichever comes first.
    afterThis(look);
    requestAnimationFrame(() => {
      look();
      afterThis(() => (step.frameEnd = performance.now()));
    });
  });

  const started = ({ timeStamp }) => {
    if (key) key.start ??= timeStamp;
  };
  window.addEventListener("keydown", started, { capture: true });

  window.nextKey = () => {
    roots = allRoots(document);
    for (const root of roots) {
      observer.observe(root, {
        subtree: true,
        childList: true,
        characterData: true,
        attributes: true,
        attributeFilter: ["data-rule"],
      });
    }
    const armed = performance.now();
    const mine = {
      start: null,
      signature: signature(),
      processing: null,
      step: null,
    };
    key = mine;
    window.lastKey = new Promise((resolve) => {
      const settled = setInterval(() => {
        const now = performance.now();
        const done = mine.step
          ? mine.step.frameEnd && now - mine.start - mine.processing > QUIET
          : now - armed > GIVE_UP;
        if (!done) return;
        clearInterval(settled);
        observer.disconnect();
        key = null;
        resolve({
          processing: mine.processing,
          painted: mine.step && mine.step.frameEnd - mine.start,
          findings: findings().length,
        });
      }, 10);
    });
  };

  function findings() {
    return roots.flatMap((root) => [...root.querySelectorAll(findingSelector)]);
  }

  function signature() {
    return findings()
      .map((finding) => `${finding.dataset.rule ?? ""} ${finding.textContent}`)
      .join("\n");
  }

  function allRoots(root) {
    const hosts = [...root.querySelectorAll("*")].filter((element) => element.shadowRoot);
    return [root, ...hosts.flatMap((host) => allRoots(host.shadowRoot))];
  }

  /** Calls back in a task of its own, without the delay that timers have. */
  function afterThis(callback) {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = callback;
    port2.postMessage(0);
  }
}

/** `window.nextPaste(expected)` arms the watch: pairs of a cell and the text that it has to show. `window.lastPaste` is a
 *  promise of milliseconds from the paste event until the end of a frame: `form`, the first that shows all of them in the
 *  cells that can be typed into, and other findings than before; `everywhere`, the first in which also all other places
 *  show them. `null` if that does not come. */
export function watchPaste(findingSelector, cellSelector) {
  const GIVE_UP = 10_000;
  window.nextPaste = (expected) => {
    const roots = allRoots(document);
    const all = (selector) => roots.flatMap((root) => [...root.querySelectorAll(selector)]);
    const signature = () =>
      all(findingSelector)
        .map(({ textContent }) => textContent)
        .join("\n");
    const before = signature();
    const texts = new Map(expected);
    const showsAll = (selector) =>
      all(selector).every((cell) => {
        const text = texts.get(cell.dataset.cell);
        return text === undefined || (cell.value ?? cell.textContent) === text;
      });
    window.lastPaste = new Promise((resolve) => {
      setTimeout(resolve, GIVE_UP, null);
      window.addEventListener(
        "paste",
        async ({ timeStamp }) => {
          const form = await painted(() => showsAll(cellSelector) && signature() !== before);
          const everywhere = await painted(() => showsAll("[data-cell]"));
          resolve({ form: form - timeStamp, everywhere: everywhere - timeStamp });
        },
        { capture: true, once: true },
      );
    });
  };

  /** The end of the first frame at whose start it is so. */
  function painted(isSo) {
    return new Promise((resolve) => {
      requestAnimationFrame(function look() {
        if (!isSo()) {
          requestAnimationFrame(look);
          return;
        }
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now());
        port2.postMessage(0);
      });
    });
  }

  function allRoots(root) {
    const hosts = [...root.querySelectorAll("*")].filter((element) => element.shadowRoot);
    return [root, ...hosts.flatMap((host) => allRoots(host.shadowRoot))];
  }
}

/** `window.wasmBytes()`: how large the memories of all WebAssembly modules of the page have grown. */
export function watchWasm() {
  const memories = new Set();
  window.wasmBytes = () => [...memories].reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
  const remember = (instance) => {
    for (const thing of Object.values(instance.exports)) if (thing instanceof WebAssembly.Memory) memories.add(thing);
  };
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...words) => {
      const result = await original.apply(WebAssembly, words);
      remember(result.instance ?? result);
      return result;
    };
  }
  WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
    construct(target, words) {
      const instance = new target(...words);
      remember(instance);
      return instance;
    },
  });
}

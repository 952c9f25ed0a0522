// Runs inside the measured page, before any of its own scripts: times what a user waits for.
// The two functions are sent to the browser as text, so neither may use anything from outside itself.

/** `window.opened`: a promise of the milliseconds from the start of navigation until an input can be typed into
 *  and the frame that shows it is painted. The input is looked for at the start of each frame, also inside open
 *  shadow roots; the end of that same frame counts. */
export function watchOpening(selector) {
  if (window !== window.top) return;
  window.opened = new Promise((resolve) => {
    requestAnimationFrame(function look() {
      const input = find(document);
      const box = input?.getBoundingClientRect();
      if (!input || input.disabled || input.readOnly || !box.width || !box.height) {
        requestAnimationFrame(look);
        return;
      }
      // A message posted at the start of a frame arrives after that frame is laid out and painted.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(performance.now());
      port2.postMessage(0);
    });
  });

  function find(root) {
    const input = root.querySelector(selector);
    if (input) return input;
    for (const { shadowRoot } of root.querySelectorAll("*")) {
      const inside = shadowRoot && find(shadowRoot);
      if (inside) return inside;
    }
    return null;
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

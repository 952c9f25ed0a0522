// Page code, for the offline file only, and the first to run there. Shows the first screen, which takes keys at once,
// and starts the script when that is painted. In a browser that is too old for the page it says so: the build
// makes this run in all of them, the engine of Internet Explorer among them, which some browsers still open files with.
// So it does where the file was cut or changed. If this script itself was changed, the file's own policy keeps it from
// running, and what index.html has in the element's place is shown.
// (`var`, as the build cannot make one of `const`.)
(() => {
  var NAME = "xxgk-annual-report";
  var TOO_OLD =
    "这个浏览器太旧，打不开这一页。用 360、奇安信等浏览器的，请在地址栏右边换成“极速模式”；还不行，请换用较新的浏览器（Chrome、Edge、Firefox 都可以）再打开。";
  var CUT = "这个文件不完整，后面缺了一截，打不开。请重新复制或下载一份，再打开。";
  var CHANGED = "这个文件被改动过，和做好的时候不一样了，打不开。请重新复制或下载一份，再打开。";
  var DRAFT = "文件里带的草稿还在：重新下载一份本工具，用“打开”选这个文件，就能接着填。";

  var TYPED = "已经填的在下面，请先抄下来。";

  var host = document.querySelector(NAME);
  var giveUp = (cause) => {
    var why = cause;
    var fields = host.shadowRoot ? host.shadowRoot.querySelectorAll("input, textarea") : [];
    var isTyped = Array.prototype.some.call(fields, (field) => field.value !== "");
    if (cause !== TOO_OLD && document.getElementById(NAME)) why += DRAFT;
    if (isTyped) why += TYPED;
    var sentence = document.createElement("p");
    sentence.setAttribute("role", "alert");
    sentence.style.cssText = "padding: 48px; font: 16px/1.8 sans-serif; text-align: center";
    sentence.textContent = why;
    host.parentNode.insertBefore(sentence, host);
    // There is nothing to type into in vain.
    if (!isTyped) host.parentNode.removeChild(host);
  };
  if (!host.attachShadow) {
    giveUp(TOO_OLD);
    return;
  }
  var first = document.getElementById("first-screen");
  if (!first) {
    giveUp(CHANGED);
    return;
  }
  var screen = host.attachShadow({ mode: "open" });
  // A site that serves the file may enforce Trusted Types. There can be one policy of that name: the element takes it over.
  var asIs = (text) => text;
  var policy = { createHTML: asIs, createScript: asIs, createScriptURL: asIs };
  if (window.trustedTypes) policy = window.trustedTypes.createPolicy(NAME, policy);
  screen.policy = policy;
  screen.innerHTML = policy.createHTML(first.text);

  // For what takes its place (www/page/first-screen.ts).
  screen.addEventListener("click", (event) => {
    screen.pressed = event.target;
    // What a link leads to is not there yet.
    if (event.target.closest("a")) event.preventDefault();
  });
  var isComposing = false;
  screen.addEventListener("compositionstart", () => {
    isComposing = true;
  });
  screen.addEventListener("compositionend", () => {
    isComposing = false;
  });

  var isStarted = false;
  var start = () => {
    if (isStarted) return;
    var code = document.getElementById("code");
    // It is all there when something comes after it. And a word that is being composed must not lose its field.
    var isHere = code?.nextElementSibling || document.readyState !== "loading";
    if (!isHere || isComposing) {
      setTimeout(start, 10);
      return;
    }
    isStarted = true;
    // The build puts the length of the script in this number's place.
    var missing = CODE_LENGTH - (code ? code.text.length : 0);
    // Without the core the form would forget what is typed into it.
    var hasCore = document.getElementById("core");
    if (missing > 0 || !hasCore) {
      giveUp(hasCore || missing < 0 ? CHANGED : CUT);
      return;
    }
    // The script runs at once, or its error is told at once; or the file's policy sees that it was changed, and is silent.
    var error;
    var hear = (event) => {
      error = event;
    };
    window.addEventListener("error", hear);
    var script = document.createElement("script");
    script.text = policy.createScript(code.text);
    document.body.appendChild(script).remove();
    window.removeEventListener("error", hear);
    if (!window.customElements?.get(NAME)) giveUp(error ? TOO_OLD : CHANGED);
  };
  requestAnimationFrame(() => {
    setTimeout(start);
  });
  // A page in the background is not painted.
  setTimeout(start, 500);
})();

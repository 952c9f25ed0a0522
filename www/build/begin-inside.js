// Page code, for the offline file only, and the first to run there. Shows the first screen, which takes keys at once,
// and starts the script when that is painted. In a browser that is too old for the page it says so: the build
// makes this run in all of them, the engine of Internet Explorer among them, which some browsers still open files with.
// (`var`, as the build cannot make one of `const`.)
(() => {
  var NAME = "xxgk-annual-report";
  var TOO_OLD =
    "这个浏览器太旧，打不开这一页。用 360、奇安信等浏览器的，请在地址栏右边换成“极速模式”；还不行，请换用较新的浏览器（Chrome、Edge、Firefox 都可以）再打开。";
  var CUT = "这个文件不完整，打不开。请重新复制或下载一份，再打开。";

  var host = document.querySelector(NAME);
  var giveUp = (why) => {
    host.parentNode.innerHTML = `<p style="padding: 48px; font: 16px/1.8 sans-serif; text-align: center">${why}</p>`;
  };
  if (!host.attachShadow) {
    giveUp(TOO_OLD);
    return;
  }
  var screen = host.attachShadow({ mode: "open" });
  screen.innerHTML = document.getElementById("first-screen").text;

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
    // Without the core the form would forget what is typed into it.
    if (!document.getElementById("core")) {
      giveUp(CUT);
      return;
    }
    var script = document.createElement("script");
    script.text = code.text;
    document.body.appendChild(script).remove();
    if (!window.customElements?.get(NAME)) giveUp(TOO_OLD);
  };
  requestAnimationFrame(() => {
    setTimeout(start);
  });
  // A page in the background is not painted.
  setTimeout(start, 500);
})();

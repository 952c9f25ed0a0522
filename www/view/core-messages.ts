/** What is said when the core has died or has not come: what happened, where the text is, what to do. */
import type { Hindrance } from "../core/core";

/** So much of a text is shown; all of it can be copied. */
const SHOWN = 40;

const reload = "请刷新这一页（Ctrl+F5），或者按“再试”；还是不行，请告诉网站管理员";
const otherBrowser = "请换用较新的浏览器（Chrome、Edge、Firefox，或 360、奇安信浏览器的极速模式）";
const policy =
  "安全策略不让这个浏览器运行 WebAssembly。请告诉网站管理员：策略里 script-src 要有 'wasm-unsafe-eval'（Chromium 97 以前的浏览器只认 'unsafe-eval'），connect-src 要有 'self'；也可以改用离线文件。";

/** Why the core has not come, and what to do. */
const hindrances: { readonly [Why in Hindrance]: (status: number | undefined, isFile: boolean) => string } = {
  unknown: () =>
    `这个浏览器没有 WebAssembly，或者把它关掉了（例如“增强安全”“锁定模式”）。${otherBrowser}，或者在设置里打开它。`,
  policy: () => policy,
  offline: () => "网络断开了，核对用的程序还没有取到。接通网络后按“再试”。",
  network: () => `没有取到核对用的程序：网络不通，或者被防火墙、登录页拦下了。${reload}。`,
  missing: (status) =>
    `网站上没有这一页要的核对程序（.wasm 文件，${status}）：可能刚刚更新过，或者没有复制全。${reload}：dist 文件夹要整个复制。`,
  refused: (status) => `网站没有给核对用的程序（.wasm 文件，${status}）。${reload}。`,
  page: () => "网站给的不是核对用的程序，而是另一个网页，多半是要先登录。请在另一个标签页里登录，再按“再试”。",
  cut: (_, isFile) =>
    isFile
      ? "这个文件不完整，后面缺了一截。请重新复制或下载一份，再打开。"
      : `取到的核对程序（.wasm 文件）用不了：可能不完整，或者被改动过，也可能是浏览器太旧。${reload}：文件要重新复制一遍。`,
  changed: (_, isFile) =>
    isFile
      ? "这个文件被改动过，和做好的时候不一样了。请重新复制或下载一份，再打开。"
      : `取到的不是核对用的程序（.wasm 文件），或者它被改动过。${reload}：文件要重新复制一遍。`,
  old: () => `这个浏览器太旧，运行不了核对用的程序。${otherBrowser}。`,
  version: () => `网页和核对程序（.wasm 文件）不是同一版。${reload}：dist 文件夹要整个换成新的。`,
  memory: () => "内存不够，核对用的程序启动不了。请关掉一些网页和程序，再按“再试”。",
};

export const coreMessages = {
  missing: (why: Hindrance, status: number | undefined, isFile: boolean) =>
    `现在还不能填：${hindrances[why](status, isFile)}`,
  typedStays: "已经填的都在这里，没有丢，也还没有存。可以先复制，或存成草稿文件。",
  cannotStart: (reason: string) =>
    `打不开，工具自己出了错（${reason}）。请按“再试”；还是不行，请把这句话告诉提供这个工具的人。`,
  late: "核对用的程序还没有取到：网络很慢，或者没有回应。可以先填，取到以后接着核对；在那以前填的还没有存。",
  trying: "正在再试…",

  died: "工具出错停下了，正在恢复，请稍等…",
  isBack: "刚才工具出错停下了，已经恢复，存好的内容都在。刚做的一步没有做成；撤销的步骤不再保留。",
  typedSince: "停下的时候，下面这些正在填，还没有存：",
  killedBy: (name: string) =>
    `打开“${name}”时工具出错停下了，已经恢复。“${name}”没有打开，它本身没有动；正在填的一份也没有变，只是撤销的步骤不再保留。`,
  killedByWords: "放回来以后工具又停下了，已经再次恢复。下面这些是它停下的原因，不能放回，可以复制或存成文件：",
  deadly: (title: string) =>
    `正在填的一份${title && `（${title}）`}一打开，工具就停下，所以先另起了一份空白的。原来那一份没有删：存好的还在“打开”的列表里，也可以存成文件。请把文件交给提供这个工具的人看看。`,
  cannotGoOn: "工具出错停下了，恢复不了，现在不能再填。填的内容还在，请先存成文件，再刷新这一页。",
  tooOften:
    "工具连着几次出错停下了，不再自动恢复，现在不能再填。填的内容还在，请先存成文件，再刷新这一页，或者按“再试”。",

  overtaken: "下面这些地方后来又填过，没有覆盖。停下以前填的是：",

  bringBack: "带回",
  bringRest: "带回其余的",
  copyTyped: "复制",
  saveTyped: "存成文件",
  saveIt: (name: string) => `把“${name}”存成文件`,
  tryAgain: "再试",
  dismiss: "知道了",
  notKept: "没有暂存：工具停下了",
  fileName: (title: string) => `${title || "草稿"}.json`,
  shown: (name: string, text: string) => {
    const line = text.replace(/\s+/g, " ");
    const [start, rest] = [[...line].slice(0, SHOWN).join(""), [...line].length - SHOWN];
    return `${name}：${text === "" ? "（清空）" : start}${rest > 0 ? `…（共 ${[...text].length} 字）` : ""}`;
  },
};

// 与框架里的填报页互通消息。只听这个框架、这个来源的；发也只发给它。
const frame = document.querySelector("#report");
const said = document.querySelector("#said");
const ORIGIN = new URL(frame.src).origin;
const PROTOCOL = "xxgk-annual-report/1";
const waiting = new Map();
let last = 0;

/** 发一条消息，等它的回答。 */
export function ask(type, more = {}) {
  last += 1;
  const id = last;
  frame.contentWindow.postMessage({ protocol: PROTOCOL, type, id, ...more }, ORIGIN);
  return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
}

addEventListener("message", ({ source, origin, data }) => {
  if (source !== frame.contentWindow || origin !== ORIGIN || data?.protocol !== PROTOCOL) return;
  const { type } = data;
  if (type === "answer") {
    const { resolve, reject } = waiting.get(data.id) ?? {};
    waiting.delete(data.id);
    if (data.ok) resolve?.(data.result);
    else reject?.(new Error(data.error));
  }
  if (type === "change") said.value = `还有 ${data.errors} 处错误`;
  // 按了“下载 Word”：文件在这里，不会再落到磁盘上。
  if (type === "download") receive(new File([data.bytes], data.name, { type: data.mediaType }));
  // 想让框架跟内容一样高，就写：if (type === "size") frame.style.height = `${data.height}px`;
});

async function receive(file) {
  const body = new FormData();
  body.append("file", file);
  const answer = await fetch("/cms/receive", { method: "POST", body });
  said.value = answer.ok ? `已收到 ${file.name}` : `没有收下 ${file.name}`;
}

// 框架里的页何时打开不知道：打招呼，直到有回答。
const greeting = setInterval(() => ask("hello", { takes: ["download"] }).then(begin), 300);
let isBegun = false;
async function begin() {
  clearInterval(greeting);
  if (isBegun) return;
  isBegun = true;
  await ask("set", { organ: "港口乡", year: "2025", locked: "organ.name" });
}

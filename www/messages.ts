/** Every word of the page that does not come from the form or the rules. */
export const messages = {
  app: "政府信息公开工作年度报告",
  starting: "正在打开…",
  cannotStart:
    "打不开：这个浏览器不支持 WebAssembly，或者网站的安全策略不允许运行它。请换用较新的浏览器（360、奇安信、Edge、Chrome 的极速模式），或者向网站管理员反映。",
  local: "内容只留在本机，不上传",
  saved: (time: string) => `已暂存 ${time}`,
  cannotSave: "浏览器不让暂存，请常按“存草稿”",
  neverSaved: "改动会随时暂存在本机",

  sections: "各部分",
  organName: "单位名称",
  organNameHint: "例如：港口乡",
  organKind: "单位类别",
  organKindNone: "请选择",
  year: "年份",
  published: "公开日期",
  publishedHint: "可不填，例如 2026-01-20",
  title: "标题",
  titleHint: "可不填，按单位和年份自动写好，见下面",
  titleToCome: "〔单位〕〔年份〕年政府信息公开工作年度报告",
  preface: "开头",
  prefaceHint:
    "（可不写。一般写编制依据、统计期限和联系方式，例如：根据《中华人民共和国政府信息公开条例》（国务院令第711号）的规定，编制本报告。本报告中所列数据的统计期限自2025年1月1日起至2025年12月31日止。）",
  aspects: (aspects: readonly string[]) => `主要写：${aspects.join("、")}`,

  totals: "总计",
  totalsComputed: "自动算",
  totalsEntered: "由我填，用来核对",
  totalsWhy: "照台账把总计也填上，填错一格时就能看出错在哪一格。",
  computedNote: "自动合计。要照台账填写的，直接输入",
  enteredNote: "总计由您填写，清空就恢复自动合计",
  readAs: (typed: string, shown: string) => `您输入的是“${typed}”，读作 ${shown}`,

  open: "打开",
  save: "存草稿",
  check: "检查",
  download: "下载 Word",
  undo: "撤销",
  close: "关闭",
  openFile: "选择草稿文件（.json）…",
  storedDrafts: "暂存在本机的草稿",
  noStoredDrafts: "没有别的草稿。",
  openStored: "打开",
  removeStored: "删除",
  confirmRemove: "确定删除？",
  newDraft: "另起一份空白的",
  untitled: "还没有标题的草稿",
  opened: (title: string) => `已打开：${title}`,
  restored: (title: string, time: string) => `接着上次的草稿：${title}（${time} 暂存）`,
  openElsewhere: (title: string) => `草稿“${title}”正在另一个窗口里填写，请到那里接着填。`,
  pasted: (count: number) => `已粘贴 ${count} 格`,
  corrected: "已改正",
  totalsChanged: "总计的填法已改",
  undone: "已撤销",
  downloaded: (name: string) => `已下载：${name}`,
  downloadedWithErrors: (name: string, errors: number) =>
    `已下载：${name}。还有 ${errors} 处错误没有改，公布前请改好。`,
  savedFile: (name: string) => `草稿已存为文件：${name}`,

  findings: "检查结果",
  groups: { error: "错误", warning: "提醒", info: "提示" },
  summary: (errors: number, warnings: number, blank: number) => {
    if (errors + warnings > 0) return [count(errors, "错误"), count(warnings, "提醒")].filter(Boolean).join(" · ");
    return blank > 0 ? `还有 ${blank} 格未填` : "没有发现错误";
  },
  nothing: "没有发现错误。",
  nothingYet: "到现在没有发现错误。",
  stillBlank: "边填边查；填完后按“检查”，再看一遍漏填的地方。",
  goThere: "去看看",
  why: "为什么？",
  correctTo: (text: string) => `改为 ${text}`,
  backToComputed: (sum: string) => `改回自动合计 ${sum}`,
  backToUsualTitle: "改回通用标题",
  fixLabel: "怎么办：",
  clause: (clause: string) => `依据：${clause}`,
  sectionDone: "已填好",
  sectionErrors: (errors: number) => `${errors} 处错误`,
  sectionBlank: (blank: number) => `${blank} 格未填`,
};

function count(number: number, what: string): string {
  return number > 0 ? `${number} 处${what}` : "";
}

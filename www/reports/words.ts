/** Every word of the desk for many reports. */
import type { ReceivedFinding } from "../core/core";

export const words = {
  app: "年报审核汇总",
  addFiles: "添加文件…",
  addFolder: "添加文件夹…",
  dropHere: "松开鼠标，把报告放进来",
  empty:
    "把各单位交来的报告拖到这里：文件、文件夹都行，Word、WPS、Excel、网页、草稿都认得。报告只在这台电脑上读，不会传出去。",
  progress: (done: number, all: number) => `正在读第 ${Math.min(done + 1, all)} 份，共 ${all} 份`,
  pause: "暂停",
  goOn: "继续",
  cancel: "不读了",
  paused: (left: number) => `已暂停，还有 ${left} 份没有读`,
  counts: (all: number, wrong: number, refused: number, absent: number) =>
    [
      `${all} 份`,
      wrong > 0 && `${wrong} 份有错误`,
      refused > 0 && `${refused} 份打不开`,
      absent > 0 && `${absent} 家没有收到`,
    ]
      .filter(Boolean)
      .join("，"),
  search: "查找单位、文件",
  show: "显示",
  filters: {
    all: "全部",
    errors: "有错误的",
    warnings: "有提醒的",
    doubts: "读得不全、存疑的",
    refused: "打不开的",
    out: "没有计入汇总的",
    missing: "没有收到的",
  },
  columns: { organ: "单位", year: "年份", file: "文件", read: "读入", errors: "错误", warnings: "提醒", state: "情况" },
  sortBy: (column: string) => `按${column}排序`,
  waiting: "等着读",
  reading: "正在读…",
  refused: "打不开",
  whole: "完整",
  doubtful: (places: number) => `${places} 处存疑`,
  noted: "有说明",
  noOrgan: "（没有单位名称）",
  chooseOne: "点左边的一行，看这份报告里要核对什么。",
  nothingFound: "没有发现错误。",
  notes: "读入时的说明",
  findings: (count: number) => `请核对以下 ${count} 处`,
  fix: "怎么办：",
  severity: { error: "错误", warning: "提醒", info: "提示" },
  openReport: "打开这份报告",
  copyLetter: "复制意见",
  letterCopied: "核对意见已复制，可以粘贴到微信、邮件里。",
  cannotCopy: "浏览器不许复制。",
  remove: "移出",
  removed: (name: string) => `已移出“${name}”。`,
  takeBack: "撤销",
  removeAll: "全部移出",
  confirmRemoveAll: "确定全部移出？",
  save: "保存这一批",
  batchFile: "年报一批.json",
  savedBatch: (name: string) => `已存为文件“${name}”，下次拖进来就能接着看。`,
  replaced: (name: string, others: number) => `“${name}”${others > 0 ? `等 ${others + 1} 份` : ""}换成了新的一份。`,
  died: "读这个文件时程序出了错，没有读入。别的文件不受影响。请让单位另存一份再交，或者换一种格式。",
  noCore: "这一页的程序没有装全，现在读不了报告。请重新打开这一页再试。",
  cannotKeep: "浏览器不许保存，关掉这一页，这一批就没有了。请用“保存这一批”存成文件。",
  noSum: "这一批没有汇总成：程序出了错。请重新打开这一页再试。",
  counted: "计入汇总",
  absent: "没有收到",
  toSum: "汇总",
  toList: "清单",
  leaveOut: "不计入汇总…",
  countAgain: "计入汇总",
  reason: "为什么不计入（可不填，例如：垂直管理）",
  leaveOutNow: "不计入",
  own: "本级的报告",
  county: "要核对的汇总报告",
  nobody: "（没有）",
  expected: "应报单位名单，一行一个；不计入的在后面写“不纳入：原因”",
  openSum: "把汇总作为草稿打开",
  sumTitle: (organ: string, year: number | null, counted: number) =>
    `${organ}${year ? ` ${year} 年度` : ""}汇总：计入 ${counted} 份`,
  sumColumns: ["指标", "汇总", "缺数的单位"],
  differences: (count: number) => `与汇总报告有 ${count} 处不一致`,
  noDifferences: "与汇总报告完全一致。",
  noCounty: "在左边选一份“要核对的汇总报告”，这里就会说出哪里对不上、差在哪一家。",
  difference: (report: string, sum: string) => `汇总报告是 ${report || "空白"}，各单位之和是 ${sum || "空白"}`,
  noCause: "没有找到原因。",
  adding: "正在汇总…",
  differencesOf: "与汇总报告的不同",
  details: "选中的报告",
  sumFile: "汇总.json",
  noMatch: "没有这样的报告。",
  close: "关闭",
  back: "写一份",
} as const;

/** The letter to an office about its report, as plain text. */
export function letter(
  title: string,
  lines: readonly Pick<ReceivedFinding, "severity" | "place" | "message" | "fix">[],
): string {
  const points = lines.map(
    ({ severity, place, message, fix }, index) =>
      `${index + 1}. 【${words.severity[severity]}】${place ? `${place}：` : ""}${message}\n   ${words.fix}${fix}`,
  );
  return `${title}\n${lines.length > 0 ? `${words.findings(lines.length)}：` : words.nothingFound}\n${points.join("\n")}`;
}

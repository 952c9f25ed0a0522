/** Every word of the page that does not come from the form or the rules. */
export const messages = {
  app: "政府信息公开工作年度报告",
  cannotStart:
    "打不开：这个浏览器不支持 WebAssembly，或者网站的安全策略不允许运行它。请换用较新的浏览器（360、奇安信、Edge、Chrome 的极速模式），或者向网站管理员反映。",
  local: "内容只留在本机，不上传",
  saved: (time: string) => `已暂存 ${time}`,
  cannotSave: "浏览器不让暂存，请常按“存草稿”",
  neverSaved: "改动会随时暂存在本机",

  welcome: "怎么用",
  welcomeSteps: ["写上单位和年份", "照台账填三张表。哪里对不上，这里马上指出来", "写好文字部分，按“检查”，再下载 Word"],
  openExample: "看一份填好的例子",
  openEarlier: "打开以前的文件",
  exampleOpened: "这是一份填好的例子，随便改。要填自己的，另起一份就行。",

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
  otherFormats: "其他格式和版式",
  preview: "预览打印",
  undo: "撤销",
  close: "关闭",
  openFile: "选择文件：草稿（.json），或本工具下载的 Word、网页…",
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
  corrected: (count: number) => (count > 1 ? `已改正 ${count} 处` : "已改正"),
  totalsChanged: "总计的填法已改",
  undone: "已撤销",
  downloaded: (name: string, errors: number) =>
    errors > 0 ? `已下载：${name}。还有 ${errors} 处错误没有改，公布前请改好。` : `已下载：${name}`,
  savedFile: (name: string) => `草稿已存为文件：${name}`,

  /** What the report can become: the file's endings with the words on their buttons, and the one to copy. */
  formats: [
    { name: "Word", what: "送领导审阅、签发，用 WPS 或 Word 打开", files: [["docx", "下载"]], copy: undefined },
    { name: "Excel", what: "三张表带公式，报上级汇总", files: [["xlsx", "下载"]], copy: undefined },
    { name: "网页代码", what: "粘贴到网站后台的编辑器里", files: [["fragment.html", "下载"]], copy: "fragment.html" },
    { name: "网页", what: "单独的一页，可直接放到网站上", files: [["html", "下载"]], copy: undefined },
    {
      name: "勾稽关系核对表",
      what: "每一项核对的算式和结果，供领导签字",
      files: [
        ["proof.docx", "Word"],
        ["proof.html", "网页"],
      ],
      copy: undefined,
    },
    { name: "纯文本", what: "粘贴到邮件、聊天里", files: [["txt", "下载"]], copy: "txt" },
    { name: "Markdown", what: "粘贴到笔记、协作文档里", files: [["md", "下载"]], copy: "md" },
  ] as readonly {
    name: string;
    what: string;
    files: readonly (readonly [ending: string, label: string])[];
    copy: string | undefined;
  }[],
  copy: "复制",
  copyOf: (name: string) => `复制${name}`,
  downloadOf: (name: string, label: string) => `${name}：${label}`,
  copied: "已复制，可以粘贴了",
  cannotCopy: "浏览器不让复制，请下载后打开文件，再复制",
  fingerprint: (sha256: string) => `SHA-256：${sha256}（两个人报一遍，就知道是不是同一个文件）`,
  print: "打印或存为 PDF",
  previewWhy: "打印时选 A4、缩放 100%、不要页眉页脚；存为 PDF 请在打印机里选“另存为 PDF”。",

  lastYear: "上年数据",
  lastYearKnown: "已有上年数据",
  lastYearWhy: "有了上年的数，就能核对上年结转、现行有效件数和大起大落。上年的数只用来核对，不印在报告里。",
  lastYearFile: "打开上年的文件…",
  lastYearIs: (title: string) => `已读入：${title}`,
  lastYearForget: "不用这些数",
  lastYearByHand: (year: string) => `没有上年的文件，就照上年的报告填${year && `（${year} 年）`}，知道几个填几个：`,
  lastYearOpened: "上年的数据已读入",
  lastYearForgotten: "上年的数据已去掉",

  findings: "检查结果",
  groups: { error: "错误", warning: "提醒", info: "提示" },
  groupOf: (count: number, severity: "error" | "warning" | "info") => `${count} 处${messages.groups[severity]}`,
  andMore: (count: number) => `等 ${count} 处`,
  correctTogether: "都改过来",
  correctAll: (count: number) => `${count} 处全部改好`,
  explains: (count: number) => `改好以后，这 ${count} 处也就对了`,
  accept: "情况属实，说明理由",
  reason: "理由（存在草稿里，印在核对表上）",
  acceptNow: "确认",
  cancel: "取消",
  acceptedOne: "已记下理由。数字一变，就要重新确认",
  acceptedCount: (count: number) => `${count} 处已说明理由`,
  reasonGiven: (reason: string) => `理由：${reason}`,
  withdraw: "收回",
  withdrawn: "已收回，这一处重新算作问题",
  claims: (all: number, right: number, wrong: number) =>
    `文中 ${all} 个数与表格对过${[count(right, "相符"), count(wrong, "不符")]
      .filter(Boolean)
      .map((one) => `，${one}`)
      .join("")}`,
  claimIs: (said: string, holds: boolean | null) =>
    `${said}${holds === null ? "（表中还没有填）" : holds ? " ✓ 相符" : " ✗ 不符"}`,
  summary: (errors: number, warnings: number, blank: number) => {
    if (errors + warnings > 0) return [count(errors, "错误"), count(warnings, "提醒")].filter(Boolean).join(" · ");
    return blank > 0 ? `还有 ${blank} 格未填` : "没有发现错误";
  },
  nothing: "没有发现错误。",
  nothingYet: "到现在没有发现错误。",
  stillBlank: "边填边查；填完后按“检查”，再看一遍漏填的地方。",
  goThere: "去看看",
  why: "为什么？",
  correctWords: (text: string) => `改为“${text}”`,
  deleteWords: "删去",
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

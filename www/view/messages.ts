/** Every word of the page that does not come from the form or the rules; those of kept drafts and files are in `kept-messages`. */
import { counted, keptMessages } from "./kept-messages";
import { reviewMessages } from "./review-messages";

/** How many of a list a sentence names. */
const NAMED = 3;

export const messages = {
  ...keptMessages,
  ...reviewMessages,
  app: "政府信息公开工作年度报告",
  local: "内容只留在本机，不上传",
  welcome: "怎么用",
  welcomeSteps: ["写上单位和年份", "照台账填三张表。哪里对不上，这里马上指出来", "写好文字部分，按“检查”，再下载 Word"],
  openExample: "看一份填好的例子",
  ownDraft: "文件里带的草稿",
  openEarlier: "打开以前的文件",
  exampleOpened: "这是一份填好的例子，随便改。要填自己的，另起一份就行。",

  sections: "各部分",
  organName: "单位名称",
  organNameHint: "例如：港口乡",
  organKind: "单位类别",
  organKindNone: "请选择",
  year: "年份",
  edition: "格式",
  editionIs: (name: string, years: string) => (years === "" ? name : `${name}（${years}）`),
  editionOffered: (year: string, name: string) => `${year.trim()} 年的报告要用 ${name}的格式。`,
  useEdition: (name: string) => `改用 ${name}格式`,
  editionChanged: (name: string, filled: number) =>
    `已改用 ${name}格式${filled > 0 ? `，对得上的 ${filled} 格都照原样填好了` : ""}`,
  keptAside: (names: readonly string[]) => {
    const some = names.slice(0, NAMED).map((name) => `“${name}”`);
    return `${some.join("")}${names.length > NAMED ? "等" : ""}共 ${names.length} 处没有对应位置，已留在草稿里，换回原格式就会出现。`;
  },
  stillAside: (count: number) => `草稿里还留着另一版格式的 ${count} 处内容，不印在报告里`,
  published: "公开日期",
  publishedHint: "可不填，例如 2026-01-20",
  title: "标题",
  titleHint: "可不填，按单位和年份自动写好，见下面",
  titleToCome: (organ = "", year = "") => `${organ || "〔单位〕"}${year || "〔年份〕"}年政府信息公开工作年度报告`,
  preface: "开头",
  below: "＋ 表后加一段文字",
  belowOf: (heading: string) => `${heading}：表后加一段文字`,
  belowName: "表后文字",
  belowHint: "（对表中数字的说明；没有就不写）",
  prefaceHint:
    "（可不写。一般写编制依据、统计期限和联系方式，例如：根据《中华人民共和国政府信息公开条例》（国务院令第711号）的规定，编制本报告。本报告中所列数据的统计期限自2025年1月1日起至2025年12月31日止。）",
  aspects: (aspects: readonly string[]) => `主要写：${aspects.join("、")}`,

  toolsOf: (name: string) => `“${name}”的工具`,
  insertFigure: "插入数字",
  findFigure: "输入几个字找，例如：新收",
  recentFigures: "刚用过的",
  notFilled: "未填",
  noSuchFigure: "没有这样的格，换几个字试试",
  follows: (name: string) => `跟随表格：${name}`,
  release: "改为普通数字",
  heading: "小标题",
  headingWhy: "给这一段加上（一）（二）…编号，或者去掉；其余的自动重排",
  prompts: "写什么",
  insertSkeleton: "插入范文",
  isThere: "已有",
  begin: "用范文起头",
  skeletonInserted: "范文已插入。＿＿处填上实际情况，用不着的删去",
  halfTyped: "输入里有残缺的字符（只有半个），草稿里记成了“�”。请删去它，重新输入。",
  controlTyped: "输入里有看不见的控制字符，下载的 Word、网页等文件里不会有它。请删去它，重新输入。",
  noRoom:
    "各部分的文字合起来会超过 80 万字或者 4 万行，存成的文件会打不开，所以没有放进来，原来的文字不变。请只放年报里要用的。",
  cleanedHalf: "已粘贴，去掉了残缺的字符（只有半个）和 Word 里带来的记号",
  cleaned: "已粘贴，去掉了 Word 里带来的记号",
  words: (words: number) => `共 ${words.toString().replace(/\B(?=(\d{3})+$)/g, "\u2009")} 字`,

  totals: "总计",
  totalsComputed: "自动算",
  totalsEntered: "由我填，用来核对",
  totalsWhy: "照台账把总计也填上，填错一格时就能看出错在哪一格。",
  fillZeros: "空格填 0",
  fillZerosWhy: "没填的格都填上 0。已填的不动，总计不动",
  zerosFilled: (count: number) => `已填 0：${count} 格`,
  noBlank: "没有空格要填",
  computedNote: "自动合计。要照台账填写的，直接输入",
  enteredNote: "总计由您填写，清空就恢复自动合计",
  tableKeys: "方向键、Tab、回车换格，F2 改格里的字；从 Excel、WPS 复制的一片可以直接粘贴。",
  helpOf: (help: string, article: string) => `：${help}${article && `（${article}）`}`,
  zerosInRow: "本行空格填 0",
  zerosInRowKeys: "快捷键 Alt+0",
  cleared: (count: number) => `已清空 ${count} 格`,
  paste: "粘贴到表格",
  pasteWhy: "要粘贴的和表格不是一格对一格，还没有填。看清楚了再按“填入”。",
  pasteReadings: "怎么填",
  pastePicture: "填进去以后",
  pasteEmptied: "清空",
  pasteDoubts: (count: number) => `${count} 格看不准，填入后仍会标出，直到有人对照原件确认`,
  pasteChanges: (changed: number, emptied: number) =>
    `有 ${changed} 格原来有数，会被改掉${emptied > 0 ? `，其中 ${emptied} 格会清空` : ""}`,
  pasteApply: (count: number) => `填入 ${count} 格`,
  pastedPicture: "剪贴板里是图片，读不出里面的数。请从 Word、Excel、WPS 或网页里复制表格本身，再粘贴。",
  readAs: (typed: string, shown: string) => `您输入的是“${typed}”，读作 ${shown}`,

  open: "打开",
  save: "存草稿",
  check: "检查",
  download: "下载 Word",
  otherFormats: "其他格式和版式",
  preview: "预览打印",
  undo: "撤销",
  redo: "重做",
  undoOf: (name: string | null) => (name === null ? "没有可撤销的" : `撤销：${name}（Ctrl+Z）`),
  redoOf: (name: string | null) => (name === null ? "没有可重做的" : `重做：${name}（Ctrl+Y）`),
  undone: (name: string) => `已撤销：${name}`,
  redone: (name: string) => `已重做：${name}`,
  steps: "做过的每一步",
  stepsWhy: "点哪一步，就回到刚做完那一步的样子。关掉页面后不再保留。",
  present: "现在",
  beginning: "打开页面时的样子",
  close: "关闭",
  desk: "审一批",
  openFile: "选择文件：草稿，或别处的 Word、Excel、PDF、OFD、网页…",
  newDraft: "另起一份空白的",
  untitled: "还没有标题的草稿",
  halfTitle: (organ = "", year = "") =>
    organ && year ? `${organ} ${year} 年` : organ ? `${organ}（没填年份）` : `${year} 年（没填单位）`,
  opened: (title: string) => `已打开：${title}`,
  pasted: (count: number) => `已粘贴 ${count} 格`,
  corrected: (count: number) => (count > 1 ? `已改正 ${count} 处` : "已改正"),
  totalsChanged: "总计的填法已改",
  savePage: "也存成带草稿的网页",
  pageEnding: "草稿.html",

  /** What the report can become: the file's endings with the words on their buttons, and the one to copy. */
  formats: [
    { name: "Word", what: "送领导审阅、签发，用 WPS 或 Word 打开", files: [["docx", "下载"]], copy: undefined },
    { name: "Excel", what: "三张表带公式，报上级汇总", files: [["xlsx", "下载"]], copy: undefined },
    { name: "网页代码", what: "粘贴到网站后台的编辑器里", files: [["fragment.html", "下载"]], copy: "fragment.html" },
    { name: "网页", what: "单独的一页，可直接放到网站上", files: [["html", "下载"]], copy: undefined },
    {
      name: "图解",
      what: "办理情况的图，附同样的数的表，随年报公布",
      files: [
        ["pictures.fragment.html", "网页片段"],
        ["pictures.png", "图片"],
      ],
      copy: "pictures.fragment.html",
    },
    {
      name: "勾稽关系核对表",
      what: "每一项核对的算式和结果，供领导签字",
      files: [
        ["proof.docx", "Word"],
        ["proof.html", "网页"],
      ],
      copy: undefined,
    },
    {
      name: "草稿",
      what: "以后接着填；网页双击就能打开，不用再找工具",
      files: [
        ["json", "下载"],
        ["page", "带草稿的网页"],
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
  cannotPrint: "浏览器没有打印：嵌入这一页的网站可能不许打印。请下载 Word，打开后再打印。",

  lastYear: "上年数据",
  lastYearKnown: "已有上年数据",
  lastYearWhy: "有了上年的数，就能核对上年结转、现行有效件数和大起大落。上年的数只用来核对，不印在报告里。",
  lastYearFile: "打开上年的文件…",
  lastYearIs: (title: string) => `已读入：${title}`,
  lastYearForget: "不用这些数",
  lastYearByHand: (year: string) => `没有上年的文件，就照上年的报告填${year && `（${year} 年）`}，知道几个填几个：`,
  readingFile: (name: string) => `正在读“${name}”，可以接着填…`,
  fileTooMuch: (name: string) =>
    `“${name}”读不了：它太大，或者内容太特别，读的时候出错停下了。填好的内容都在。请用原来的软件打开它，另存为 .docx，再试一次。`,
  lastYearOpened: (carried: number) => `上年的数据已读入${carried > 0 ? `，上年结转照它填了 ${carried} 格` : ""}`,
  lastYearForgotten: "上年的数据已去掉",

  beside: "边填边看",
  besideTabs: "右边一栏",
  previewTab: "预览",
  pictures: "图解",
  cannotPaint: "浏览器没有画出图片。请下载网页片段，打开后截图。",
  large: "大字",
  toFindings: "看检查结果",
  skipToTable: "跳到表格",
  skipToFindings: "跳到检查结果",
  findings: "检查结果",
  head: "标题和开头",
  whole: "整份报告",
  nextFinding: "下一处",
  previousFinding: "上一处",
  walkKeys: "F8 下一处，Shift+F8 上一处",
  walkedTo: (place: number, all: number, message: string) => `第 ${place} 处，共 ${all} 处：${message}`,
  nothingToWalk: "没有要看的问题",
  newFindings: (fresh: readonly { severity: "error" | "warning" | "info"; message: string }[]) => {
    const of = (severity: "error" | "warning") =>
      counted(fresh.filter((one) => one.severity === severity).length, messages.groups[severity]);
    const counts = [of("error"), of("warning")].filter(Boolean).join("、");
    return `新出现 ${counts}：${fresh[0]?.message}${fresh.length > 1 ? "，等" : ""}。`;
  },
  goneFindings: (gone: number, left: string) =>
    `${gone > 1 ? `有 ${gone} 处` : "这一处"}已改好，${/\d/.test(left) ? `还有 ${left}` : left}。`,
  checked: "检查完了",
  summaryLines: (errors: number, warnings: number, infos: number, blank: number, accepted: number) =>
    [
      [errors, "处错误"],
      [warnings, "处提醒"],
      [infos, "处提示"],
      [blank, "格未填"],
      [accepted, "处已说明理由"],
    ] as const,
  summaryToFix: "公布前请先改好错误。",
  summaryFine: "没有错误，可以公布。",
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
    `文中 ${all} 个数与表格对过${[counted(right, "相符"), counted(wrong, "不符")]
      .filter(Boolean)
      .map((one) => `，${one}`)
      .join("")}`,
  claimIs: (said: string, holds: boolean | null) =>
    `${said}${holds === null ? "（表中还没有填）" : holds ? " ✓ 相符" : " ✗ 不符"}`,
  summary: (errors: number, warnings: number, blank: number) => {
    if (errors + warnings > 0) return [counted(errors, "错误"), counted(warnings, "提醒")].filter(Boolean).join(" · ");
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
  sectionWarnings: (warnings: number) => `${warnings} 处提醒`,
  sectionBlank: (blank: number) => `${blank} 格未填`,
};

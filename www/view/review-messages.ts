/** The words on files of other programs: bringing them in, and the look at what was read. */
export const reviewMessages = {
  dropHere: "松开鼠标，打开这个文件",
  onlyOneFile: (name: string) => `一次打开一个文件，先打开“${name}”`,
  pasteBox: "也可以在这里粘贴：从网页、Word、PDF 里复制的整份报告",
  pastedFile: "粘贴的内容",
  pastedReport: "粘贴的是一整份报告，没有当作文字贴进去。",
  pasteAsText: "当作文字粘贴",
  openPasted: "打开这份报告",
  pastedNowhere: "粘贴的内容里没有找到年度报告。要贴进表格或文字，请先点那一格或那一段，再粘贴。",

  review: "看一看读得对不对",
  reviewOf: (name: string, title: string, year: number | null, edition: string) =>
    `“${name}”里是${title ? `《${title}》` : "一份年度报告"}${year === null || title.includes(String(year)) ? "" : `，${year} 年`}，按 ${edition} 版格式读入。`,
  reviewAsDraft: "打开它，接着改",
  reviewAsDraftWhy: (isBlank: boolean) => `文字和数都照原件。${isBlank ? "" : "现在这份草稿不会丢，在“打开”里。"}`,
  reviewAsLastYear: "作为上年报告",
  reviewCarries: (cells: readonly { name: string; text: string }[]) =>
    `${cells.length === 0 ? "上年结转不动（已经填了，或者年份接不上）" : `上年结转照它填 ${cells.length} 格`}；上年的数只用来核对，不印在报告里。`,
  reviewAsNext: (year: number) => `接着它写 ${year} 年的`,
  reviewAsNextWhy: "单位、上年结转照它填好。文字先放上年的，里面的年份和数都还是上年的，检查会逐处标出，改一处少一处。",
  sumFile: "汇总.json",
  sumFollowed: (own: readonly string[]) =>
    own.length === 0
      ? "汇总里变了的数已经写进草稿。"
      : `汇总里变了的数已经写进草稿；这 ${own.length} 格草稿里另改过，没有动：${own.slice(0, 5).join("、")}${own.length > 5 ? "等" : ""}。`,
  reviewCompare: "只与现在的稿子对照",
  reviewCompareWhy: "逐格逐字看哪里不同，例如网站上发布的与定稿；稿子不动。",
  compareFile: "与一个文件对照…",
  begun: (title: string) => `《${title}》开了头：上年结转已填，文字还是上年的，请逐段改写。`,
  reviewDoubts: (count: number) => `看不准的 ${count} 处`,
  reviewNoDoubts: "没有看不准的地方。",
  reviewDoubt: (name: string, text: string) => (text === "" ? `${name}：没有读入` : `${name}：${text}`),
  reviewNotes: (count: number) => `没有读入的，请看一看（${count}）`,
  reviewPlaces: "在哪里",
  reviewTexts: "读到的文字",
  reviewNoText: "没有",
  reviewCharacters: (count: number) => `${count} 字`,
  reviewSource: "原件",
  reviewPages: "原页",
  reviewTables: "读出的表",
  reviewPage: (page: number) => `原件第 ${page} 页`,
  reviewSourceWhy: "浅蓝的格已读入，黄的看不准，没有底色的没有读。指着一格，下面写着它填到哪里。",
  reviewFound: (heading: string, found: number, all: number) =>
    found === all
      ? `${heading}：${all} 格都读到了`
      : found === 0
        ? `${heading}：没有找到`
        : `${heading}：读到 ${found} 格，共 ${all} 格`,
  reviewGoes: (text: string, name: string) => `${text === "" ? "（空格）" : text} → ${name}`,
};

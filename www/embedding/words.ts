/** What is said to people because a site holds the element: words of this room. */

export const words = {
  handedToSite: (name: string) => `已交给网站：${name}`,
  siteFile: "网站送来的报告",
  siteSends: "网站送来了另一份报告。您正在填的这份没有动。",
  openIt: "打开它",
  readonly: "网站设了只读，这里不能改",
  locked: "这一步要改网站定死的内容，没有做",
  otherReport: (field: string, own: string, wanted: string) => `这份报告的${field}是“${own}”，这一页只收“${wanted}”的`,
  makeIt: (wanted: string) => `改为“${wanted}”`,
  begunInstead: (title: string) => `上次的草稿“${title}”不是这一页要填的那份，还留着，在“打开”里`,
  newVersion: "这个工具有了新版本。填完手头的再换也行，草稿不会丢。",
  takeVersion: "现在换成新版",
  wrongReport: "这份报告不是这一页要填的那份",
  errors: (count: number) => `还有 ${count} 处错误`,
  notSubmitted: (reason: string) => `没有提交：${reason}`,
  fields: { "organ.name": "单位名称", "organ.kind": "单位类别", year: "年份" },
};

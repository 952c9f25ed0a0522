/** The words on drafts that the browser keeps, on opening them, and on files that are handed out. */
export const keptMessages = {
  /** “11月23日 14:03”; the time as in the browser's storage, 0 where that has none. */
  time: (milliseconds: number) => {
    if (milliseconds === 0) return "时间不明";
    const date = new Date(milliseconds);
    const minutes = String(date.getMinutes()).padStart(2, "0");
    return `${date.getMonth() + 1}月${date.getDate()}日 ${date.getHours()}:${minutes}`;
  },
  saved: (time: string) => `已暂存 ${time}`,
  /** In a few words, for where the time is shown. */
  cannotSave: {
    full: "没有暂存：空间已满，请按“存草稿”",
    forbidden: "没有暂存：浏览器不允许，请按“存草稿”",
    versions: "没有暂存：请关掉旧窗口，或按“存草稿”",
    silent: "没有暂存：浏览器没有回应，请按“存草稿”",
    broken: "没有暂存：浏览器的存储出错，请按“存草稿”",
  },
  /** The same once, in whole. */
  cannotKeep: {
    full: "浏览器的存储空间已满，改动暂存不了。请按“存草稿”存成文件；在“打开”里删去不要的草稿，或清理磁盘，就能接着暂存。",
    forbidden:
      "这个浏览器不允许在本机暂存（可能开着无痕模式，或者设置成了不保存网站数据）。可以照常填写，请常按“存草稿”存成文件。",
    versions: "本工具的另一个版本正开着，改动暂存不了。请关掉旧的窗口，再刷新；现在先按“存草稿”存成文件。",
    silent: "浏览器的存储一直没有回应，改动暂存不了。可以照常填写，请常按“存草稿”存成文件；它一有回应，就接着暂存。",
    broken: "浏览器的存储出错，改动暂存不了。可以照常填写，请常按“存草稿”存成文件。重新打开浏览器，也许就好了。",
  },
  keptAgain: "又能暂存了，刚才的改动都在。",
  storageCleared:
    "浏览器里暂存的内容被清除了（可能是清理软件，或“清除浏览数据”）。正在填的这一份还在，已重新暂存；请再按“存草稿”存成文件。",
  neverSaved: "改动会随时暂存在本机",

  storedDrafts: "暂存在本机的别的草稿",
  noStoredDrafts: "没有别的草稿。",
  draftState: (filled: number, errors: number) =>
    [filled > 0 ? `已填 ${filled} 格` : "表格还没有填", counted(errors, "错误")].filter(Boolean).join("，"),
  openStored: "打开",
  removeStored: "删除",
  confirmRemove: "确定删除？",
  removedDrafts: "删除了的草稿（7 天内可以恢复）",
  takeRemovedBack: "恢复",
  forgetRemoved: "彻底删除",
  ofDraft: (act: string, title: string, time: string) => `${act}：${title}（${time}）`,
  states: "这一份以前的内容",
  statesWhy: "填写时自动留下，最多 50 次。回到以前，现在的内容也会留在这里。",
  noStates: "还没有。填一会儿，这里就会留下以前的内容。",
  goBack: "回到这一份",
  sameAsNow: "和现在一样",
  different: (fewer: number, more: number, other: number, texts: number) => {
    const cells = [
      fewer > 0 && `比现在少填 ${fewer} 格`,
      more > 0 && `比现在多填 ${more} 格`,
      other > 0 && `${other} 格数字不同`,
      texts > 0 && `${texts} 处文字或选择不同`,
    ];
    return cells.filter(Boolean).join("，");
  },
  wentBack: (time: string) => `已回到 ${time} 的内容`,
  unreadableDrafts: "读不出的草稿",
  unreadableWhy: "可能是磁盘出错，或者由别的版本、别的程序写入。都原样留着，可以存成文件，交给懂电脑的人看。",
  unreadableState: "以前的内容",
  saveAsItIs: "原样存为文件",
  unreadableFile: "读不出的草稿.json",
  refusedDraft: (title: string, time: string, reason: string) =>
    `“${title}”（${time} 暂存）读不出，原样留着：${reason}`,
  openedInVain: (title: string, time: string) =>
    `上次打开“${title}”（${time} 暂存）时，工具出错停下了，或者页面没有了反应，所以这次没有自动打开它。它原样留着，在“打开”里。`,
  noneReadable: (count: number) => `暂存在本机的草稿有 ${count} 份读不出，都原样留着。在“打开”里可以存成文件。`,

  restored: (title: string, time: string) => `接着上次的草稿：${title}（${time} 暂存）`,
  crashed: (title: string, time: string) => `上次没有正常关闭，已恢复到 ${time} 的内容：${title}`,
  seeStates: "看以前各次",
  stillKept: (title: string, time: string) => `上次的草稿还在：${title}（${time} 暂存）。现在填的是新的一份。`,
  useStillKept: "接着填上次的",
  keptBeside: (time: string, isLater: boolean) =>
    `这是文件里的草稿。本机还暂存着它${isLater ? "后来改过" : "另外"}的一份（${time}）。`,
  useKept: "用暂存的那一份",
  /** `isHere`: the page has several forms, and it is another one of them. */
  openElsewhere: (title: string, isHere: boolean) =>
    isHere ? `草稿“${title}”正在这一页的另一处填写。` : `草稿“${title}”正在另一个窗口里填写。这里先开一份空白的。`,
  takeOver: "到这里来填",
  openAnother: "打开别的草稿",
  tookOver: (title: string, isHere: boolean) =>
    `已到这里来填：${title}。${isHere ? "这一页的另一处" : "另一个窗口"}不能再改。`,
  openedCopy: (title: string) => `另一个窗口没有回应，这里另开了一份同样的：${title}。两边互不影响。`,
  elsewhere: (isHere: boolean) => `这份草稿已在${isHere ? "这一页的另一处" : "另一个窗口里"}继续填写，这里只能看。`,
  takeBack: "回到这里来填",

  downloaded: (name: string, errors: number) =>
    errors > 0 ? `已下载：${name}。还有 ${errors} 处错误没有改，公布前请改好。` : `已下载：${name}`,
  savedFile: (name: string) => `草稿已存为文件：${name}`,
  /** Where it is not known whether the browser does it. */
  handedOver: (name: string, errors: number) =>
    `已交给浏览器下载：${name}。请在下载列表里确认；没有的话，就是网站不让这里下载，可以在“其他格式和版式”里按“复制”。${errors > 0 ? `还有 ${errors} 处错误没有改，公布前请改好。` : ""}`,
  handedOverDraft: (name: string) =>
    `已交给浏览器下载：${name}。请在下载列表里确认；没有的话，就是网站不让这里下载，请换一个办法留下来。`,
  copyDraft: "复制草稿的文字",
  draftCopied: "已复制。请粘贴到记事本里，另存为 .json 文件（编码选 UTF-8），以后在“打开”里选它。",
  cannotCopyDraft: "浏览器不让复制。请换一个办法留下来，先不要关掉本页。",
  openWindow: "在新窗口里打开",
  windowOpened: "已在新窗口里打开草稿的文字。请在那里按 Ctrl+S 存成 .json 文件，以后在“打开”里选它。",
  cannotOpenWindow: "浏览器不让打开新窗口。请换一个办法留下来，先不要关掉本页。",
  fileIsThere: "文件已经有了",
};

/** “3 处错误”; nothing for none. */
export function counted(number: number, what: string): string {
  return number > 0 ? `${number} 处${what}` : "";
}

// 网站自己收下文件：填报人按“下载 Word”“存草稿”时，交给本站后台，不落到填报人的磁盘上。
const report = document.querySelector("xxgk-annual-report");
for (const name of ["download", "save"])
  report.addEventListener(name, async (event) => {
    event.preventDefault();
    const { file } = event.detail;
    const body = new FormData();
    body.append("file", file);
    body.append("draft", report.value);
    const answer = await fetch("/cms/receive", { method: "POST", body });
    if (!answer.ok) alert(`网站没有收下 ${file.name}：${answer.status}`);
  });

// 上次存在后台的草稿。没人动过就打开；有人已经在填，只提出来让他选。
const kept = await fetch("/cms/draft");
if (kept.ok) report.value = await kept.text();

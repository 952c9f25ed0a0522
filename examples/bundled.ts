// 网站用 Vite 打包：装上这个包，照常 import，什么也不用配置。
import "xxgk-annual-report";
import { check, read } from "xxgk-annual-report/core";

const report = document.createElement("xxgk-annual-report");
report.organ = "港口乡";
report.year = 2025;
document.querySelector("main")?.append(report);

// 收到的报告，不打开填报页也能核对：先读出来，再查。
const received = document.querySelector<HTMLInputElement>("#received");
const said = document.querySelector<HTMLOutputElement>("#said");
received?.addEventListener("change", async () => {
  const file = received.files?.[0];
  if (!file || !said) return;
  try {
    const { report, notes } = await read(file, file.name);
    const { title, errors, findings } = await check(report);
    const wrong = findings.filter(({ severity }) => severity === "error").map(({ message }) => message);
    said.value = [`${title}：${errors} 处错误`, ...wrong, ...notes].join("\n");
  } catch (error) {
    said.value = `${file.name}：${error instanceof Error ? error.message : error}`;
  }
});

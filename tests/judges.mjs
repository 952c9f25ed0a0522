// Strangers that judge our files: LibreOffice, poppler and two Python libraries. Each
// is found, or installed once, in the manner of `www/build/browser.mjs`.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, realpathSync, renameSync, rmSync } from "node:fs";
import { platform, tmpdir } from "node:os";
import { basename, dirname, extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { apt, ask, cache, isDebianRoot, onPath, run, SetupError, say } from "../www/build/host.mjs";

/** The Python packages that read Word and Excel files, and all that they need, each at one version. */
const OFFICE = [
  "python-docx==1.2.0",
  "openpyxl==3.1.5",
  "lxml==6.0.2",
  "et_xmlfile==2.0.0",
  "typing_extensions==4.15.0",
];

/** The engine for a province's reports. */
export const SCALE = ["pyspark==4.0.1", "py4j==0.10.9.9", "duckdb==2.0.1"];

/** Those that read tables of figures. */
export const TABLES = [
  "annotated-doc==0.0.7",
  "annotated-types==0.8.0",
  "attrs==26.1.0",
  "certifi==2026.10.19.post1",
  "chardet==7.7.0",
  "charset-normalizer==3.5.3",
  "duckdb==2.0.1",
  "frictionless==5.21.0",
  "humanize==4.17.0",
  "idna==3.20",
  "isodate==0.7.2",
  "Jinja2==3.1.6",
  "jsonschema==4.26.0",
  "jsonschema-specifications==2025.9.1",
  "markdown-it-py==4.3.0",
  "marko==2.2.4",
  "MarkupSafe==3.0.4",
  "mdurl==0.1.2",
  "numpy==2.4.6",
  "pandas==3.1.1",
  "petl==1.7.30",
  "pydantic==2.14.4",
  "pydantic_core==2.50.5",
  "Pygments==2.21.0",
  "python-dateutil==4.0.0",
  "python-slugify==9.2.0",
  "PyYAML==6.0.4",
  "referencing==0.37.0",
  "requests==2.34.2",
  "rfc3986==2.0.0",
  "rich==15.0.0",
  "rpds-py==2026.9.1",
  "shellingham==1.5.4",
  "simpleeval==1.0.8",
  "tabulate==0.10.0",
  "text-unidecode==1.3",
  "typer==0.29.2",
  "typing-inspection==0.4.5",
  "typing_extensions==4.16.0",
  "tzdata==2026.6",
  "urllib3==2.8.0",
  "validators==0.36.0",
];

/**
 * The paths of LibreOffice (with Writer and Calc) and of poppler's programs, and Chinese
 * fonts for them; on Debian as root, installs what is missing.
 */
export async function ensureOffice() {
  await install([
    hasLibrary("swlo") ? [] : "libreoffice-writer-nogui",
    hasLibrary("sclo") ? [] : "libreoffice-calc-nogui",
    // Without a Chinese font every width is wrong. Other systems come with one.
    platform() !== "linux" || ask("fc-list", [":family=Noto Serif CJK SC", "family"]) ? [] : "fonts-noto-cjk",
    missingPoppler(),
  ]);
  return { soffice: soffice(), ...(await ensurePoppler()) };
}

const POPPLER = ["pdftotext", "pdfinfo", "pdftoppm"];

/** The paths of poppler's programs, which read PDF; on Debian as root, installs what is missing. */
export async function ensurePoppler() {
  await install([missingPoppler()]);
  return Object.fromEntries(POPPLER.map((name) => [name, onPath(name)]));
}

const missingPoppler = () => (POPPLER.every(onPath) ? [] : "poppler-utils");

/** Installs Debian packages; `[]` stands for one that is there. */
async function install(packages) {
  const missing = packages.flat();
  if (missing.length === 0) return;
  if (!isDebianRoot()) throw new SetupError(noOffice(missing));
  say(`正在安装 ${missing.join("、")}…`, `installing ${missing.join(", ")}`);
  await apt(...missing);
}

const noOffice = (
  missing,
) => `检验文件需要 ${missing.join("、")}。请先安装；LibreOffice 的路径也可以用环境变量 SOFFICE 指明。
The tests open our files with ${missing.join(", ")}. Install them; the environment variable SOFFICE may say where LibreOffice is.`;

function soffice() {
  const places = {
    win32: [join(process.env.ProgramFiles ?? "", "LibreOffice/program/soffice.com")],
    darwin: ["/Applications/LibreOffice.app/Contents/MacOS/soffice"],
  };
  const named = process.env.SOFFICE ?? onPath("soffice");
  return [named, ...(places[platform()] ?? [])].find((path) => path && existsSync(path));
}

/** Whether LibreOffice is here with Writer; nothing is installed for whoever asks. */
export const hasWriter = () => hasLibrary("swlo");

/** Whether LibreOffice has the library of one of its programs. Only Debian packs them one by one. */
function hasLibrary(name) {
  const program = soffice();
  if (!program) return false;
  return platform() !== "linux" || existsSync(join(dirname(realpathSync(program)), `lib${name}.so`));
}

/** What such packages are installed for. */
const MAIN = new Map([
  [TABLES, ["frictionless", "pandas", "DuckDB"]],
  [SCALE, ["PySpark", "DuckDB"]],
]);

/** The path of a Python that has these packages, in an environment of its own. */
export async function ensurePython(packages = OFFICE) {
  const folder = join(cache, `python-${named(packages)}`);
  const python = (place) => join(place, platform() === "win32" ? "Scripts/python.exe" : "bin/python");
  if (existsSync(python(folder))) return python(folder);
  if (!hasPython()) {
    if (!isDebianRoot()) throw new SetupError(noPython);
    say("正在安装 Python…", "installing Python");
    await apt("python3-venv");
  }
  const main = MAIN.get(packages) ?? ["python-docx", "openpyxl"];
  say(`正在安装 ${main.join("、")}…`, `installing ${main.join(", ")}`);
  // Made beside its place, so that one that is there is whole.
  const making = `${folder}.${process.pid}`;
  mkdirSync(cache, { recursive: true });
  await run(systemPython(), ["-m", "venv", making]);
  const quiet = ["--quiet", "--disable-pip-version-check", "--no-deps"];
  await run(python(making), ["-m", "pip", "install", ...quiet, ...packages]);
  try {
    renameSync(making, folder);
  } catch (error) {
    // Another run was quicker.
    if (!existsSync(python(folder))) throw error;
    rmSync(making, { recursive: true });
  }
  return python(folder);
}

/** A name for a folder with these packages; of many, by their sum. */
function named(packages) {
  const name = packages.join("-").replaceAll(/[^\w.-]/g, "");
  return name.length < 100 ? name : createHash("sha256").update(name).digest("hex").slice(0, 16);
}

const systemPython = () => onPath("python3") ?? onPath("python");

const hasPython = () => !!systemPython() && ask(systemPython(), ["-c", "import venv, ensurepip"]) !== undefined;

const noPython = `检验文件需要 Python 3（带 venv）。请先安装。
The tests need Python 3 with its module venv. Install it.`;

/** One LibreOffice at a time: a second one with the same settings would hand its work to the first. */
let busy = Promise.resolve();
/** Its settings, for as long as the tests run. */
const settings = join(tmpdir(), `xxgk-office-${process.pid}`);
process.once("exit", () => rmSync(settings, { recursive: true, force: true }));

/** Lets LibreOffice convert files into `folder`, all at one start of it; gives the paths of the new ones. */
export function convertAll(files, ending, folder) {
  const targets = files.map((file) => join(folder, `${basename(file, extname(file))}.${ending}`));
  const work = busy.then(async () => {
    for (const target of targets) rmSync(target, { force: true });
    const { soffice } = await ensureOffice();
    const words = ["--headless", "--norestore", "--convert-to", ending, "--outdir", folder, ...files];
    const timeout = 180 + 30 * files.length;
    const printed = await run(soffice, [`-env:UserInstallation=${pathToFileURL(settings)}`, ...words], { timeout });
    // It fails with exit status 0.
    const missing = targets.filter((target) => !existsSync(target));
    if (missing.length > 0) throw new Error(`LibreOffice: ${missing.join(", ")}: ${printed}`);
    return targets;
  });
  busy = work.catch(() => {});
  return work;
}

/** Lets LibreOffice convert a file into `folder`; gives the path of the new one. */
export const convert = async (file, ending, folder) => (await convertAll([file], ending, folder))[0];

/** Lets LibreOffice print a file into `folder`; gives the path of the PDF. */
export const toPdf = (file, folder) => convert(file, "pdf", folder);

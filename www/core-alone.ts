/**
 * The core without the page, for a site's own programs: what a report says, what is wrong with it, and every file that it
 * can become. In Node, in a worker, in a page. Reports go in as files, as text, or as the object of a saved file.
 */
import type { CoreModule } from "./core/arrival";
import { type Claim, CoreDied, type Finding, type Look, today as now, type Review } from "./core/core";
import { beginCore, type Core } from "./core/living-core";

export type { Claim, Finding, Look, Review } from "./core/core";
export { CoreDied, CoreMissing } from "./core/core";

/** A saved file as an object; the JSON Schema in the package says what it has. */
export type SavedReport = Readonly<Record<string, unknown>> & { readonly schema: string };

/** A report: a file of any kind that can be read, its bytes, its text, or a saved file as an object. */
export type Report = Blob | Uint8Array | ArrayBuffer | string | SavedReport;

/** What was read of a file. */
export interface ReadReport {
  /** The report as a saved file. */
  readonly report: SavedReport;
  /** What of it was not understood, each a sentence. */
  readonly notes: readonly string[];
  /** What was understood beside what the file shows, with what is doubtful; nothing where the file has the report inside. */
  readonly review: Review | undefined;
}

export interface CheckOptions {
  /** Which day it is, for deadlines (`2026-01-20`); without it, today where the program runs. */
  readonly today?: string;
  /** Whether the report is still being filled in: what is missing is then no fault. */
  readonly isFilling?: boolean;
  /** Last year's report, to hold this one against. */
  readonly lastYear?: Report;
}

/** What was found. */
export interface CheckedReport {
  readonly title: string;
  readonly edition: string;
  readonly findings: readonly Finding[];
  /** The figures of the prose that were compared with the tables. */
  readonly claims: readonly Claim[];
  readonly errors: number;
  readonly warnings: number;
}

export interface ConvertOptions {
  readonly today?: string;
  /** How printed files look; without it, as is usual. */
  readonly look?: Look;
}

/** A file that the report has become. */
export interface ConvertedReport {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** What of the report such a file cannot hold. */
  readonly losses: readonly string[];
}

/** Where the WebAssembly is: its address, its bytes, or compiled. */
export type WasmSource = URL | string | BufferSource | WebAssembly.Module;

export interface CoreAlone {
  /** Says where the WebAssembly is, for bundlers that move it; before anything else is asked. */
  prepare(source: WasmSource): void;
  /** Reads a report. Fails with a sentence when it is none. */
  read(report: Report, name?: string): Promise<ReadReport>;
  /** Checks a report. Fails with a sentence when it is none. */
  check(report: Report, options?: CheckOptions): Promise<CheckedReport>;
  /** Makes a file of a report: `docx`, `xlsx`, `html`, `fragment.html`, `txt`, `md`, `json`, `proof.docx`… Fails with a `RangeError` for another format. */
  convert(report: Report, format: string, options?: ConvertOptions): Promise<ConvertedReport>;
}

/** `load`: how the WebAssembly is compiled where it lies beside the script, or from the address that was given. */
export function coreAlone(load: (address: URL | string | undefined) => Promise<CoreModule>): CoreAlone {
  let source: WasmSource | undefined;
  let core: Promise<Core> | undefined;

  const begin = async () => {
    const isAddress = source === undefined || typeof source === "string" || source instanceof URL;
    const module = isAddress ? load(source as URL | string | undefined) : compiled(source as BufferSource);
    // What it dies of is told by whoever asked; the next one is asked of another core.
    return beginCore(await module, () => {
      core = undefined;
    });
  };
  const living = () => {
    core ??= begin().catch((error) => {
      core = undefined;
      throw error;
    });
    return core;
  };
  const opened = async (core: Core, report: Report, name = "report") => core.readHere(fileOf(report, name));

  /** Has a draft with the report in it, and lets both go when `ask` is done. */
  const withDraft = async <Answer>(
    report: Report,
    today: string | undefined,
    ask: (draft: InstanceType<Core["Draft"]>, core: Core) => Answer | Promise<Answer>,
  ): Promise<Answer> => {
    const core = await living();
    const read = await opened(core, report);
    const draft = new core.Draft(today ?? now());
    try {
      draft.goOn(read.opened);
      return await ask(draft, core);
    } finally {
      free(draft);
    }
  };

  return {
    prepare(other) {
      source = other;
      core = undefined;
    },
    async read(report, name) {
      const read = await opened(await living(), report, name);
      try {
        return { report: JSON.parse(read.opened.json()), notes: read.notes, review: read.review };
      } finally {
        free(read.opened);
      }
    },
    check: (report, { today, isFilling = false, lastYear } = {}) =>
      withDraft(report, today, async (draft, core) => {
        if (lastYear !== undefined) draft.setLastYear((await opened(core, lastYear)).opened);
        draft.setFinished(!isFilling);
        draft.settle();
        const { title, edition, findings, claims, errors, warnings } = draft.view();
        return { title, edition, findings, claims, errors, warnings };
      }),
    convert: (report, format, { today, look } = {}) =>
      withDraft(report, today, (draft) => {
        draft.setFinished(true);
        draft.settle();
        let bytes: Uint8Array<ArrayBuffer>;
        try {
          bytes = draft.write(format, look);
        } catch (cause) {
          if (cause instanceof CoreDied) throw cause;
          throw Object.assign(new RangeError(`there is no format “${format}”`), { cause });
        }
        const [name, mediaType, losses] = [draft.fileName(format), draft.mediaType(format), draft.losses(format)];
        return { name, mediaType, bytes, losses };
      }),
  };
}

async function compiled(source: BufferSource | WebAssembly.Module): Promise<WebAssembly.Module> {
  return source instanceof WebAssembly.Module ? source : WebAssembly.compile(source);
}

function fileOf(report: Report, name: string): File {
  if (report instanceof File) return report;
  const isObject =
    typeof report === "object" &&
    !(report instanceof Blob || report instanceof ArrayBuffer || ArrayBuffer.isView(report));
  const content = isObject ? JSON.stringify(report) : (report as BlobPart);
  if (typeof content !== "string" && typeof content !== "object")
    throw new TypeError("a report is a file, its bytes, its text, or an object");
  return new File([content], name);
}

/** Gives the room back. What a core that has died held is gone with it. */
function free(held: { free(): void }): void {
  try {
    held.free();
  } catch {
    // As above.
  }
}

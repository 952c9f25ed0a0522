/** What the desk hands out: files for the disk, text for the clipboard; and what is said of it then. */
import { copy, download } from "../export/files";
import type { Batch } from "./batch";
import { batchText } from "./batch-file";
import { titleOf } from "./report-detail";
import { letter, words } from "./words";

/** What is about to be handed out: the batch to go on with, or what was made of it. Cancelled, the site has taken it. */
export interface HandingEvents {
  save: { file: File; ending: string };
  download: { file: File; ending: string };
}

export class HandingOut {
  readonly #host: HTMLElement;
  readonly #batch: Batch;
  readonly #say: (text: string) => void;

  constructor(host: HTMLElement, batch: Batch, say: (text: string) => void) {
    this.#host = host;
    this.#batch = batch;
    this.#say = say;
  }

  /** The batch as one file, to go on with. */
  save(): void {
    const file = new File([batchText(this.#batch.entries)], words.batchFile, { type: "application/json" });
    this.#give(file, words.savedBatch(file.name), "save");
  }

  async saveBook(): Promise<void> {
    const file = await this.#batch.papers.workbook();
    this.#give(file, words.bookSaved(file.name));
  }

  async saveFacts(): Promise<void> {
    const { file, leftOut } = await this.#batch.papers.facts(this.#batch.entries);
    this.#give(file, words.factsSaved(file.name, leftOut));
  }

  async saveLetter(key: string): Promise<void> {
    const entry = this.#batch.find(key);
    if (!entry?.report) return;
    const file = await this.#batch.papers.letter(entry, entry.report);
    this.#give(file, words.letterSaved(file.name));
  }

  copyLetter(key: string): void {
    const entry = this.#batch.find(key);
    if (!entry?.report) return;
    const isCopied = copy(letter(titleOf(entry), entry.report.findings));
    this.#say(isCopied ? words.letterCopied : words.cannotCopy);
  }

  #give(file: File, said: string, name: keyof HandingEvents = "download"): void {
    const detail = { file, ending: file.name.replace(/.*\./, "") };
    const event = new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable: true });
    if (!this.#host.dispatchEvent(event)) this.#say(words.handedToSite(file.name));
    else if (download(file)) this.#say(said);
  }
}

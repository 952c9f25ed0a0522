/** However printing is asked for, the report goes to the printer, not the tool. */
import type { LitElement, ReactiveController } from "lit";
import type { Session } from "../draft/session";
import type { Looks } from "../export/looks";
import { ReportPreview } from "../preview/report-preview";

export class Printer implements ReactiveController {
  readonly #print: () => void;

  constructor(host: LitElement, session: Session, looks: Looks) {
    this.#print = () => {
      if (session.draft.isStarted) ReportPreview.forPrinter(() => session.documents.preview(looks.chosen));
    };
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener("beforeprint", this.#print);
  }

  hostDisconnected(): void {
    window.removeEventListener("beforeprint", this.#print);
  }
}

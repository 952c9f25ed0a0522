/** Registers the parts. They are the element's own affair, whoever registers the element. */
import { FindingsList } from "./findings-list";
import { OpenPanel } from "./open-panel";
import { ProseField } from "./prose-field";
import { ReportHead } from "./report-head";
import { ReportTable } from "./report-table";

const parts: Record<string, CustomElementConstructor> = {
  "xxgk-head": ReportHead,
  "xxgk-table": ReportTable,
  "xxgk-prose": ProseField,
  "xxgk-findings": FindingsList,
  "xxgk-open-panel": OpenPanel,
};

/** Safe to call twice. */
export function defineParts(): void {
  for (const [name, part] of Object.entries(parts)) {
    if (!customElements.get(name)) customElements.define(name, part);
  }
}

/** Registers the element and its parts. Safe to load twice. */
import { XxgkAnnualReport } from "./element";
import { FindingsList } from "./parts/findings-list";
import { OpenPanel } from "./parts/open-panel";
import { ProseField } from "./parts/prose-field";
import { ReportHead } from "./parts/report-head";
import { ReportTable } from "./parts/report-table";

export { XxgkAnnualReport };

const elements: Record<string, CustomElementConstructor> = {
  "xxgk-head": ReportHead,
  "xxgk-table": ReportTable,
  "xxgk-prose": ProseField,
  "xxgk-findings": FindingsList,
  "xxgk-open-panel": OpenPanel,
  "xxgk-annual-report": XxgkAnnualReport,
};

for (const [name, element] of Object.entries(elements)) {
  if (!customElements.get(name)) customElements.define(name, element);
}

declare global {
  interface HTMLElementTagNameMap {
    "xxgk-annual-report": XxgkAnnualReport;
  }
}

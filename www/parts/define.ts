/** Registers the parts. They are the element's own affair, whoever registers the element. */
import { DownloadPanel } from "./download-panel";
import { FigurePicker } from "./figure-picker";
import { FindingsList } from "./findings-list";
import { LastYearPanel } from "./last-year-panel";
import { OpenPanel } from "./open-panel";
import { PastePanel } from "./paste-panel";
import { ProseField } from "./prose-field";
import { ReportHead } from "./report-head";
import { ReportPreview } from "./report-preview";
import { ReportTable } from "./report-table";
import { SectionNav } from "./section-nav";
import { SidePreview } from "./side-preview";
import { StepsPanel } from "./steps-panel";
import { TopBar } from "./top-bar";
import { WelcomeCard } from "./welcome-card";

const parts: Record<string, CustomElementConstructor> = {
  "xxgk-head": ReportHead,
  "xxgk-table": ReportTable,
  "xxgk-paste": PastePanel,
  "xxgk-prose": ProseField,
  "xxgk-figures": FigurePicker,
  "xxgk-findings": FindingsList,
  "xxgk-open-panel": OpenPanel,
  "xxgk-preview": ReportPreview,
  "xxgk-side-preview": SidePreview,
  "xxgk-bar": TopBar,
  "xxgk-steps": StepsPanel,
  "xxgk-nav": SectionNav,
  "xxgk-download-panel": DownloadPanel,
  "xxgk-last-year": LastYearPanel,
  "xxgk-welcome": WelcomeCard,
};

/** Safe to call twice. */
export function defineParts(): void {
  for (const [name, part] of Object.entries(parts)) {
    if (!customElements.get(name)) customElements.define(name, part);
  }
}

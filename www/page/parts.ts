/** Registers the parts. The element does this itself, whoever registers the element. */

import { ComparisonPanel } from "../comparison/comparison-panel";
import { FindingsList } from "../findings/findings-list";
import { DownloadPanel } from "../panels/download-panel";
import { LastYearPanel } from "../panels/last-year-panel";
import { OpenPanel } from "../panels/open-panel";
import { ReviewPanel } from "../panels/review-panel";
import { StepsPanel } from "../panels/steps-panel";
import { PicturePreview } from "../preview/picture-preview";
import { ReportPreview } from "../preview/report-preview";
import { SidePreview } from "../preview/side-preview";
import { FigurePicker } from "../prose/figure-picker";
import { ProseField } from "../prose/prose-field";
import { PastePanel } from "../table/paste-panel";
import { ReportTable } from "../table/report-table";
import { ReportHead } from "./report-head";
import { SectionNav } from "./section-nav";
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
  "xxgk-pictures": PicturePreview,
  "xxgk-bar": TopBar,
  "xxgk-steps": StepsPanel,
  "xxgk-nav": SectionNav,
  "xxgk-download-panel": DownloadPanel,
  "xxgk-last-year": LastYearPanel,
  "xxgk-review": ReviewPanel,
  "xxgk-comparison": ComparisonPanel,
  "xxgk-welcome": WelcomeCard,
};

/** Safe to call twice. */
export function defineParts(): void {
  for (const [name, part] of Object.entries(parts)) {
    if (!customElements.get(name)) customElements.define(name, part);
  }
}

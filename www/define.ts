/** Registers the element. Safe to load twice. */
import { XxgkAnnualReport } from "./element";

export { XxgkAnnualReport };

if (!customElements.get("xxgk-annual-report")) customElements.define("xxgk-annual-report", XxgkAnnualReport);

declare global {
  interface HTMLElementTagNameMap {
    "xxgk-annual-report": XxgkAnnualReport;
  }
}

/** Registers the desk for many reports. Safe to load twice. */
import { XxgkReports } from "./reports-element";

export type { HandingEvents } from "./reports-element";
export { XxgkReports };

if (!customElements.get("xxgk-reports")) customElements.define("xxgk-reports", XxgkReports);

declare global {
  interface HTMLElementTagNameMap {
    "xxgk-reports": XxgkReports;
  }
}

/** Registers the element. Safe to load twice. */
import { XxgkAnnualReport } from "./element";
import { showDesk } from "./views";

export { XxgkAnnualReport };

if (!customElements.get("xxgk-annual-report")) {
  customElements.define("xxgk-annual-report", XxgkAnnualReport);
  document.addEventListener("xxgk-desk", ({ target }) => {
    if (target instanceof XxgkAnnualReport) void showDesk(target);
  });
}

declare global {
  interface HTMLElementTagNameMap {
    "xxgk-annual-report": XxgkAnnualReport;
  }
}

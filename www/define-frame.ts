/** The page in a frame (`frame.html`): registers the element, and has it speak with the page around it. */
import { XxgkAnnualReport } from "./define";
import { FrameMessages } from "./frame-messages";
import { keepForVisits } from "./offline-visits";

const element = document.querySelector("xxgk-annual-report");
const named = document.querySelector<HTMLMetaElement>('meta[name="xxgk-parents"]')?.content ?? "";
// A page of the same site may hold it always.
const origins = [location.origin, ...named.split(/\s+/).filter((origin) => origin !== "")];
if (element instanceof XxgkAnnualReport) {
  if (window.parent !== window) new FrameMessages(element, origins);
  // After the draft is open again, which is said in the same place.
  void element.ready.then(() => keepForVisits(element));
}

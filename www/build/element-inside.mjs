// Takes the place of `www/element.ts` in the offline file, which no site holds as an element: in a frame, a site holds
// `frame.html`.
export { PageElement as XxgkAnnualReport } from "../page-element";

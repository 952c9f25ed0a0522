/**
 * The two views of a page that has the element with `desk`: one report that is written, and many that are reviewed. The
 * second is made when somebody first asks for it.
 */
import type { XxgkAnnualReport } from "./element";
import type { XxgkReports } from "./reports-element";

/** The desk of each element that has one, and the report that was opened from it. */
const desks = new WeakMap<XxgkAnnualReport, { desk: XxgkReports; opened?: string }>();

/** The sum as it is when it is opened as a draft, or when a draft follows it. */
interface FollowedSum {
  /** The draft that was begun from it. */
  readonly id: string;
  readonly before: string;
  readonly now: string;
}

/** Shows the desk in the element's place. */
export async function showDesk(one: XxgkAnnualReport): Promise<void> {
  const known = desks.get(one) ?? { desk: await newDesk(one) };
  desks.set(one, known);
  const { desk, opened } = known;
  if (opened !== undefined) desk.takeBack(opened, one.json);
  one.hidden = true;
  desk.hidden = false;
  desk.focusFirst();
}

async function newDesk(one: XxgkAnnualReport): Promise<XxgkReports> {
  await import("./define-reports");
  const desk = document.createElement("xxgk-reports");
  desk.addEventListener("xxgk-back", () => showOne(one, desk));
  desk.addEventListener("xxgk-open-report", (event) => {
    const { key, file } = (event as CustomEvent<{ key?: string; file: File }>).detail;
    showOne(one, desk);
    desks.set(one, key === undefined ? { desk } : { desk, opened: key });
    void one.openFile(file).then(
      () => key === undefined && desk.sumOpened(one.draftId),
      () => {},
    );
  });
  desk.addEventListener("xxgk-follow-sum", (event) => {
    const { id, before, now } = (event as CustomEvent<FollowedSum>).detail;
    if (one.draftId !== id) return desk.sumIsElsewhere();
    showOne(one, desk);
    void one.followSum(before, now).then(
      () => desk.sumFollowed(),
      () => {},
    );
  });
  one.after(desk);
  return desk;
}

function showOne(one: XxgkAnnualReport, desk: XxgkReports): void {
  desk.hidden = true;
  one.hidden = false;
}

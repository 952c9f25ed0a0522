/**
 * What happens on each event of the parts: two tables, which together have an entry for every event
 * (`view/events.ts`) that is no step of the draft (`draft/steps.ts`).
 */
import { STEPS, type Step } from "../draft/steps";
import { ReportPreview } from "../preview/report-preview";
import { listen, type PartEvents } from "../view/events";
import { messages } from "../view/messages";
import type { Page } from "./page";

type Handlers<Name extends keyof PartEvents> = {
  readonly [Event in Name]: (page: Page, detail: PartEvents[Event]) => unknown;
};

/** At once, before the core is there, too. */
const AT_ONCE = {
  "xxgk-cell": ({ notices, session }, { address, text }) => {
    notices.typedOn();
    session.edits.typeCell(address, text);
  },
  "xxgk-text": ({ notices, session }, { field, text, caret }) => {
    notices.typedOn();
    session.edits.typeText(field, text, caret);
  },
  "xxgk-edition": ({ session }, { edition }) => session.draft.whenTyped(() => session.changeEdition(edition)),
  "xxgk-left": ({ session, announcer }) => {
    if (session.draft.isStarted) session.edits.settle();
    // What waits for the core is shown with it, not a pause later.
    else session.draft.whenStarted(() => session.edits.endTyping());
    announcer.tell();
  },
  "xxgk-section": ({ navigation }, { section }) => navigation.toSection(section),
  "xxgk-goto": ({ navigation }, { finding }) => navigation.toFinding(finding),
  "xxgk-place": ({ navigation }, { place, span }) => navigation.toWords(place, span),
  "xxgk-findings": ({ navigation }) => navigation.toFirstFinding(),
  "xxgk-large": ({ layout }) => layout.toggleLarge(),
  "xxgk-notice": ({ notices }, { notice, heard }) => notices.show(notice, heard),
  "xxgk-desk": () => {},
  "xxgk-change": (page) => {
    page.summary = undefined;
  },
  "xxgk-downloaded": (page, { name, errors, isSure }) => {
    page.summary = { title: (isSure ? messages.downloaded : messages.handedOver)(name, 0) };
    // If something is left to put right, the focus goes there.
    if (errors > 0) page.navigation.toFirstFinding();
  },
} satisfies Partial<Handlers<keyof PartEvents>>;

/** As soon as the core is there, in their order; but not while nothing can be done, as the core is gone. */
const WITH_CORE: Handlers<Exclude<keyof PartEvents, keyof typeof AT_ONCE | Step>> = {
  // Tables
  "xxgk-paste": ({ session }, { address, text, html }) => session.paste(address, text, html),
  "xxgk-paste-choose": ({ session }, { reading }) => session.choosePaste(reading),
  "xxgk-paste-apply": (page) => endPaste(page, () => page.session.applyPaste()),
  "xxgk-paste-cancel": (page) => endPaste(page, () => page.session.cancelPaste()),
  // Steps
  "xxgk-undo": (page) => go(page, 1),
  "xxgk-go": (page, { steps }) => go(page, steps),
  // Findings
  "xxgk-check": (page) => {
    page.session.finish();
    page.summary = { title: messages.checked };
    page.announcer.tell(messages.checked);
    page.navigation.toFirstFinding();
  },
  "xxgk-walk": ({ walk }, { isBack }) => walk.go(isBack),
  // What the report becomes
  "xxgk-download": ({ download }, { ending }) => download.file(ending),
  "xxgk-copy": ({ download }, { ending }) => download.copy(ending),
  "xxgk-look": ({ looks }, { look }) => looks.choose(look),
  "xxgk-preview": ({ host, session, looks }) => ReportPreview.open(host, session.documents.preview(looks.chosen)),
  "xxgk-beside": ({ layout }) => layout.toggleBeside(),
  // Panels
  "xxgk-panel": ({ panels }, { panel }) => panels.toggle(panel),
  "xxgk-last-year-file": async ({ session, panels }, { file }) => {
    if (await session.openLastYear(file)) await panels.show("review");
  },
  "xxgk-last-year-cell": ({ session }, { address, text }) => session.edits.typeLastYear(address, text),
  // Other drafts
  "xxgk-open-file": (page, { file }) => openFile(page, file),
  "xxgk-compare": async ({ session, panels }, { file }) => {
    if (await session.compare(file)) await panels.show("comparison");
  },
  "xxgk-review-take": ({ session, panels }, { how }) => {
    session.takeIncoming(how);
    panels.leave();
  },
  "xxgk-open-stored": async ({ session, panels }, { draft }) => {
    if (await session.kept.open(draft)) panels.leave();
  },
  "xxgk-remove-stored": async ({ session: { kept }, panels }, { draft, how }) => {
    await (how === "forget" ? kept.others.forget(draft) : kept.others.remove(draft, how === "remove"));
    await panels.list();
  },
  "xxgk-save-record": ({ download }, { record }) => download.asItIs(record),
  "xxgk-forget-record": async ({ session: { kept }, panels }, { record }) => {
    await kept.others.forgetRecord(record);
    await panels.list();
  },
  "xxgk-go-back": ({ session, panels }, { state }) => {
    panels.leave();
    session.kept.goBack(state);
  },
  "xxgk-take-back": ({ session }) => session.kept.takeBack(),
  "xxgk-new": (page) => startNew(page),
  "xxgk-example": ({ session }) => session.openExample(),
};

/** Connects the tables with the element that the events reach. */
export function handleEvents(page: Page): void {
  const { host, session } = page;
  const withCore = (act: () => unknown) => {
    if (!page.rescue.stop?.isLocked) session.draft.whenStarted(act);
  };
  const hear = <Name extends keyof PartEvents>(name: Name, act: (detail: PartEvents[Name]) => unknown) =>
    listen(host, name, (detail) => {
      if (page.permits(name, detail)) act(detail);
    });
  for (const [name, act] of entries(AT_ONCE)) hear(name, (detail) => act(page, detail));
  for (const [name, act] of entries(WITH_CORE)) hear(name, (detail) => withCore(() => act(page, detail)));
  for (const name of Object.keys(STEPS) as Step[])
    hear(name, (detail) => withCore(() => session.edits.run(name, detail)));
}

/** A table line by line; each handler belongs to the event beside it. */
function entries(table: object): [keyof PartEvents, (page: Page, detail: unknown) => unknown][] {
  return Object.entries(table) as [keyof PartEvents, (page: Page, detail: unknown) => unknown][];
}

// ── What takes more than one line ───────────────────────────────────────────

/** Opens a saved file, or any that this tool wrote; what was read of any other is shown first. Returns what became of it. */
export async function openFile({ session, panels }: Page, file: File): ReturnType<Page["session"]["open"]> {
  const outcome = await session.open(file);
  if (outcome === "opened") panels.leave();
  if (outcome === "incoming") await panels.show("review");
  return outcome;
}

/** Starts a blank draft. */
export function startNew({ host, session, panels, beginning }: Page): void {
  session.draft.whenStarted(() => session.startNew(host.getAttribute("edition") ?? undefined, beginning()));
  panels.leave();
}

/** Undoes so many steps, redoes where negative, and goes to the place that has changed. */
async function go({ host, session, navigation }: Page, steps: number): Promise<void> {
  const moved = session.go(steps);
  await host.updateComplete;
  if (moved?.place) navigation.toWords(moved.place, moved.span);
  // The button that was pressed may be gone.
  else if (!host.shadowRoot?.activeElement)
    host.renderRoot.querySelector<HTMLElement>(".turns button:not([disabled])")?.focus();
}

/** After a look at a pasted block the focus goes back to the cell where it was pasted. */
function endPaste({ session, navigation }: Page, end: () => void): void {
  const cell = session.pasting?.address;
  end();
  if (cell) navigation.to(cell);
}

/**
 * What a site knows of the report: whose it is, and of which year. A new draft begins with that; a field of an open one
 * takes it while it is blank. Where the site has also locked the field, no draft of another office or year is gone on
 * with unasked.
 */
import { blank } from "../core/core";
import { startNew } from "../page/handlers";
import type { Page } from "../page/page";
import { say } from "../view/say";
import type { Locks } from "./locks";
import { words } from "./words";

/** The fields, by the attribute that says what stands there. */
const FIELDS = { organ: "organ.name", kind: "organ.kind", year: "year" } as const;
type Known = readonly [field: (typeof FIELDS)[keyof typeof FIELDS], text: string];
export const PRESETS = Object.keys(FIELDS) as readonly (keyof typeof FIELDS)[];

export class Presets {
  readonly #page: Page;
  readonly #locks: Locks;

  constructor(page: Page, locks: Locks) {
    this.#page = page;
    this.#locks = locks;
    page.beginning = () => this.#beginning();
  }

  /** The draft that was open last has come, or a blank one: gives it what the site knows. */
  begin(): void {
    const { session, host } = this.#page;
    if (!session.draft.isStarted || this.#wanted().length === 0) return;
    const [other] = this.#others();
    if (session.draft.isBlank) {
      const json = this.#beginning() as string;
      // No step: nothing of the person's comes before it.
      session.draft.goOn(session.draft.openText(json, { name: words.siteFile }));
    } else if (other) {
      const title = session.draft.title;
      startNew(this.#page);
      say(host, { text: words.begunInstead(title), tone: "good", stays: true });
    } else this.fill();
  }

  /** Fills in what is blank, as somebody who types. */
  fill(): void {
    const { draft, edits } = this.#page.session;
    if (!draft.isStarted) return;
    void this.#locks.asSite(() => {
      for (const [field, text] of this.#wanted()) if (this.#textOf(field) === "") edits.typeText(field, text);
    });
    this.look();
  }

  /** What stands in a locked field and is not what the site wants; that is offered. */
  look(): string | undefined {
    const [other] = this.#others();
    if (!other) return undefined;
    const [field, wanted] = other;
    const nameOf = (text: string) => (field === "organ.kind" ? (this.#kinds().get(text) ?? text) : text);
    const text = words.otherReport(words.fields[field], nameOf(this.#textOf(field)), nameOf(wanted));
    const put = () =>
      void this.#locks.asSite(() => {
        for (const [field, text] of this.#others()) this.#page.session.edits.typeText(field, text);
        say(this.#page.host, undefined);
      });
    say(this.#page.host, { text, tone: "bad", offers: [[words.makeIt(nameOf(wanted)), put]] });
    return text;
  }

  /** Whether the report is not the one that the site wants. */
  get isOther(): boolean {
    return this.#others().length > 0;
  }

  #others(): Known[] {
    return this.#wanted().filter(([field, text]) => {
      const own = this.#textOf(field);
      return this.#locks.isNamed(field) && own !== "" && own !== text;
    });
  }

  /** What the site knows: fields with what stands there. A kind that there is not counts as none. */
  #wanted(): Known[] {
    return PRESETS.flatMap((name): Known[] => {
      const text = this.#page.host.getAttribute(name)?.trim() ?? "";
      if (name === "kind") {
        const key = [...this.#kinds()].find(([key, called]) => key === text || called === text)?.[0];
        return key === undefined ? [] : [[FIELDS.kind, key]];
      }
      return text === "" ? [] : [[FIELDS[name], text]];
    });
  }

  #kinds(): ReadonlyMap<string, string> {
    return new Map(this.#page.session.draft.form.organKinds.map(({ key, name }) => [key, name]));
  }

  #textOf(field: string): string {
    return this.#page.session.draft.texts.get(field)?.trim() ?? "";
  }

  /** A new draft as a saved file; nothing where the site says nothing. */
  #beginning(): string | undefined {
    const wanted = new Map<string, string>(this.#wanted());
    if (wanted.size === 0) return undefined;
    const { form } = this.#page.session.draft;
    const edition = this.#page.host.getAttribute("edition") ?? "";
    const isKnown = form.editions.some((one) => one.edition === edition);
    return JSON.stringify({
      schema: blank.schema,
      edition: isKnown ? edition : blank.form.edition,
      organ: { name: wanted.get("organ.name") ?? "", kind: wanted.get("organ.kind") ?? "" },
      year: wanted.get("year") ?? "",
    });
  }
}

/** What the page is made of besides its parts: the draft, and what helps to work on it. */
import type { LitElement } from "lit";
import { Session } from "../draft/session";
import { Download } from "../export/download";
import { Looks } from "../export/looks";
import type { PartEvents } from "../view/events";
import type { Summary } from "../view/findings";
import { Announcer } from "./announcer";
import { Composing } from "./composing";
import { Dropping } from "./dropping";
import { FindingsWalk } from "./findings-walk";
import { Focus } from "./focus";
import { Keyboard } from "./keyboard";
import { Layout } from "./layout";
import { Navigation } from "./navigation";
import { Notices } from "./notices";
import { Panels } from "./panels";
import { Pasting } from "./pasting";
import { Presence } from "./presence";
import { Printer } from "./printer";
import { Rescue } from "./rescue";

export class Page {
  readonly host: LitElement;
  readonly session: Session;
  readonly layout: Layout;
  readonly panels: Panels;
  readonly looks: Looks;
  readonly download: Download;
  readonly navigation: Navigation;
  readonly focus: Focus;
  readonly announcer: Announcer;
  readonly notices: Notices;
  readonly walk: FindingsWalk;
  readonly rescue: Rescue;
  readonly dropping: Dropping;
  /** Whether something that a part reports may be done: a site may let people only read (`../embedding/locks.ts`). */
  permits: (name: keyof PartEvents, detail: PartEvents[keyof PartEvents]) => boolean = () => true;
  /** With what a new draft begins, as a saved file; nothing: a blank one. */
  beginning: () => string | undefined = () => undefined;
  /** Said above the findings after a check or a download, until something changes. */
  #summary: Summary | undefined;

  /** `isWhole`: whether all sections are drawn from the beginning. */
  constructor(host: LitElement, isWhole: boolean) {
    const session = new Session(host);
    this.host = host;
    this.session = session;
    this.layout = new Layout(host, isWhole);
    this.panels = new Panels(host, session.kept);
    this.looks = new Looks(host, session.documents);
    this.download = new Download(host, session, this.looks);
    this.navigation = new Navigation(host, session.draft, this.layout);
    this.focus = new Focus(host, session);
    this.announcer = new Announcer(host, session);
    this.notices = new Notices(host, this.announcer);
    this.walk = new FindingsWalk(session, this.navigation, this.focus, this.announcer);
    this.dropping = new Dropping(host);
    new Composing(host, session.draft);
    new Pasting(host, session.draft);
    this.rescue = new Rescue(host, session, this);
    new Keyboard(host, this.focus, this.panels, this.walk);
    new Printer(host, session, this.looks);
    new Presence(host, session.kept);
  }

  get summary(): Summary | undefined {
    return this.#summary;
  }

  set summary(summary: Summary | undefined) {
    this.#summary = summary;
    this.host.requestUpdate();
  }
}

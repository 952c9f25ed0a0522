/** Goes from finding to finding, from top to bottom of the form. */
import type { Session } from "../draft/session";
import { keyOf } from "../view/findings";
import { messages } from "../view/messages";
import { nextOf, walkOf } from "../view/places";
import type { Announcer } from "./announcer";
import type { Focus } from "./focus";
import type { Navigation } from "./navigation";

export class FindingsWalk {
  readonly #session: Session;
  readonly #navigation: Navigation;
  readonly #focus: Focus;
  readonly #announcer: Announcer;
  /** The finding that was gone to, and where that is. */
  #visited: { key: string; place: string | undefined } | undefined;

  constructor(session: Session, navigation: Navigation, focus: Focus, announcer: Announcer) {
    this.#session = session;
    this.#navigation = navigation;
    this.#focus = focus;
    this.#announcer = announcer;
  }

  /** Goes to the next finding, or the one before. */
  go(isBack: boolean): void {
    const { form } = this.#session.draft;
    const walk = walkOf(form, this.#session.edits.shownFindings);
    if (walk.length === 0) {
      this.#announcer.say(messages.nothingToWalk);
      return;
    }
    const { here } = this.#focus;
    const visited = this.#visited;
    const known = visited?.place === here?.place ? walk.findIndex((one) => keyOf(one) === visited?.key) : -1;
    const step = isBack ? walk.length - 1 : 1;
    const index = known >= 0 ? (known + step) % walk.length : nextOf(form, walk, here, isBack);
    const finding = walk[index];
    if (!finding) return;
    this.#navigation.toFinding(finding);
    this.#visited = { key: keyOf(finding), place: finding.primary ?? this.#focus.here?.place };
    this.#announcer.say(messages.walkedTo(index + 1, walk.length, finding.message));
  }
}

/** What is marked in the blocks of the preview. */
import type { Finding, LiveFigure, Piece } from "../core/core";
import { marksOf } from "../view/marks";
import { total } from "../view/total";

/** Something marked in a block: a cell, or some words of a paragraph. */
export interface Mark {
  tone: Finding["severity"] | "part";
  said: string;
  /** The address of the cell. */
  at: string;
  /** Where the words stand in the text of the field. */
  start: number;
  end: number;
  /** The same within the paragraph as it is printed. */
  offset: number;
  length: number;
}

let marked: { findings: readonly Finding[]; marks: ReturnType<typeof marksOf> } | undefined;

/** What is marked in a block. */
export function marksIn(
  { key, span, gap, html }: Piece,
  findings: readonly Finding[],
  live: readonly LiveFigure[],
): Mark[] {
  if (span[1] > span[0]) {
    const within = live.filter((one) => one.section === key && one.isKnown && one.span[0] >= span[0]);
    const blanksBefore = (place: number) => Math.max(0, Math.min(place, gap[1]) - gap[0]);
    const printed = (place: number) => place - span[0] - blanksBefore(place) - bracketsBefore(place, within);
    const of = findings.filter(({ primary, accepted }) => primary === key && accepted === null);
    return of.flatMap(({ places, severity, message }) =>
      places
        .filter(([start, end]) => start >= span[0] && end <= span[1] && end > start)
        .map(([start, end]) => ({
          tone: severity,
          said: message,
          at: "",
          start,
          end,
          offset: printed(start),
          length: printed(end) - printed(start),
        })),
    );
  }
  if (!html.includes("data-cell")) return [];
  if (marked?.findings !== findings) marked = { findings, marks: marksOf(findings) };
  const cells = [...marked.marks].filter(([address]) => address.startsWith(`${key}.`));
  return cells.map(
    ([
      at,
      {
        findings: [first],
      },
    ]) => {
      return {
        tone: first?.severity ?? "part",
        said: first?.message ?? "",
        at,
        start: 0,
        end: 0,
        offset: 0,
        length: 0,
      };
    },
  );
}

/** The brackets of live figures, which are not printed. */
function bracketsBefore(place: number, live: readonly LiveFigure[]): number {
  return total(live.map(({ span: [start, end] }) => (start < place ? 1 : 0) + (end <= place ? 1 : 0)));
}

/** Marks a block. What is marked already stays as it is; what is marked no more becomes plain. */
export function mark(box: HTMLElement, marks: readonly Mark[]): void {
  const cells = new Map(marks.filter(({ at }) => at !== "").map((one) => [one.at, one]));
  for (const cell of box.querySelectorAll<HTMLElement>("[data-cell][title]")) undress(cell);
  for (const [at, one] of cells) {
    const cell = box.querySelector<HTMLElement>(`[data-cell="${CSS.escape(at)}"]`);
    if (cell) dress(cell, one);
  }
  const words = wordsApart(marks.filter(({ at }) => at === ""));
  let isPlain = true;
  for (const old of box.querySelectorAll("mark")) {
    const one = words.get(old.dataset.at ?? "");
    if (one) {
      words.delete(old.dataset.at ?? "");
      undress(old);
      dress(old, one);
      continue;
    }
    while (old.firstChild) old.before(old.firstChild);
    old.remove();
    isPlain = false;
  }
  if (!isPlain) box.normalize();
  for (const [at, one] of words) {
    const element = document.createElement("mark");
    element.dataset.at = at;
    dress(element, one);
    const range = rangeOf(box, one.offset, one.offset + one.length);
    element.append(range.extractContents());
    range.insertNode(element);
  }
}

/** The marked words by where they stand in the paragraph, from its end: what is marked moves nothing that is still to be found. Of words that overlap, the last. */
function wordsApart(marks: readonly Mark[]): Map<string, Mark> {
  const apart = new Map<string, Mark>();
  let before = Number.POSITIVE_INFINITY;
  for (const one of [...marks].sort((one, other) => other.offset - one.offset)) {
    if (one.offset + one.length > before) continue;
    before = one.offset;
    apart.set(`${one.offset} ${one.length}`, one);
  }
  return apart;
}

function dress(element: HTMLElement, { tone, said, start, end }: Mark): void {
  // Not a class: those are the document's, which may have one of the same name.
  element.dataset.tone = tone;
  element.title = said;
  if (end > start) element.dataset.span = `${start} ${end}`;
}

function undress(element: HTMLElement): void {
  delete element.dataset.tone;
  element.removeAttribute("title");
}

/** A stretch of the text in an element, less the numbers of pages. */
export function rangeOf(box: Node, start: number, end: number): Range {
  const range = document.createRange();
  range.selectNodeContents(box);
  const walk = document.createTreeWalker(box, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, {
    acceptNode: (node) => {
      if (node.nodeType === Node.TEXT_NODE) return NodeFilter.FILTER_ACCEPT;
      return (node as Element).classList.contains("page-end") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
    },
  });
  let before = 0;
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const length = (node as Text).data.length;
    if (start >= before && start < before + length) range.setStart(node, start - before);
    if (end > before && end <= before + length) range.setEnd(node, end - before);
    before += length;
  }
  return range;
}

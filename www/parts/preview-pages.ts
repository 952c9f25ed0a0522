/** Where the pages of the preview end, and what is marked in its blocks. */
import type { Finding, LiveFigure, Piece } from "../core";
import { marksOf } from "../marks";

/** The desk between two sheets, in pixels. */
export const GAP = 18;

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
export function marksIn({ key, span, html }: Piece, findings: readonly Finding[], live: readonly LiveFigure[]): Mark[] {
  if (span[1] > span[0]) {
    const within = live.filter((one) => one.section === key && one.isKnown && one.span[0] >= span[0]);
    const printed = (place: number) => place - span[0] - bracketsBefore(place, within);
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
  return live.reduce((sum, { span: [start, end] }) => sum + (start < place ? 1 : 0) + (end <= place ? 1 : 0), 0);
}

/** Marks a block, and takes away what was marked in it. */
export function mark(box: HTMLElement, marks: readonly Mark[]): void {
  for (const cell of box.querySelectorAll<HTMLElement>("[data-cell][title]")) {
    cell.classList.remove("error", "warning", "part");
    cell.removeAttribute("title");
  }
  for (const words of box.querySelectorAll("mark")) {
    while (words.firstChild) words.before(words.firstChild);
    words.remove();
  }
  box.normalize();
  // From the end, so that what is marked already moves nothing that is still to be found.
  const ordered = [...marks].sort((one, other) => other.offset - one.offset);
  let before = Number.POSITIVE_INFINITY;
  for (const { tone, said, at, start, end, offset, length } of ordered) {
    if (at === "") {
      if (offset + length > before) continue;
      before = offset;
      const words = document.createElement("mark");
      words.dataset.span = `${start} ${end}`;
      dress(words, tone, said);
      const range = rangeOf(box, offset, offset + length);
      words.append(range.extractContents());
      range.insertNode(words);
    } else {
      const cell = box.querySelector<HTMLElement>(`[data-cell="${at}"]`);
      if (cell) dress(cell, tone, said);
    }
  }
}

function dress(element: HTMLElement, tone: string, said: string): void {
  element.classList.add(tone);
  element.title = said;
}

/** A stretch of the text in an element, less the numbers of pages. */
function rangeOf(box: Node, start: number, end: number): Range {
  const range = document.createRange();
  range.selectNodeContents(box);
  const walk = document.createTreeWalker(box, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, {
    acceptNode: (node) => {
      if (!(node instanceof Element)) return NodeFilter.FILTER_ACCEPT;
      return node.classList.contains("page-end") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
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

/** The end of a page: before a block, or before a place in its text. */
interface End {
  box: HTMLElement;
  offset: number | undefined;
  element: HTMLElement;
}

/** The measures of a sheet, in pixels. */
interface Sheet {
  height: number;
  top: number;
  bottom: number;
  side: number;
}

export class Pages {
  #ends: End[] = [];
  /** How high the blocks were when the pages were divided last. */
  #heights = "";

  /** Another look: the blocks tell nothing of where pages ended. */
  forget(): void {
    this.#heights = "";
  }

  /** Puts the end of a page back into a block that was written anew. */
  restore(box: HTMLElement): void {
    const within = this.#ends.filter((end) => end.box === box && end.offset !== undefined);
    within.forEach(place);
    // Its lines begin with other words now.
    if (within.length > 0) this.#heights = "";
  }

  /** Divides a sheet into pages. */
  divide(article: HTMLElement): void {
    const heights = () => [...article.children].map((box) => (box as HTMLElement).offsetHeight).join();
    if (heights() === this.#heights) return;
    for (const { element } of this.#ends) element.remove();
    article.querySelector(".last")?.remove();
    article.normalize();
    const style = getComputedStyle(article);
    const [top, bottom, side] = [style.paddingTop, style.paddingBottom, style.paddingLeft].map(Number.parseFloat) as [
      number,
      number,
      number,
    ];
    article.style.minHeight = "";
    const sheet: Sheet = { height: Number.parseFloat(getComputedStyle(article).minHeight), top, bottom, side };
    this.#ends = endsOf(article, sheet);
    this.#ends.forEach(place);
    const pages = this.#ends.length + 1;
    const height = pages * sheet.height + (pages - 1) * GAP;
    article.style.minHeight = `${height}px`;
    const last = document.createElement("div");
    last.className = "last";
    last.setAttribute("aria-hidden", "true");
    last.append(numberOf(pages));
    (last.firstChild as HTMLElement).style.top = `${height - bottom / 2 - 9}px`;
    last.style.position = "static";
    article.append(last);
    this.#heights = heights();
  }
}

function place({ box, offset, element }: End): void {
  if (offset === undefined) box.before(element);
  else {
    const range = rangeOf(box, offset, offset + 1);
    range.collapse(true);
    range.insertNode(element);
  }
}

/** Where the pages end, read off the sheet as it is without ends. */
function endsOf(article: HTMLElement, sheet: Sheet): End[] {
  const boxes = [...article.children] as HTMLElement[];
  const factor = article.getBoundingClientRect().width / article.offsetWidth || 1;
  const origin = article.getBoundingClientRect().top;
  const rects = boxes.map((box) => (box.firstElementChild ?? box).getBoundingClientRect());
  const topOf = (index: number) => ((rects[index]?.top ?? 0) - origin) / factor;
  const bottomOf = (index: number) => ((rects[index]?.bottom ?? 0) - origin) / factor;
  const room = sheet.height - sheet.top - sheet.bottom;
  const ends: End[] = [];
  let end = sheet.top + room;
  const cut = (box: HTMLElement, y: number, from: number, offset?: number) => {
    ends.push({ box, offset, element: pageEnd(ends.length + 1, end - from, y - from, sheet) });
    end = y + room;
  };
  const isHeading = (index: number) => /^H[1-6]$/.test(boxes[index]?.firstElementChild?.tagName ?? "");
  boxes.forEach((box, index) => {
    if (bottomOf(index) <= end + 0.5) return;
    // A heading goes with what it heads.
    let first = index;
    const lines = linesOf(box, factor);
    const fitting = lines ? Math.floor((end - topOf(index)) / lines.height + 0.02) : 0;
    if (fitting < 1) {
      while (first > 0 && isHeading(first - 1)) first -= 1;
      if (first > 0 && topOf(first) > end - room + 1)
        cut(boxes[first] as HTMLElement, topOf(first), bottomOf(first - 1));
    }
    // What is longer than a page goes on on the next ones.
    while (lines && bottomOf(index) > end + 0.5) {
      const count = Math.max(1, Math.floor((end - topOf(index)) / lines.height + 0.02));
      const y = topOf(index) + count * lines.height;
      cut(box, y, y, lines.offsetAt(count));
    }
    // A table longer than a page makes its page longer.
    if (bottomOf(index) > end) end = bottomOf(index);
  });
  return ends;
}

/** The lines of a paragraph: how high they are, and with which character each begins. */
function linesOf(box: HTMLElement, factor: number): { height: number; offsetAt: (line: number) => number } | undefined {
  const paragraph = box.querySelector("p");
  if (!paragraph) return undefined;
  const height = Number.parseFloat(getComputedStyle(paragraph).lineHeight);
  const top = paragraph.getBoundingClientRect().top;
  const length = (paragraph.textContent ?? "").length;
  const lineOf = (offset: number) => {
    const rect = rangeOf(box, offset, offset + 1).getClientRects()[0];
    return rect ? Math.floor((rect.top + rect.height / 2 - top) / factor / height) : 0;
  };
  const offsetAt = (line: number) => {
    let [low, high] = [0, length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (lineOf(middle) < line) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return { height, offsetAt };
}

/** What is left of a page, the desk, and the margin of the next. `between`: what the blocks' own margins already leave free. */
function pageEnd(number: number, left: number, between: number, sheet: Sheet): HTMLElement {
  const element = document.createElement("div");
  element.className = "page-end";
  element.setAttribute("aria-hidden", "true");
  const { style } = element;
  style.height = `${Math.max(0, left) + sheet.bottom + GAP + sheet.top - between}px`;
  style.width = `calc(100% + ${2 * sheet.side}px)`;
  style.margin = `0 ${-sheet.side}px`;
  const desk = document.createElement("i");
  desk.style.bottom = `${sheet.top - between}px`;
  const page = numberOf(number);
  page.style.bottom = `${sheet.top - between + GAP + sheet.bottom / 2 - 9}px`;
  element.append(desk, page);
  return element;
}

function numberOf(page: number): HTMLElement {
  const number = document.createElement("b");
  number.textContent = `— ${page} —`;
  return number;
}

/** Where the pages of the preview end. */
import { rangeOf } from "./preview-marks";

/** The desk between two sheets, in pixels. */
export const GAP = 18;

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
  /** The blocks, and how high each was, when the pages were divided last. */
  #blocks: { box: HTMLElement; height: number }[] = [];
  #sheet: Sheet | undefined;

  /** Another look: the blocks tell nothing of where pages ended. */
  forget(): void {
    this.#blocks = [];
    this.#sheet = undefined;
  }

  /** Puts the end of a page back into a block that was written again. */
  restore(box: HTMLElement): void {
    const within = this.#ends.filter((end) => end.box === box && end.offset !== undefined);
    within.forEach(place);
    // Its lines begin with other words now.
    const block = within.length > 0 && this.#blocks.find((one) => one.box === box);
    if (block) block.height = -1;
  }

  /** Divides a sheet into pages, from the first block on that has changed. */
  divide(article: HTMLElement): void {
    const boxes = [...article.children].filter((box) => !box.matches(".page-end, .last")) as HTMLElement[];
    const first = this.#firstChanged(boxes);
    if (first === undefined) return;
    const stays = ({ box }: End) => boxes.indexOf(box) >= 0 && boxes.indexOf(box) < first;
    for (const { box, offset, element } of this.#ends.filter((end) => !stays(end))) {
      element.remove();
      if (offset !== undefined) box.normalize();
    }
    article.querySelector(".last")?.remove();
    this.#sheet ??= sheetOf(article);
    const before = this.#ends.filter(stays);
    const after = endsAfter(before, boxes, first, article, this.#sheet);
    after.forEach(place);
    this.#ends = [...before, ...after];
    endSheet(article, this.#sheet, this.#ends.length + 1);
    this.#blocks = boxes.map((box) => ({ box, height: box.offsetHeight }));
  }

  /** The first block that has changed, or the headings that go with it. */
  #firstChanged(boxes: readonly HTMLElement[]): number | undefined {
    const known = this.#blocks;
    const isOther = (box: HTMLElement, index: number) =>
      known[index]?.box !== box || known[index].height !== box.offsetHeight;
    let first = boxes.findIndex(isOther);
    if (first < 0 && boxes.length === known.length) return undefined;
    if (first < 0) first = boxes.length;
    while (first > 0 && isHeading(boxes[first - 1])) first -= 1;
    return first;
  }
}

/** Reads off a sheet how large it is. */
function sheetOf(article: HTMLElement): Sheet {
  article.style.minHeight = "";
  const { minHeight, paddingTop, paddingBottom, paddingLeft } = getComputedStyle(article);
  const [height, top, bottom, side] = [minHeight, paddingTop, paddingBottom, paddingLeft].map(Number.parseFloat);
  return { height, top, bottom, side } as Sheet;
}

/** Makes the last page as high as the others. */
function endSheet(article: HTMLElement, sheet: Sheet, pages: number): void {
  const height = pages * sheet.height + (pages - 1) * GAP;
  article.style.minHeight = `${height}px`;
  const last = document.createElement("div");
  last.className = "last";
  last.setAttribute("aria-hidden", "true");
  last.style.position = "static";
  last.append(numberOf(pages));
  article.append(last);
}

function place({ box, offset, element }: End): void {
  if (offset === undefined) box.before(element);
  else {
    const range = rangeOf(box, offset, offset + 1);
    range.collapse(true);
    range.insertNode(element);
  }
}

/** Where the pages end from a block on, read off the sheet as it is with the ends before that block and none after it. */
function endsAfter(
  before: readonly End[],
  boxes: readonly HTMLElement[],
  start: number,
  article: HTMLElement,
  sheet: Sheet,
): End[] {
  const { top: origin, width } = article.getBoundingClientRect();
  const factor = width / article.offsetWidth || 1;
  const rects = boxes.map((box) => (box.firstElementChild ?? box).getBoundingClientRect());
  const topOf = (index: number) => ((rects[index]?.top ?? 0) - origin) / factor;
  const bottomOf = (index: number) => ((rects[index]?.bottom ?? 0) - origin) / factor;
  const room = sheet.height - sheet.top - sheet.bottom;
  const ends: End[] = [];
  const lastBefore = before[before.length - 1];
  const from = lastBefore ? boxes.indexOf(lastBefore.box) : 0;
  const begin = ({ offset, element }: End) =>
    offset === undefined ? topOf(from) : (element.getBoundingClientRect().bottom - origin) / factor;
  let end = (lastBefore ? begin(lastBefore) : sheet.top) + room;
  // A table longer than a page makes its page longer.
  for (let index = from; index < start; index += 1) end = Math.max(end, bottomOf(index));
  const cut = (box: HTMLElement, y: number, from: number, offset?: number) => {
    const number = before.length + ends.length + 1;
    ends.push({ box, offset, element: pageEnd(number, end - from, y - from, sheet) });
    end = y + room;
  };
  for (let index = start; index < boxes.length; index += 1) {
    const box = boxes[index] as HTMLElement;
    // It begins a page.
    const isAnnex = box.querySelector(".annex");
    if (!isAnnex && bottomOf(index) <= end + 0.5) continue;
    // A heading goes with what it heads.
    let first = index;
    const lines = linesOf(box, factor);
    const fitting = lines ? Math.floor((end - topOf(index)) / lines.height + 0.02) : 0;
    if (fitting < 1) {
      while (!isAnnex && first > 0 && isHeading(boxes[first - 1])) first -= 1;
      if (first > 0 && topOf(first) > end - room + 1)
        cut(boxes[first] as HTMLElement, topOf(first), bottomOf(first - 1));
    }
    // What is longer than a page goes on on the next ones.
    while (lines && bottomOf(index) > end + 0.5) {
      const count = Math.max(1, Math.floor((end - topOf(index)) / lines.height + 0.02));
      const y = topOf(index) + count * lines.height;
      cut(box, y, y, lines.offsetAt(count));
    }
    end = Math.max(end, bottomOf(index));
  }
  return ends;
}

function isHeading(box: HTMLElement | undefined): boolean {
  return /^H[1-6]$/.test(box?.firstElementChild?.tagName ?? "");
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
  page.style.bottom = `${sheet.top - between + GAP}px`;
  element.append(desk, page);
  return element;
}

function numberOf(page: number): HTMLElement {
  const number = document.createElement("b");
  number.className = page % 2 === 0 ? "page-number even" : "page-number";
  number.textContent = `${page}`;
  return number;
}

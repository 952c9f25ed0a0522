/**
 * A drawing of the core's, SVG of boxes and texts, as PNG. It is painted mark by mark: a policy may forbid pictures that
 * are made of text, and what some browsers have painted of such a one they do not give back.
 */
import { templateOf } from "../view/markup";

/** So many points of the PNG for one of the drawing: sharp when printed. */
const SCALE = 2;

/** The PNG under that name; undefined where the browser gives none. */
export function painted(drawing: string, name: string): Promise<File | undefined> {
  const svg = templateOf(drawing).content.querySelector("svg");
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d");
  if (!svg || !context) return Promise.resolve(undefined);
  const of = (mark: Element, key: string) => mark.getAttribute(key) ?? "";
  canvas.width = Number(of(svg, "width")) * SCALE;
  canvas.height = Number(of(svg, "height")) * SCALE;
  context.scale(SCALE, SCALE);
  for (const mark of svg.children) {
    const [x = 0, y = 0, width = 0, height = 0] = ["x", "y", "width", "height"].map((key) => Number(of(mark, key)));
    context.fillStyle = of(mark, "fill");
    if (mark.localName === "rect") context.fillRect(x, y, width, height);
    if (mark.localName === "path") context.fill(new Path2D(of(mark, "d")));
    if (mark.localName === "text") {
      context.font = `${of(mark, "font-weight")} ${of(mark, "font-size")}px ${of(svg, "font-family")}`;
      const anchor = of(mark, "text-anchor");
      context.textAlign = anchor === "middle" ? "center" : (anchor as CanvasTextAlign);
      context.fillText(mark.textContent ?? "", x, y);
    }
  }
  return new Promise((resolve) => {
    canvas.toBlob((png) => resolve(png ? new File([png], name, { type: png.type }) : undefined));
  });
}

// PDF and OFD files: pages on which each text stands at its place.
import PizZip from "pizzip";
import { file, many, repeat } from "./opened.mjs";

/** A PDF file of a page that draws that, with what else it has. */
const pdf = (program, { font = "<</Subtype/Type1/BaseFont/Helvetica>>", more = "" } = {}) =>
  `%PDF-1.7
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]>>endobj
3 0 obj<</Type/Page/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>>>endobj
4 0 obj<<>>stream
${program}
endstream endobj
5 0 obj${font}endobj
${more}`;
const page = (name, size, programOf, partsOf = () => ({})) =>
  file(`pdf: ${name}`, size, (n) => pdf(programOf(n), partsOf(n)));

const at = (place) => `${50 + (place % 40) * 12} ${800 - ((place / 40) | 0) * 10}`;
const written = (place, text) => `BT /F 8 Tf ${at(place)} Td (${text}) Tj ET\n`;
const map = (rows) => ({
  font: "<</Subtype/Type0/Encoding/Identity-H/ToUnicode 6 0 R>>",
  more: `6 0 obj<<>>stream\n${rows}\nendstream endobj`,
});

const ofd = (content, document = '<Page BaseLoc="c.xml"/>') => {
  const zip = new PizZip();
  zip.file("OFD.xml", "<OFD><DocRoot>d.xml</DocRoot></OFD>");
  zip.file("d.xml", `<Document>${document}</Document>`);
  zip.file("c.xml", `<Page>${content}</Page>`);
  return zip.generate({ type: "uint8array", compression: "STORE" });
};
const TEXT = '<TextObject Boundary="20 20 1 1" Size="4"><TextCode X="0" Y="4">12</TextCode></TextObject>';

export default [
  page("figures in rows", 1500, (n) => many(n, (place) => written(place, "12"))),
  page("figures at one place", 1500, (n) => many(n, () => written(0, "12"))),
  page("figures below each other", 600, (n) => many(n, (place) => written(place * 40, "12"))),
  page("a long text", 4000, (n) => written(0, repeat("12 ", n))),
  page("lines across each other", 300, (n) =>
    many(n, (place) => `0 ${place * 9} m 900 ${place * 9} l S ${place * 9} 0 m ${place * 9} 900 l S\n`),
  ),
  page("lines beside each other", 1500, (n) => many(n, (place) => `${place} 0 m ${place} 90 l S\n`)),
  page("states that are kept", 8000, (n) => repeat("q ", n)),
  page("a path of many points", 4000, (n) => `0 0 m ${many(n, (place) => `${place} 9 l `)} W n`),
  page("fonts that change", 2000, (n) => repeat("/F 9 Tf ", n)),
  page(
    "a map of codes",
    3000,
    () => "BT /F 9 Tf <0001> Tj ET",
    (n) => map(`beginbfchar ${many(n, (place) => `<${place.toString(16).padStart(4, "0")}> <0031> `)} endbfchar`),
  ),
  file("pdf: objects", 3000, (n) => pdf("") + many(n, (place) => `\n${place + 7} 0 obj ${place} endobj`)),
  file(
    "pdf: pages",
    300,
    (n) =>
      `%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Kids[${many(n, (place) => `${place + 3} 0 R `)}]>>endobj` +
      many(n, (place) => ` ${place + 3} 0 obj<</Type/Page>>endobj`),
  ),
  file("pdf: brackets that open", 4000, (n) => pdf(repeat("[", n), { more: repeat("<<", n) })),
  file("ofd: texts", 600, (n) => ofd(repeat(TEXT, n * TEXT.length))),
  file("ofd: a path of many points", 4000, (n) =>
    ofd(`<PathObject Boundary="0 0 1 1"><AbbreviatedData>${repeat("L 9 9 ", n)}</AbbreviatedData></PathObject>`),
  ),
];

// The report as a Word file, written with docxtemplater: a template with a tag at the place of each figure and
// section, made once with docx.js, and filled in for each report.
import Docxtemplater from "docxtemplater";
import PizZip from "pizzip";
import { makeWord, toBuffer } from "./word.mjs";

export async function makeTemplate() {
  const tag = (address) => `{${address.replaceAll(".", "_")}}`;
  return toBuffer(makeWord(tag, tag));
}

/** `figure` and `prose` as in word.mjs; `addresses` are those of the cells. */
export function fillTemplate(template, addresses, figure, prose) {
  const document = new Docxtemplater(new PizZip(template), { linebreaks: true });
  const sections = ["title", "preface", "overview", "problems", "other_matters"];
  document.render(
    Object.fromEntries([
      ...addresses.map((address) => [address.replaceAll(".", "_"), figure(address)]),
      ...sections.map((section) => [section, prose(section)]),
    ]),
  );
  return document.getZip().generate({ type: "uint8array", compression: "DEFLATE" });
}

// The peer page: what a good developer gets from the usual libraries: SurveyJS for the form and its checks,
// docx.js for the Word file, SheetJS for Excel files.
import "survey-js-ui";
import { read, utils, writeFile } from "xlsx";
import { answersOf, cellText, makeForm } from "./form.mjs";
import { applicants, applicationRows } from "./official.mjs";
import { makeWord, toBlob } from "./word.mjs";

const form = makeForm();
form.render(document.getElementById("form"));

function word() {
  const answers = form.data;
  return toBlob(
    makeWord(
      (address) => cellText(answers, address),
      (section) => answers[section] ?? "",
    ),
  );
}

document.getElementById("word").onclick = async () => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await word());
  link.download = "report.docx";
  link.click();
  URL.revokeObjectURL(link.href);
};

// Table three to Excel and back.
document.getElementById("excel").onclick = () => {
  const answers = form.data;
  const lines = applicationRows.map(({ row, label }) => [
    label,
    ...applicants.map(([column]) => answers.t3?.[row]?.[column]),
  ]);
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([["", ...applicants.map(([, label]) => label)], ...lines]));
  writeFile(book, "report.xlsx");
};
document.getElementById("open").onchange = async ({ target }) => {
  const book = read(await target.files[0].arrayBuffer());
  const lines = utils.sheet_to_json(book.Sheets[book.SheetNames[0]], { header: 1 }).slice(1);
  const t3 = {};
  applicationRows.forEach(({ row }, i) => {
    t3[row] = Object.fromEntries(applicants.map(([column], j) => [column, lines[i]?.[j + 1]]));
  });
  form.setValue("t3", t3);
};

// What the benchmark calls (see ../sides.mjs).
window.bench = {
  fill: (report) => {
    form.data = answersOf(report);
    form.validate(true);
  },
  check: () => form.validate(false),
  write: async () => (await word()).size,
};

// The report as a SurveyJS form. Numbers are text questions of input type "number"; table three is a
// matrixdropdown, which is SurveyJS's matrix for fixed rows with one input in each cell.
import { ExpressionValidator, Model } from "survey-core";
import "survey-core/i18n/simplified-chinese";
import {
  applicants,
  applicationRows,
  decisions,
  documentColumns,
  documents,
  outcomes,
  proceedings,
  resultRows,
  sections,
} from "./official.mjs";

const number = { cellType: "text", inputType: "number", min: 0 };
const columns = (list) => list.map(([name, title]) => ({ name, title, ...number }));
const rows = (list) => list.map(([value, text]) => ({ value, text }));
const sum = (names) => `sum(${names.map((name) => `{${name}}`).join(", ")})`;
const parts = (list) => list.map(([name]) => name).filter((name) => name !== "total");

/** "The total of this row is the sum of its other cells": a rule of the column, so it holds for each row. */
function withRowTotal(list, text) {
  const expression = `{row.total} = ${sum(parts(list).map((name) => `row.${name}`))}`;
  return columns(list).map((column) =>
    column.name === "total" ? { ...column, validators: [{ type: "expression", text, expression }] } : column,
  );
}

const json = {
  title: "政府信息公开工作年度报告",
  locale: "zh-cn",
  widthMode: "responsive",
  showQuestionNumbers: false,
  textUpdateMode: "onTyping",
  showNavigationButtons: false,
  elements: [
    { type: "text", name: "title", title: "标题" },
    { type: "comment", name: "preface", title: "导语" },
    { type: "comment", name: "overview", title: sections.overview },
    {
      type: "panel",
      name: "section_two",
      title: sections.t2,
      elements: [
        {
          type: "matrixdropdown",
          name: "t2_documents",
          title: "第二十条第（一）项",
          columns: columns(documentColumns),
          rows: rows(documents),
        },
        ...decisions.map(([address, label, group, heading]) => ({
          type: "text",
          name: address.replaceAll(".", "_"),
          title: `${group} ${label}：${heading}`,
          inputType: "number",
          min: 0,
        })),
      ],
    },
    {
      type: "matrixdropdown",
      name: "t3",
      title: sections.t3,
      columnMinWidth: "70px",
      rowTitleWidth: "260px",
      columns: withRowTotal(applicants, "总计不等于各类申请人之和"),
      rows: applicationRows.map(({ row, label, headings }) => ({
        value: row,
        text: headings.slice(1).concat(label).join(""),
      })),
    },
    {
      type: "matrixdropdown",
      name: "t4",
      title: sections.t4,
      columns: withRowTotal(outcomes, "总计不等于各项结果之和"),
      rows: rows(proceedings),
    },
    { type: "comment", name: "problems", title: sections.problems },
    { type: "comment", name: "other_matters", title: sections.other_matters },
  ],
};

export function makeForm() {
  const form = new Model(json);
  const cellOfTable3 = {};

  // The two rules of each column of table three sit at the cells in which their sums end.
  form.onMatrixCellCreated.add((_, { question, row, columnName, cellQuestion }) => {
    if (question.name !== "t3") return;
    cellOfTable3[`${row.rowName}.${columnName}`] = cellQuestion;
    const t3 = (name) => `t3.${name}.${columnName}`;
    if (row.rowName === "total_processed") {
      addRule(cellQuestion, `{${t3(row.rowName)}} = ${sum(resultRows.map(t3))}`, "总计不等于本列各项办理结果之和");
    } else if (row.rowName === "carried_forward") {
      const [income, outcome] = [
        ["new_received", "carried_over"],
        ["total_processed", "carried_forward"],
      ];
      addRule(
        cellQuestion,
        `${sum(income.map(t3))} = ${sum(outcome.map(t3))}`,
        "第一项加第二项之和不等于第三项加第四项之和",
      );
    }
  });

  // Checks while typing: the typed cell, and the cells at which the sums end that the new figure takes part in.
  // SurveyJS's own mode for this, checkErrorsMode "onValueChanged", finds the same, but goes over the whole
  // matrix after each key and takes about a third longer.
  form.onMatrixCellValueChanged.add((_, { question, columnName, cellQuestion, getCellQuestion }) => {
    const cells = [cellQuestion, getCellQuestion("total")];
    if (question.name === "t3") {
      cells.push(cellOfTable3[`total_processed.${columnName}`], cellOfTable3[`carried_forward.${columnName}`]);
    }
    for (const cell of new Set(cells)) cell?.validate(true);
  });

  // Every input says which cell of the report it is, so that the benchmark finds it.
  form.onAfterRenderMatrixCell.add((_, { question, row, column, htmlElement }) => {
    mark(htmlElement, `${question.name === "t2_documents" ? "t2" : question.name}.${row.rowName}.${column.name}`);
  });
  form.onAfterRenderQuestion.add((_, { question, htmlElement }) => {
    const decision = decisions.find(([address]) => address.replaceAll(".", "_") === question.name);
    if (decision) mark(htmlElement, decision[0]);
  });
  return form;
}

function addRule(question, expression, text) {
  const rule = new ExpressionValidator(expression);
  rule.text = text;
  question.validators.push(rule);
}

function mark(element, address) {
  const input = element.querySelector("input");
  if (input) input.dataset.cell = address;
}

/** Answers of the form from a report: cells by address, prose by section. */
export function answersOf(report) {
  const { title, preface, overview, problems, other_matters } = report;
  const answers = {
    title,
    preface,
    overview,
    problems,
    other_matters,
    t2_documents: {},
    t3: {},
    t4: {},
  };
  for (const [address, text] of Object.entries(report.cells)) {
    const [table, row, column] = address.split(".");
    if (decisions.some(([decision]) => decision === address)) {
      answers[address.replaceAll(".", "_")] = Number(text);
    } else {
      const matrix = answers[table === "t2" ? "t2_documents" : table];
      matrix[row] ??= {};
      matrix[row][column] = Number(text);
    }
  }
  return answers;
}

/** The text of a cell in the form's present answers. */
export function cellText(answers, address) {
  const [table, row, column] = address.split(".");
  const value = decisions.some(([decision]) => decision === address)
    ? answers[address.replaceAll(".", "_")]
    : answers[table === "t2" ? "t2_documents" : table]?.[row]?.[column];
  return value === undefined ? "" : String(value);
}

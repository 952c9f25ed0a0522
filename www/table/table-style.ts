/** The official form. Separate borders, because collapsed ones do not stay with a sticky header. */
import { css } from "lit";

export const table = css`
  .table-tools { display: flex; align-items: flex-start; justify-content: space-between; margin-bottom: 8px; }
  .table-tools .zeros { flex: none; margin-left: auto; padding: 1px 10px; min-height: 28px; font-size: 13px; }
  @media (min-width: 761px) {
    .table-tools.alone { margin-top: -36px; }
  }
  .totals { display: flex; flex-wrap: wrap; align-items: center; gap: 2px 14px; margin: 0; padding: 0; border: 0; }
  .totals legend { float: left; padding: 0; font-weight: 600; }
  .totals label { display: inline-flex; align-items: center; gap: 4px; min-height: 24px; cursor: pointer; }

  /* The official form. Separate borders, because collapsed ones do not stay with a sticky header. */
  .form { width: 100%; border-spacing: 0; border: solid var(--line); border-width: 1px 0 0 1px; table-layout: fixed; font-size: 13px; line-height: 1.3; }
  .form th, .form td { height: 25px; padding: 2px 5px; border: solid var(--line); border-width: 0 1px 1px 0; background: var(--label); font-weight: 400; text-align: left; }
  .form th.heads { text-align: center; }
  .form th.narrow { padding: 2px; text-align: center; writing-mode: vertical-rl; letter-spacing: 2px; }
  .form td { padding: 0; background: var(--paper); }
  /* Each row is painted by itself: a key in one cell leaves the others as they are. */
  .form tbody tr { position: relative; z-index: 0; }
  /* What is said at a cell lies over the rows below. */
  .form tbody tr:hover, .form tbody tr:focus-within { z-index: 1; }
  /* Strictly contained: what is typed moves nothing outside its cell. */
  .form td input { contain: strict; display: block; width: 100%; height: 100%; min-height: 24px; padding: 0 4px; border: 0; background: transparent; color: inherit; font: inherit; font-variant-numeric: tabular-nums; text-align: right; }
  /* A cell that gets the focus must not come to lie under what stays at the top. */
  .form td input { scroll-margin: calc(var(--top) + var(--bar) + 140px) 0 90px; }
  @media (max-width: 1000px) {
    .form td input { scroll-margin-bottom: 130px; }
  }
  .head input, .head select, textarea, .acts button { scroll-margin-top: calc(var(--top) + var(--bar) + 30px); }
  .form td input:focus { z-index: 1; outline: 2px solid var(--blue); outline-offset: -2px; }
  .form.t2 th, .form.t2 td { height: 29px; }
  .form th.title { font-weight: 600; }
  .form .whole { word-break: keep-all; }
  .form.t3 thead th { z-index: 2; position: sticky; }
  .form.t3 .head-0 th { top: calc(var(--top) + var(--bar) + var(--help)); }
  .form.t3 .head-1 th { top: calc(var(--top) + var(--bar) + var(--help) + 25px); }
  .form.t3 .head-2 th { top: calc(var(--top) + var(--bar) + var(--help) + 50px); }
  /* One layer on the screen instead of one for each heading; Chromium before 91 keeps only cells in place. */
  @supports (accent-color: red) {
    .form.t3 thead { z-index: 2; position: sticky; top: calc(var(--top) + var(--bar) + var(--help)); }
    .form.t3 thead th { position: static; }
  }
  .form.t4 th, .form.t4 td { height: 34px; padding: 2px; }
  .form.t4 td { padding: 0; }
  .form.t4 td input { min-height: 33px; padding: 0 1px; text-align: center; }

  /* Only where something is placed in the cell: each positioned box is a layer to be painted. */
  .form td:focus-within, .form td.error, .form td.warning, .form td.entered { position: relative; }
  .form td.sum { background: var(--sum); }
  /* Six digits have to be seen whole, however narrow the form is. */
  .form.t3 col:nth-child(3) { width: auto; }
  .form.t3 col:nth-child(n + 4) { width: 7.4%; }
  .columns.beside .form.t3 col:nth-child(n + 4), :host([data-large]) .form.t3 col:nth-child(n + 4) { width: 4.5em; }
  @media (max-width: 1365px) {
    .form.t3 col:nth-child(n + 4) { width: 4.5em; }
  }
  /* The headings of the current cell, and its sums. */
  .form th[data-heads] { background: #dde9f6; color: #123f70; }
  .form td[data-in-sum] { background: #f1f7fd; }
  .form td[data-is-sum] { box-shadow: inset 0 0 0 1px var(--blue); }
  .form td[data-chosen][data-chosen] { background: #d6e6f7; }
  .form td.entered::after { content: ""; position: absolute; right: 0; top: 0; border: 4px solid; border-color: var(--blue) var(--blue) transparent transparent; }
  .form td.part { box-shadow: inset 0 -2px 0 #c98a1b; }
  .form td.error { background: var(--error-tint); box-shadow: inset 0 0 0 2px var(--error); }
  .form td.warning { background: var(--warning-tint); box-shadow: inset 0 0 0 2px var(--warning); }
  .form td.error input, .form td.warning input { font-weight: 600; }
  /* A badge on the edge, half beside the cell: a long figure fills it, and must not be covered. */
  .form td.error::before, .form td.warning::before { content: "!"; position: absolute; z-index: 2; left: -6px; top: 0; width: 11px; border-radius: 6px; background: var(--error); color: #fff; font-size: 10px; font-weight: 700; line-height: 12px; text-align: center; pointer-events: none; }
  .form td.warning::before { background: var(--warning); content: "?"; }

  /* What belongs into the current row: two lines that stay above the heads while the table is filled in. */
  xxgk-table { --help: 0px; }
  xxgk-table:focus-within { --help: 40px; }
  xxgk-table:focus-within .help { position: sticky; z-index: 3; top: calc(var(--top) + var(--bar)); }
  .help { display: flex; align-items: center; justify-content: space-between; height: 40px; overflow: hidden; background: var(--paper); box-shadow: 0 1px 0 var(--line); color: var(--quiet); font-size: 13px; line-height: 19px; }
  .help b { color: var(--ink); font-weight: 600; }
  .help button { flex: none; margin-left: 12px; font-size: 13px; }
  .help button[hidden] { display: none; }

  .paste { margin-bottom: 12px; padding: 12px 14px; border: 1px solid var(--blue); border-radius: 6px; background: #f5f9fd; }
  .paste h3 { font-size: 14px; }
  .paste fieldset { margin: 6px 0; padding: 0; border: 0; }
  .paste legend { padding: 0; font-weight: 600; }
  .paste label { display: flex; align-items: center; min-height: 26px; cursor: pointer; }
  .paste label input { flex: none; margin: 0 6px 0 0; }
  .picture { max-height: 42vh; overflow: auto; border: 1px solid var(--soft); background: var(--paper); }
  .picture table { width: 100%; border-spacing: 0; font-size: 13px; line-height: 1.3; }
  .picture th, .picture td { padding: 2px 6px; border: solid var(--soft); border-width: 0 0 1px 1px; font-weight: 400; text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
  .picture tr > :first-child { border-left: 0; text-align: left; }
  .picture thead th, .picture thead td { position: sticky; top: 0; background: var(--label); text-align: center; white-space: normal; }
  .picture del { color: var(--quiet); }
  .picture ins { font-weight: 600; text-decoration: none; }
  .left-out { margin-top: 6px; color: var(--warning); font-size: 13px; }
  .left-out ul { max-height: 100px; overflow: auto; }

  .note { display: none; position: absolute; z-index: 4; right: 0; top: calc(100% + 3px); width: max-content; max-width: 300px; padding: 6px 10px; border-radius: 6px; background: #22304a; color: #fff; box-shadow: 0 3px 12px rgba(20, 30, 50, 0.3); font-size: 13px; line-height: 1.45; text-align: left; white-space: pre-line; pointer-events: none; }
  .note:empty { display: none !important; }
  td:focus-within .note { display: block; }
  td.error:hover .note, td.warning:hover .note { display: block; }

  /* On a small screen the table scrolls by itself, under its heads and beside its row labels. */
  @media (max-width: 760px) {
    xxgk-table:focus-within .help { position: static; }
    .help { height: auto; min-height: 40px; overflow: visible; padding-bottom: 6px; }
    .sheet { scroll-margin: calc(var(--top) + var(--bar)) 0 60px; max-height: 60vh; overflow: auto; border: solid var(--line); border-width: 0 1px 1px 0; }
    .form.t3 { width: 628px; }
    .form.t3 col { width: 62px !important; }
    .form.t3 col:nth-child(1) { width: 28px !important; }
    .form.t3 col:nth-child(2) { width: 46px !important; }
    .form.t3 col:nth-child(3) { width: 120px !important; }
    .form.t3 thead, .form.t3 .head-0 th { top: 0; }
    .form.t3 .head-1 th { top: 25px; }
    .form.t3 .head-2 th { top: 50px; }
    .form.t3 tbody th[scope="row"] { position: sticky; z-index: 1; left: 0; box-shadow: 1px 0 0 var(--line); }
    .form.t3 tbody th[colspan="2"] { left: -46px; padding-left: 51px; }
    .form.t3 tr th[colspan="3"] { left: -74px; padding-left: 79px; }
    .form.t3 .head-0 th:first-child { z-index: 3; }
    .form.t3 td input { scroll-margin: 80px 8px 8px 140px; }
    .form.t4 { width: 720px; }
  }
  @supports not (inset: 0) {
    .totals label { margin-right: 8px; }
  }
  @media (forced-colors: active) {
    .form td.error, .form td.warning { outline: 3px solid; outline-offset: -3px; }
    .form td.part { border-bottom-width: 3px; }
    .form td[data-chosen] { outline: 2px solid Highlight; outline-offset: -2px; }
    .form td[data-is-sum] { outline: 1px dashed; outline-offset: -3px; }
    .form th[data-heads] { font-weight: 600; }
  }
`;

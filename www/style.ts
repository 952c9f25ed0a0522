/**
 * How the page looks: paper white, everything else steps back, one loud thing at a time.
 * One sheet for the element and its parts, adopted by its shadow root, so that a strict
 * Content-Security-Policy needs no exception.
 */
import { css } from "lit";

export const style = css`
  :host {
    --ink: #1b2230;
    --quiet: #566074;
    --line: #8f9bb0;
    --soft: #d5dbe5;
    --desk: #eef1f5;
    --paper: #fff;
    --label: #f6f8fb;
    --sum: #eef2f7;
    --blue: #1a5a9e;
    --error: #b3261e;
    --error-tint: #fdecea;
    --warning: #8a5a00;
    --warning-tint: #fff6e0;
    --good: #1d6b3a;
    /* For a page whose own header stays at the top. */
    --top: var(--xxgk-top, 0px);
    --bar: 52px;
    display: block;
    background: var(--desk);
    color: var(--ink);
    font: 14px/1.55 "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", system-ui, sans-serif;
    text-align: left;
  }
  * { box-sizing: border-box; }
  h1, h2, h3, h4, p, ul { margin: 0; padding: 0; }
  ul { list-style: none; }
  .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip: rect(0 0 0 0); white-space: nowrap; }
  .quiet { color: var(--quiet); font-size: 13px; }
  .starting, .failure { padding: 48px; text-align: center; }

  button, .file {
    display: inline-block; min-height: 32px; padding: 4px 14px; border: 1px solid var(--line); border-radius: 6px;
    background: var(--paper); color: var(--ink); font: inherit; line-height: 22px; cursor: pointer; white-space: nowrap;
  }
  button:hover, .file:hover { border-color: var(--blue); color: var(--blue); }
  button.main { background: var(--blue); border-color: var(--blue); color: #fff; }
  button.main:hover { background: #144a84; color: #fff; }
  button.danger { border-color: var(--error); color: var(--error); }
  :focus { outline: 2px solid var(--blue); outline-offset: 1px; }
  button:focus:not(:focus-visible) { outline: none; }

  header {
    position: sticky; top: var(--top); z-index: 5; display: flex; align-items: center; gap: 10px;
    height: var(--bar); padding: 0 16px; border-bottom: 1px solid var(--soft); background: var(--paper);
  }
  header strong { font-size: 16px; white-space: nowrap; }
  .whose { flex: 1; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .count { padding: 3px 12px; border-radius: 14px; font-weight: 600; white-space: nowrap; }
  .count.fine { color: var(--good); }
  .count.open { color: var(--quiet); font-weight: 400; }
  .count.error { background: var(--error-tint); color: var(--error); }
  .count.warning { background: var(--warning-tint); color: var(--warning); }

  .notice { display: flex; flex-wrap: wrap; align-items: center; gap: 6px 12px; padding: 8px 16px; border-bottom: 1px solid var(--soft); background: #e9f2fb; }
  .notice.bad { background: var(--warning-tint); }
  .notice p { flex: 1 1 auto; overflow-wrap: anywhere; }
  .notice p + p { flex-basis: 100%; order: 1; font-size: 13px; }
  .panel { padding: 16px; border-bottom: 1px solid var(--soft); background: var(--paper); }
  .panel h3 { margin: 14px 0 4px; font-size: 14px; }
  .panel li { display: flex; align-items: center; gap: 10px; padding: 3px 0; }
  .panel .close { margin-top: 10px; }
  .panel .acts { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 12px; margin: 8px 0; }
  .panel table { margin: 10px 0; border-spacing: 0; }
  .panel th, .panel td { padding: 3px 18px 3px 0; font-weight: 400; text-align: left; white-space: nowrap; }
  .panel th { font-weight: 600; }
  .panel td.acts { display: table-cell; }
  .panel td.acts button + button { margin-left: 6px; }
  .looks { display: flex; flex-wrap: wrap; gap: 10px 14px; max-width: 1100px; }
  .looks .field { flex: 1 1 230px; }
  .figures { display: grid; grid-template-columns: repeat(auto-fill, minmax(300px, 1fr)); gap: 2px 24px; margin: 8px 0; }
  .figures label { display: flex; align-items: center; justify-content: space-between; gap: 8px; }
  .figures input { flex: none; width: 96px; height: 28px; padding: 0 6px; border: 1px solid var(--line); border-radius: 4px; font: inherit; text-align: right; }
  .joined { display: inline-flex; }
  .joined button:first-child { border-radius: 6px 0 0 6px; }
  .joined button:last-child { padding: 4px 10px; border-left-color: #fff; border-radius: 0 6px 6px 0; }
  button.link { min-height: 24px; padding: 0; border: 0; background: none; color: var(--blue); text-align: left; white-space: normal; }
  button.link:hover { text-decoration: underline; }
  nav button.link { display: flex; justify-content: space-between; width: 100%; margin-top: 6px; padding: 6px 8px; border-top: 1px solid var(--soft); border-radius: 0; color: inherit; font-size: 13px; }
  button.unfold { min-height: 28px; padding: 2px 4px; border: 0; background: none; color: inherit; font-size: 13px; line-height: 1.4; text-align: left; white-space: normal; }
  button.unfold:hover { color: var(--blue); }
  .file { position: relative; }
  .file:focus-within { outline: 2px solid var(--blue); outline-offset: 1px; }
  .file input { position: absolute; left: 0; top: 0; width: 100%; height: 100%; opacity: 0; cursor: pointer; }

  .columns { display: grid; grid-template-columns: 158px minmax(0, 1fr) 306px; gap: 14px; max-width: 1500px; margin: 0 auto; padding: 14px; }
  nav, aside { position: sticky; top: calc(var(--top) + var(--bar) + 14px); align-self: start; max-height: calc(100vh - var(--top) - var(--bar) - 28px); overflow-y: auto; }
  nav a { display: flex; align-items: flex-start; justify-content: space-between; gap: 6px; padding: 6px 8px; border-radius: 6px; color: inherit; font-size: 13px; line-height: 1.4; text-decoration: none; }
  nav a:hover { background: #e0e8f2; }
  nav p { padding: 12px 8px; }
  nav b, nav small { flex: none; min-width: 22px; padding: 0 5px; border-radius: 10px; font-size: 13px; text-align: center; }
  nav b { background: var(--error); color: #fff; }
  nav small { background: #dfe5ee; color: var(--quiet); }
  nav i { flex: none; min-width: 22px; color: var(--good); font-style: normal; text-align: center; }

  section { margin-bottom: 14px; padding: 16px 18px; border: 1px solid var(--soft); border-radius: 4px; background: var(--paper); scroll-margin-top: calc(var(--top) + var(--bar) + 14px); }
  section h1 { margin: 16px 0 10px; font-size: 20px; text-align: center; }
  section h2 { margin-bottom: 10px; font-size: 16px; }

  .head { display: flex; flex-wrap: wrap; gap: 10px 14px; }
  .field { display: flex; flex: 1 1 170px; flex-direction: column; }
  .field.wide { flex-basis: 200px; }
  .field.short { flex: 0 0 84px; }
  .field.full { flex-basis: 100%; }
  .field label { color: var(--quiet); font-size: 13px; }
  .head input, .field select, textarea {
    width: 100%; padding: 5px 8px; border: 1px solid var(--line); border-radius: 4px; background: var(--paper); color: inherit; font: inherit;
  }
  .head input, .field select { height: 34px; }
  /* The text twice: below with what is underlined, above to type. The one below gives both their height. */
  .prose { display: grid; }
  .prose > * { grid-area: 1 / 1; min-height: 112px; padding: 5px 8px; border: 1px solid transparent; font: inherit; line-height: 1.75; letter-spacing: normal; white-space: pre-wrap; overflow-wrap: anywhere; word-break: normal; }
  .prose textarea { display: block; border-color: var(--line); background: transparent; resize: none; overflow: hidden; }
  .under { color: transparent; }
  .under span { border-bottom: 2px solid; }
  .under .error { border-color: var(--error); background: var(--error-tint); }
  .under .warning { border-color: #c98a1b; background: var(--warning-tint); }
  .under .info { border-bottom: 2px dotted var(--line); }
  .under .holds { border-bottom: 1px solid #3f9a63; }
  .under .unknown { border-bottom: 1px dashed var(--line); }
  .claims { font-size: 13px; }
  .claims li { display: flex; flex-wrap: wrap; gap: 2px 12px; padding: 2px 0 2px 18px; border-top: 1px solid var(--soft); }
  .claims .link { font-size: 13px; }
  .claims .holds span { color: var(--good); }
  .claims .warning span { color: var(--warning); }
  .said .holds { color: var(--good); }
  .said .unknown { color: var(--quiet); }
  ::placeholder { color: #697386; opacity: 1; }
  .said { display: block; font-size: 13px; }
  .said .error { color: var(--error); }
  .said .warning { color: var(--warning); }
  .said .info { color: var(--quiet); }

  .totals { display: flex; flex-wrap: wrap; align-items: center; gap: 2px 14px; margin: 0 0 8px; padding: 0; border: 0; }
  .totals legend { float: left; padding: 0; font-weight: 600; }
  .totals label { display: inline-flex; align-items: center; gap: 4px; min-height: 24px; cursor: pointer; }

  /* The official form. Separate borders, because collapsed ones do not stay with a sticky header. */
  .form { width: 100%; border-spacing: 0; border: solid var(--line); border-width: 1px 0 0 1px; table-layout: fixed; font-size: 13px; line-height: 1.3; }
  .form th, .form td { height: 25px; padding: 2px 5px; border: solid var(--line); border-width: 0 1px 1px 0; background: var(--label); font-weight: 400; text-align: left; }
  .form th.heads { text-align: center; }
  .form th.narrow { padding: 2px; text-align: center; writing-mode: vertical-rl; letter-spacing: 2px; }
  .form td { padding: 0; background: var(--paper); }
  .form td input { display: block; width: 100%; height: 100%; min-height: 24px; padding: 0 6px; border: 0; background: transparent; color: inherit; font: inherit; font-variant-numeric: tabular-nums; text-align: right; }
  /* A cell that gets the focus must not come to lie under what stays at the top. */
  .form td input { scroll-margin: calc(var(--top) + var(--bar) + 100px) 0 90px; }
  .head input, .head select, textarea, .acts button { scroll-margin-top: calc(var(--top) + var(--bar) + 30px); }
  .form td input:focus { z-index: 1; outline: 2px solid var(--blue); outline-offset: -2px; }
  .form.t2 th, .form.t2 td { height: 29px; }
  .form th.title { font-weight: 600; }
  .form .whole { word-break: keep-all; }
  .form.t3 thead th { z-index: 2; position: sticky; }
  .form.t3 .head-0 th { top: calc(var(--top) + var(--bar)); }
  .form.t3 .head-1 th { top: calc(var(--top) + var(--bar) + 25px); }
  .form.t3 .head-2 th { top: calc(var(--top) + var(--bar) + 50px); }
  .form.t4 th, .form.t4 td { height: 34px; padding: 2px; }
  .form.t4 td { padding: 0; }
  .form.t4 td input { min-height: 33px; padding: 0 4px; text-align: center; }

  /* Only where something is placed in the cell: each positioned box is a layer to be painted. */
  .form td:focus-within, .form td.error, .form td.warning, .form td.entered { position: relative; }
  .form td.sum { background: var(--sum); }
  .form td.entered::after { content: ""; position: absolute; right: 0; top: 0; border: 4px solid; border-color: var(--blue) var(--blue) transparent transparent; }
  .form td.part { box-shadow: inset 0 -2px 0 #c98a1b; }
  .form td.error { background: var(--error-tint); box-shadow: inset 0 0 0 2px var(--error); }
  .form td.warning { background: var(--warning-tint); box-shadow: inset 0 0 0 2px var(--warning); }
  .form td.error input, .form td.warning input { font-weight: 600; }
  .form td.error::before, .form td.warning::before { content: "!"; position: absolute; left: 5px; top: 50%; margin-top: -9px; font-weight: 600; line-height: 18px; pointer-events: none; }
  .form td.error::before { color: var(--error); }
  .form td.warning::before { color: var(--warning); content: "?"; }

  .note { display: none; position: absolute; z-index: 4; right: 0; top: calc(100% + 3px); width: max-content; max-width: 300px; padding: 6px 10px; border-radius: 6px; background: #22304a; color: #fff; box-shadow: 0 3px 12px rgba(20, 30, 50, 0.3); font-size: 13px; line-height: 1.45; text-align: left; white-space: pre-line; pointer-events: none; }
  .note:empty { display: none !important; }
  td:focus-within .note { display: block; }
  td.error:hover .note, td.warning:hover .note { display: block; }

  aside h3 { margin: 0 0 6px; font-size: 14px; }
  aside ul + h3 { margin-top: 14px; }
  .calm { margin-bottom: 14px; padding: 10px 12px; border: 1px solid var(--soft); border-radius: 6px; background: var(--paper); color: var(--good); font-weight: 600; }
  .calm .quiet { display: block; font-weight: 400; }
  .findings li { margin-bottom: 8px; padding: 10px 12px; border: 1px solid var(--soft); border-left: 4px solid var(--line); border-radius: 6px; background: var(--paper); }
  .findings li.error { border-left-color: var(--error); }
  .findings li.warning { border-left-color: #c98a1b; }
  .findings li.info { display: flex; flex-wrap: wrap; align-items: center; margin: 0; padding: 1px 4px; border-width: 0 0 1px; border-radius: 0; background: none; }
  .findings li.info button { min-height: 28px; padding: 2px 4px; border: 0; background: none; color: inherit; font-size: 13px; line-height: 1.4; text-align: left; white-space: normal; }
  .findings li.info button.message { flex: 1; font-weight: 400; }
  .findings li.info button:hover { color: var(--blue); text-decoration: underline; }
  .findings li.info button + button { color: var(--quiet); white-space: nowrap; }
  .findings li.info .manual, .findings li.info .fix, .findings li.info .id { flex-basis: 100%; }
  .findings li.many { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; }
  .findings li.many.info { margin: 0; padding: 1px 4px; border-width: 0 0 1px; border-radius: 0; background: none; }
  .findings li.many .unfold { flex: 1; }
  .findings li.many .unfold .quiet { margin-left: 6px; }
  .findings li.many.info button + button { padding: 0 8px; border: 1px solid var(--line); color: inherit; }
  .findings li.accepted { border-left-color: var(--good); color: var(--quiet); }
  .explains { margin-top: 6px; }
  .explains li { margin: 0; padding: 3px 0 3px 18px; border: 0; border-top: 1px solid var(--soft); border-radius: 0; font-size: 13px; }
  .explains .id { margin-left: 6px; }
  .reason { margin-top: 8px; }
  .reason label { font-size: 13px; }
  .reason textarea { min-height: 56px; }
  .message { font-weight: 600; }
  .fix { margin-top: 2px; color: var(--quiet); font-size: 13px; }
  .acts { display: flex; flex-wrap: wrap; gap: 6px; margin-top: 8px; }
  .acts button { min-height: 28px; padding: 1px 10px; font-size: 13px; }
  .manual { margin-top: 8px; padding: 8px 10px; border-radius: 4px; background: var(--label); font-size: 13px; }
  .manual h4 { margin-top: 4px; font-size: 13px; }
  .id { margin-top: 4px; color: #697386; font-size: 13px; }

  /* Below the width of a common screen the findings lie under the table's edge. */
  @media (max-width: 1100px) {
    .columns { grid-template-columns: minmax(0, 1fr); padding-bottom: 38vh; }
    nav { position: static; max-height: none; }
    nav ul { display: flex; flex-wrap: wrap; gap: 2px 8px; }
    nav p { padding: 4px 8px; }
    aside { position: fixed; z-index: 6; left: 0; right: 0; top: auto; bottom: 0; max-height: 34vh; padding: 10px 14px; border-top: 2px solid var(--line); background: var(--desk); }
  }
  @media (max-width: 760px) {
    header { position: static; flex-wrap: wrap; height: auto; padding: 8px 12px; }
    .whose { flex-basis: 100%; order: 9; }
    section { padding: 12px; }
    xxgk-table { display: block; overflow-x: auto; }
    .form.t3, .form.t4 { min-width: 720px; }
    .form.t3 thead th { position: static; }
  }
  /* Chromium before 84 knows gaps in grids only, and cannot be asked; inset is as new. */
  @supports not (inset: 0) {
    header > *, .panel li > *, .acts > *, .totals label, .claims li > * { margin-right: 8px; }
    header > :last-child { margin-right: 0; }
    .notice button { margin-left: 8px; }
    .head, .looks { margin-right: -14px; }
    .head .field, .looks .field { padding: 0 14px 8px 0; }
  }
  @media (forced-colors: active) {
    .form td.error, .form td.warning { outline: 3px solid; outline-offset: -3px; }
    .form td.part { border-bottom-width: 3px; }
  }
`;

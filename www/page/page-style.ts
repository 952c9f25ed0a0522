/** The whole page: colours, type, buttons, and where its columns stand. */
import { css } from "lit";

export const page = css`
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
  .skips { position: absolute; z-index: 8; left: 8px; top: 8px; }
  .skips button { position: absolute; width: 1px; height: 1px; min-height: 0; padding: 0; overflow: hidden; clip: rect(0 0 0 0); }
  .skips button:focus { position: static; width: auto; height: auto; min-height: 36px; padding: 4px 14px; clip: auto; }
  .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip: rect(0 0 0 0); white-space: nowrap; }
  .quiet { color: var(--quiet); font-size: 13px; }
  .failure { padding: 48px; text-align: center; }

  button, .file {
    display: inline-block; min-height: 32px; padding: 4px 14px; border: 1px solid var(--line); border-radius: 6px;
    background: var(--paper); color: var(--ink); font: inherit; line-height: 22px; cursor: pointer; white-space: nowrap;
  }
  button:hover, .file:hover { border-color: var(--blue); color: var(--blue); }
  button:disabled { border-color: var(--soft); color: #8791a3; cursor: default; }
  button.main { background: var(--blue); border-color: var(--blue); color: #fff; }
  button.main:hover { background: #144a84; color: #fff; }
  button.danger { border-color: var(--error); color: var(--error); }
  :focus { outline: 2px solid var(--blue); outline-offset: 1px; }
  button:focus:not(:focus-visible) { outline: none; }

  .columns { display: grid; grid-template-columns: 158px minmax(0, 1fr) 306px; gap: 14px; max-width: 1500px; margin: 0 auto; padding: 14px; }
  .tabs { display: none; }
  xxgk-side-preview { display: none; }
  @media (min-width: 1280px) {
    .columns.beside { grid-template-columns: 118px minmax(0, 1fr) 440px; max-width: 1700px; }
    .columns.beside .tabs { display: flex; flex: none; gap: 4px; margin-bottom: 8px; }
    .tabs button[aria-pressed="true"] { border-color: var(--blue); box-shadow: inset 0 -3px 0 var(--blue); font-weight: 600; }
    .tabs .link { margin-left: auto; }
    .columns.preview aside { display: flex; flex-direction: column; height: calc(100vh - var(--top) - var(--bar) - 28px); overflow: hidden; }
    .columns.preview .list { display: none; }
    .columns.preview xxgk-side-preview { display: block; flex: 1; min-height: 0; border: 1px solid var(--line); border-radius: 4px; }
  }
  @media (min-width: 1600px) {
    .columns.beside { grid-template-columns: 158px minmax(0, 1fr) 560px; max-width: 1900px; }
  }

  nav, aside { position: sticky; top: calc(var(--top) + var(--bar) + 14px); align-self: start; max-height: calc(100vh - var(--top) - var(--bar) - 28px); overflow-y: auto; }
  nav a { display: flex; align-items: flex-start; justify-content: space-between; gap: 6px; padding: 6px 8px; border-radius: 6px; color: inherit; font-size: 13px; line-height: 1.4; text-decoration: none; }
  nav a:hover { background: #e0e8f2; }
  nav p { padding: 12px 8px; }
  nav b, nav small { flex: none; min-width: 22px; padding: 0 5px; border-radius: 10px; font-size: 13px; text-align: center; }
  nav b { background: var(--error); color: #fff; }
  nav small { background: #dfe5ee; color: var(--quiet); }
  nav i { flex: none; min-width: 22px; color: var(--good); font-style: normal; text-align: center; }

  /* Each section is painted by itself. */
  section { position: relative; z-index: 0; margin-bottom: 14px; padding: 16px 18px; border: 1px solid var(--soft); border-radius: 4px; background: var(--paper); scroll-margin-top: calc(var(--top) + var(--bar) + 14px); }
  section:hover { z-index: 1; }
  section:focus-within { z-index: 2; }
  section h1 { margin: 16px 0 10px; font-size: 20px; text-align: center; }
  section h2 { margin-bottom: 10px; font-size: 16px; }
  ::placeholder { color: #697386; opacity: 1; }

  /* Common screens on which Windows shows everything at 125 %: the sections stand above, the findings still beside. */
  @media (max-width: 1199px) {
    .columns { grid-template-columns: minmax(0, 1fr) 264px; }
    xxgk-nav { grid-column: 1 / -1; }
    nav { position: static; max-height: none; }
    nav ul { display: flex; flex-wrap: wrap; gap: 2px 8px; }
    nav p { padding: 4px 8px; }
    .columns nav p, .columns nav button.link { display: inline-block; width: auto; margin: 0 16px 0 0; padding: 2px 8px; border: 0; }
    nav p br { display: none; }
  }
  /* At 150 % and in half a window they are a drawer at the lower edge, which steps back while somebody types: what is typed must be seen. */
  @media (max-width: 1000px) {
    .columns { grid-template-columns: minmax(0, 1fr); padding-bottom: 64px; }
    aside { position: fixed; z-index: 6; left: 0; right: 0; top: auto; bottom: 0; max-height: 34vh; padding: 10px 14px; border-top: 2px solid var(--line); background: var(--desk); }
    .paper:focus-within ~ aside:not(:focus-within) { max-height: 44px; overflow: hidden; }
    aside:focus-within { max-height: 60vh; }
  }
  @media (max-width: 760px) {
    section { padding: 12px; }
  }
  /* What is said at a cell would be cut where the table moves sideways. */
  @media (max-width: 760px) and (min-height: 481px) {
    td:focus-within .note { position: fixed; z-index: 7; left: 8px; right: 8px; top: auto; bottom: 52px; width: auto; max-width: none; }
  }
  /* A common screen at 400 %: nothing stays in the way. */
  @media (max-height: 480px) {
    .columns { padding-bottom: 14px; }
    header, nav, aside, .paper:focus-within ~ aside:not(:focus-within) { position: static; max-height: none; overflow: visible; }
  }
  @media (forced-colors: active) {
    .note, .count { border: 1px solid; }
    button[aria-pressed="true"] { outline: 2px solid; outline-offset: -3px; }
  }
  @media (prefers-reduced-motion: no-preference) {
    :host { scroll-behavior: smooth; }
  }
`;

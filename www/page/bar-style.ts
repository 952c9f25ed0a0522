/** The bar at the top, what is said under it, and the panels that open there. */
import { css } from "lit";

export const bar = css`
  header {
    position: sticky; top: var(--top); z-index: 5; display: flex; align-items: center; gap: 10px;
    height: var(--bar); padding: 0 16px; border-bottom: 1px solid var(--soft); background: var(--paper);
  }
  header strong { font-size: 16px; white-space: nowrap; }
  .whose { flex: 1; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  header .count { border-color: transparent; background: none; }
  header .count:hover { text-decoration: underline; }
  .beside[aria-pressed="true"] { border-color: var(--blue); background: #e9f2fb; color: var(--blue); }
  .count { padding: 3px 12px; border-radius: 14px; font-weight: 600; white-space: nowrap; }
  .count.fine { color: var(--good); }
  .count.open { color: var(--quiet); font-weight: 400; }
  header .count.error { background: var(--error-tint); color: var(--error); }
  header .count.warning { background: var(--warning-tint); color: var(--warning); }

  .notice { display: flex; flex-wrap: wrap; align-items: center; gap: 6px 12px; padding: 8px 16px; border-bottom: 1px solid var(--soft); background: #e9f2fb; }
  .notice.bad { background: var(--warning-tint); }
  .notice p { flex: 1 1 auto; overflow-wrap: anywhere; }
  .notice p + p { flex-basis: 100%; order: 1; font-size: 13px; }
  /* On a common screen it lies in the lower corner, wherever the form is scrolled to, over the list and not the form. */
  @media (min-width: 761px) and (min-height: 481px) {
    .notice:not(.elsewhere) { position: fixed; z-index: 7; right: 14px; bottom: 14px; width: max-content; max-width: 460px; max-height: 40vh; overflow-y: auto; border: 1px solid var(--blue); border-radius: 6px; box-shadow: 0 3px 14px rgba(20, 30, 50, 0.25); }
    .notice.bad:not(.elsewhere) { border-color: var(--warning); }
    .notice:not(.elsewhere) p:first-child { flex: 1 1 180px; }
    /* What is under it can be scrolled up, and the focus is. */
    .notice:not(.elsewhere) ~ .lock aside { scroll-padding-bottom: 150px; }
    .notice:not(.elsewhere) ~ .lock .list { padding-bottom: 150px; }
  }
  @media (min-width: 761px) and (max-width: 1000px) and (min-height: 481px) {
    .notice:not(.elsewhere) { bottom: 54px; }
  }
  /* Under the bar, over the form: who has looked at a panel is where they were before. */
  .opened { position: sticky; z-index: 7; top: calc(var(--top) + var(--bar)); height: 0; }
  .panel { max-height: calc(100vh - var(--top) - var(--bar) - 20px); overflow-y: auto; padding: 16px; border-bottom: 1px solid var(--line); background: var(--paper); box-shadow: 0 6px 16px rgba(20, 30, 50, 0.18); }
  .panel h3 { margin: 14px 0 4px; font-size: 14px; }
  .panel li { display: flex; align-items: center; gap: 10px; padding: 3px 0; }
  .panel .close { margin-top: 10px; }
  .kept { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 420px), 1fr)); gap: 0 32px; max-width: 1200px; }
  .kept ul { max-height: 260px; overflow-y: auto; }
  .kept li { border-top: 1px solid var(--soft); }
  .kept li span { flex: 1; }
  .kept li small { display: block; }
  .kept li button { flex: none; min-height: 28px; padding: 1px 10px; font-size: 13px; }
  .elsewhere { position: sticky; top: calc(var(--top) + var(--bar)); z-index: 4; }
  .lock { min-width: 0; margin: 0; padding: 0; border: 0; }
  /* In a window whose draft another one goes on with, nothing looks as if it could be typed into. */
  .lock:disabled section, .lock:disabled td { background: var(--label); }
  .lock:disabled input, .lock:disabled select, .lock:disabled textarea, .lock:disabled button { border-color: var(--soft); background: none; color: var(--quiet); cursor: default; opacity: 1; }
  .panel > .file { margin: 0 6px 6px 0; white-space: normal; }
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
  /* Small beside what finishes the report. */
  .turns { display: inline-flex; position: relative; }
  .turns button { padding: 4px 10px; border-color: var(--soft); }
  .turns button + button { margin-left: -1px; }
  .turns > button:nth-of-type(1) { border-radius: 6px 0 0 6px; }
  .turns > button:nth-of-type(2) { border-radius: 0; }
  .turns > button:nth-of-type(3) { padding: 4px 8px; border-radius: 0 6px 6px 0; }
  .steps { position: absolute; z-index: 7; top: calc(100% + 4px); right: 0; width: 340px; max-height: 50vh; overflow-y: auto; padding: 8px; border: 1px solid var(--line); border-radius: 6px; background: var(--paper); box-shadow: 0 3px 12px rgba(20, 30, 50, 0.2); }
  .steps ol { margin: 6px 0 0; padding: 0; list-style: none; }
  .steps button, .steps button:nth-of-type(n) { display: flex; justify-content: space-between; width: 100%; margin: 0; padding: 3px 8px; border: 0; border-radius: 4px; font-size: 13px; text-align: left; white-space: normal; }
  .steps .undone { color: var(--quiet); font-style: italic; }
  .steps [aria-current="step"] { background: #e9f2fb; }
  .steps b { flex: none; margin-left: 8px; color: var(--blue); font-weight: 400; }
  button.link { min-height: 24px; padding: 0; border: 0; background: none; color: var(--blue); text-align: left; white-space: normal; }
  button.link:hover { text-decoration: underline; }
  nav button.link { display: flex; justify-content: space-between; width: 100%; margin-top: 6px; padding: 6px 8px; border-top: 1px solid var(--soft); border-radius: 0; color: inherit; font-size: 13px; }
  button.unfold { min-height: 28px; padding: 2px 4px; border: 0; background: none; color: inherit; font-size: 13px; line-height: 1.4; text-align: left; white-space: normal; }
  button.unfold:hover { color: var(--blue); }
  .file { position: relative; }
  .file:focus-within { outline: 2px solid var(--blue); outline-offset: 1px; }
  .file input { position: absolute; left: 0; top: 0; width: 100%; height: 100%; opacity: 0; cursor: pointer; }

  /* There is room for two columns only: the whole preview opens over the page. */
  @media (max-width: 1279px) {
    header .beside { display: none; }
  }
  @media (max-width: 960px) {
    header { gap: 6px; padding: 0 10px; }
    header button { padding: 4px 8px; }
    header strong { font-size: 14px; }
    .count { padding: 3px 8px; }
  }
  @media (min-width: 761px) and (max-width: 860px) {
    header strong { display: none; }
  }
  @media (max-width: 760px), (max-height: 480px) {
    .opened { position: static; height: auto; }
    .panel { max-height: none; }
  }
  @media (max-width: 760px) {
    .panel table, .panel tbody, .panel tr, .panel th, .panel td { display: block; white-space: normal; }
    .file, .panel button { max-width: 100%; white-space: normal; }
    .panel li { flex-wrap: wrap; }
    .figures { grid-template-columns: minmax(0, 1fr); }
    header strong { white-space: normal; }
    header { position: relative; top: auto; flex-wrap: wrap; height: auto; padding: 8px 12px; }
    .whose { flex-basis: 100%; order: 9; }
    .turns { position: static; }
    .steps { right: 12px; left: 12px; width: auto; }
    .elsewhere { top: var(--top); }
  }
  /* Chromium before 84 knows gaps in grids only, and cannot be asked; inset is as new. */
  @supports not (inset: 0) {
    header > *, .panel li > *, .acts > * { margin-right: 8px; }
    header > :last-child { margin-right: 0; }
    .notice button { margin-left: 8px; }
    .looks { margin-right: -14px; }
    .looks .field { padding: 0 14px 8px 0; }
  }
`;

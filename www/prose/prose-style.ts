/** The sections of prose and what is underlined in them. */
import { css } from "lit";

export const prose = css`
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
  /* It follows a cell. */
  .under .live { background: #e4eefa; border-radius: 3px; }
  .under .live:not(.error):not(.warning):not(.info):not(.holds):not(.unknown) { border-bottom-color: transparent; }
  /* In a long text the tools stay above it, and what is said of the place of the caret below it. */
  .toolbox { padding-top: 4px; background: var(--paper); }
  .foot { background: var(--paper); }
  @media (min-width: 761px) and (min-height: 481px) {
    xxgk-prose:focus-within .toolbox { position: sticky; z-index: 3; top: calc(var(--top) + var(--bar)); }
    xxgk-prose:focus-within .foot { position: sticky; z-index: 3; bottom: 0; }
  }
  @media (min-width: 761px) and (max-width: 1000px) and (min-height: 481px) {
    xxgk-prose:focus-within .foot { bottom: 44px; }
  }
  .tools { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 8px; margin-bottom: 4px; font-size: 13px; }
  .tools button, .prompts button { min-height: 28px; padding: 1px 10px; border-color: var(--soft); font-size: 13px; }
  .tools .length { flex: 1; color: var(--quiet); text-align: right; white-space: nowrap; }
  .prompts { max-height: 42vh; margin-bottom: 8px; overflow-y: auto; padding: 4px 12px 8px; border: 1px solid var(--soft); border-radius: 6px; background: var(--label); font-size: 13px; }
  .prompts > li { padding: 6px 0; }
  .prompts > li + li { border-top: 1px solid var(--soft); }
  .prompts div { display: flex; align-items: center; justify-content: space-between; gap: 8px; }
  .prompts ul { padding-left: 18px; list-style: disc; }
  .prompts button[aria-disabled="true"] { border-color: transparent; background: none; color: var(--quiet); cursor: default; }
  .picker { max-width: 460px; margin-bottom: 8px; padding: 8px; border: 1px solid var(--line); border-radius: 6px; background: var(--paper); }
  .picker input { width: 100%; height: 32px; padding: 0 8px; border: 1px solid var(--line); border-radius: 4px; font: inherit; }
  .picker [role="listbox"] { max-height: 250px; margin-top: 6px; overflow: auto; font-size: 13px; }
  .picker .of { padding: 6px 8px 2px; color: var(--quiet); }
  .picker [role="option"] { display: flex; justify-content: space-between; min-height: 28px; padding: 3px 8px; border-radius: 4px; cursor: pointer; }
  .picker [role="option"] span + span { flex: none; margin-left: 16px; font-variant-numeric: tabular-nums; }
  .picker [role="option"]:hover { background: var(--label); }
  .picker [aria-selected="true"] { background: #e4eefa; outline: 1px solid var(--blue); }
  .claims { font-size: 13px; }
  .claims li { display: flex; flex-wrap: wrap; gap: 2px 12px; padding: 2px 0 2px 18px; border-top: 1px solid var(--soft); }
  .claims .link { font-size: 13px; }
  .claims .holds span { color: var(--good); }
  .claims .warning span { color: var(--warning); }
  .said .holds { color: var(--good); }
  .said .unknown { color: var(--quiet); }
  .said { display: block; font-size: 13px; }
  .said .error { color: var(--error); }
  .said .warning { color: var(--warning); }
  .said .info { color: var(--quiet); }

  @supports not (inset: 0) {
    .claims li > *, .tools > * { margin-right: 8px; }
  }
`;

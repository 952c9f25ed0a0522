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
    .claims li > * { margin-right: 8px; }
  }
`;

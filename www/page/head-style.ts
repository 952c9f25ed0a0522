/** The head of the report and every field with a name above it. */
import { css } from "lit";

export const head = css`
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

  @supports not (inset: 0) {
    .head { margin-right: -14px; }
    .head .field { padding: 0 14px 8px 0; }
  }
`;

/** The list of findings. */
import { css } from "lit";

export const findings = css`
  .walk { display: flex; align-items: center; gap: 4px; margin-bottom: 6px; }
  .walk h2 { flex: 1; font-size: 14px; }
  .walk button { min-width: 32px; min-height: 28px; padding: 0 8px; }
  aside h3.group { margin: 0 0 2px; }
  aside ul + h3.group { margin-top: 8px; }
  .group button { display: flex; align-items: baseline; gap: 6px; width: 100%; }
  .group .name { flex: 1; font-weight: 600; }
  .group .counts { flex: none; font-weight: 400; }
  .group .error { color: var(--error); font-weight: 600; }
  .group .warning { color: var(--warning); }
  .group .info { color: var(--quiet); }
  .summary { margin-bottom: 12px; padding: 10px 12px; border: 1px solid var(--blue); border-radius: 6px; background: var(--paper); }
  .summary h3 { overflow-wrap: anywhere; }
  .summary ul { margin-top: 4px; }
  .summary li { padding: 3px 0; border-top: 1px solid var(--soft); }
  .summary span { margin-right: 12px; white-space: nowrap; }
  .summary b { font-size: 18px; }
  @supports not (inset: 0) {
    .walk button, .group .name { margin-left: 6px; }
    .tabs button { margin-right: 6px; }
  }
  aside h3 { margin: 0 0 6px; font-size: 14px; }
  aside ul + h3 { margin-top: 14px; }
  .welcome { margin-bottom: 14px; padding: 12px 14px; border: 1px solid var(--soft); border-radius: 6px; background: var(--paper); }
  .welcome h2 { font-size: 14px; }
  .welcome ol { margin: 6px 0 0; padding-left: 20px; }
  .welcome li { padding: 3px 0; }
  .calm { margin-bottom: 14px; padding: 10px 12px; border: 1px solid var(--soft); border-radius: 6px; background: var(--paper); color: var(--good); font-weight: 600; }
  .calm .quiet { display: block; font-weight: 400; }
  .findings li { margin-bottom: 8px; padding: 10px 12px; border: 1px solid var(--soft); border-left: 4px solid var(--line); border-radius: 6px; background: var(--paper); }
  .findings li.error { border-left-color: var(--error); }
  .findings li.warning { border-left-color: #c98a1b; }
  .findings li.info { display: flex; flex-wrap: wrap; align-items: center; margin: 0; padding: 1px 4px; border-width: 0 0 1px; border-radius: 0; background: none; }
  .findings li.info button { min-height: 28px; padding: 2px 4px; border: 0; background: none; color: inherit; font-size: 13px; line-height: 1.4; text-align: left; white-space: normal; }
  .findings li.info button.message { flex: 1; font-weight: 400; }
  .findings li.info button:hover { color: var(--blue); text-decoration: underline; }
  .findings li.info button:not(.message) { flex: none; max-width: 100%; color: var(--quiet); }
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
  .acts button { min-height: 28px; max-width: 100%; padding: 1px 10px; font-size: 13px; text-align: left; white-space: normal; overflow-wrap: anywhere; }
  .manual { margin-top: 8px; padding: 8px 10px; border-radius: 4px; background: var(--label); font-size: 13px; }
  .manual h4 { margin-top: 4px; font-size: 13px; }
  .id { margin-top: 4px; color: #697386; font-size: 13px; }
`;

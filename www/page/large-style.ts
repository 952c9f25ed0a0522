/** Large type: every size of the page that is not the usual one, in one place. */
import { css } from "lit";

export const large = css`
  :host([data-large]) { --bar: 64px; font-size: 18px; }
  :host([data-large]) .quiet, :host([data-large]) .field label, :host([data-large]) nav a, :host([data-large]) nav button.link,
  :host([data-large]) button.unfold, :host([data-large]) .fix, :host([data-large]) .acts button, :host([data-large]) .manual,
  :host([data-large]) .manual h4, :host([data-large]) .id, :host([data-large]) .said, :host([data-large]) .claims,
  :host([data-large]) .claims .link, :host([data-large]) .explains li, :host([data-large]) .findings li.info button,
  :host([data-large]) .note, :host([data-large]) .notice p + p, :host([data-large]) .reason label, :host([data-large]) .walk h2,
  :host([data-large]) aside h3, :host([data-large]) .panel h3, :host([data-large]) .welcome h2 { font-size: 18px; }
  :host([data-large]) .form, :host([data-large]) .help, :host([data-large]) .help button, :host([data-large]) .table-tools,
  :host([data-large]) .table-tools .zeros, :host([data-large]) .table-tools .quiet, :host([data-large]) .tools,
  :host([data-large]) .tools button, :host([data-large]) .prompts, :host([data-large]) .prompts button { font-size: 16px; }
  :host([data-large]) .help { height: 50px; line-height: 24px; }
  :host([data-large]) xxgk-table:focus-within { --help: 50px; }
  :host([data-large]) section h2, :host([data-large]) header strong { font-size: 20px; }
  :host([data-large]) section h1 { font-size: 24px; }
  :host([data-large]) .head input, :host([data-large]) .field select { height: 42px; }
  :host([data-large]) .figures input { width: 120px; height: 36px; }
  :host([data-large]) .columns { grid-template-columns: 170px minmax(0, 1fr) 320px; gap: 10px; padding: 10px; }
  :host([data-large]) section { padding: 12px; }
  :host([data-large]) header { gap: 8px; padding: 0 10px; }
  :host([data-large]) header button { padding: 4px 10px; }
  @media (min-width: 1280px) {
    :host([data-large]) .columns.beside { grid-template-columns: 150px minmax(0, 1fr) 400px; }
  }
  @media (max-width: 1279px) {
    :host([data-large]) header { position: static; flex-wrap: wrap; height: auto; padding: 8px 10px; }
    :host([data-large]) { --bar: 0px; }
  }
  @media (max-width: 760px) {
    :host([data-large]) .form.t3, :host([data-large]) .form.t4 { min-width: 960px; }
  }
  @media (max-width: 1199px) {
    :host([data-large]) .columns { grid-template-columns: minmax(0, 1fr) 250px; }
  }
  @media (max-width: 1000px) {
    :host([data-large]) .columns { grid-template-columns: minmax(0, 1fr); }
  }
`;

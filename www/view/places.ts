/** Where findings belong: the sections of the form, and their order from top to bottom. */
import type { Finding, FormSection, OfficialForm } from "../core/core";

/** A place in the report: a cell, or a field with a place in its text. */
export interface Here {
  place: string;
  offset: number;
}

/** The fields above the first section. */
function headOf(form: OfficialForm): string[] {
  return form.fields.map(({ key }) => key).filter((field) => form.sections.every(({ key }) => key !== field));
}

/** The section with the largest table, where most of the work is. */
export function mainSection(form: OfficialForm): string {
  const size = ({ table }: FormSection) => table?.lines.length ?? 0;
  let [largest] = form.sections as [FormSection];
  for (const section of form.sections) if (size(section) > size(largest)) largest = section;
  return largest.key;
}

/** The key of the section that a place belongs to: `head`, that of the form, or `whole`. */
export function sectionOf(form: OfficialForm, place: string | null): string {
  if (place === null) return "whole";
  if (headOf(form).includes(place)) return "head";
  const found = form.sections.find(({ key }) => key === place || place.startsWith(`${key}.`));
  return found?.key ?? "whole";
}

/** A number that grows from the top of the form to its end. */
function rank(form: OfficialForm, { place, offset }: Here): [number, number, number] {
  const section = sectionOf(form, place);
  if (section === "head") return [0, headOf(form).indexOf(place), offset];
  const index = form.sections.findIndex(({ key }) => key === section);
  return index < 0 ? [form.sections.length + 1, 0, 0] : [index + 1, form.cells.indexOf(place), offset];
}

function compare(one: readonly number[], other: readonly number[]): number {
  const index = one.findIndex((number, place) => number !== other[place]);
  return index < 0 ? 0 : (one[index] ?? 0) - (other[index] ?? 0);
}

function hereOf({ primary, span }: Finding): Here {
  return { place: primary ?? "", offset: span?.[0] ?? 0 };
}

/** The findings that somebody walks through: what is wrong, or else what is only a hint; from top to bottom. */
export function walkOf(form: OfficialForm, findings: readonly Finding[]): Finding[] {
  const open = findings.filter(({ accepted }) => accepted === null);
  const grave = open.filter(({ severity }) => severity !== "info");
  const ranked = (grave.length > 0 ? grave : open).map((finding) => ({ finding, at: rank(form, hereOf(finding)) }));
  return ranked.sort((one, other) => compare(one.at, other.at)).map(({ finding }) => finding);
}

/** The next finding of a walk, or the one before, as seen from a place; it goes round. */
export function nextOf(form: OfficialForm, walk: readonly Finding[], here: Here | undefined, isBack: boolean): number {
  const at = here ? rank(form, here) : [-1, 0, 0];
  const places = walk.map((finding) => compare(rank(form, hereOf(finding)), at));
  if (!isBack)
    return Math.max(
      0,
      places.findIndex((place) => place > 0),
    );
  const before = places.filter((place) => place < 0).length;
  return (before > 0 ? before : walk.length) - 1;
}

/** The editions of the official form. */
import type { OfficialForm } from "../core/core";

type Edition = OfficialForm["editions"][number];

/** The form's own edition, or another one that it names. */
export function editionOf(form: OfficialForm, edition = form.edition): Edition {
  return form.editions.find((one) => one.edition === edition) ?? { edition, name: form.name, years: "" };
}

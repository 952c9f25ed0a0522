/** What was typed and the core has not yet written down, as the page knows it by itself: so that it is never lost with the core. */
import { blank, type FieldKey, type OfficialForm } from "../core/core";
import { jsonText } from "./json-text";

export class Typed {
  /** What was typed into cells, by address. */
  readonly cells = new Map<string, string>();
  /** What was typed into fields. */
  readonly texts = new Map<FieldKey, string>();

  get isNothing(): boolean {
    return this.cells.size + this.texts.size === 0;
  }

  forget(): void {
    this.cells.clear();
    this.texts.clear();
  }

  /** The same, to be kept. */
  copy(): Typed {
    const copy = new Typed();
    copy.add(this);
    return copy;
  }

  add(other: Typed): void {
    for (const [address, text] of other.cells) this.cells.set(address, text);
    for (const [field, text] of other.texts) this.texts.set(field, text);
  }

  /** Those of its places at which two others say the same. */
  sameIn(one: Typed, other: Typed): Typed {
    const same = new Typed();
    for (const [address, text] of this.cells)
      if (one.cells.get(address) === other.cells.get(address)) same.cells.set(address, text);
    for (const [field, text] of this.texts)
      if (one.texts.get(field) === other.texts.get(field)) same.texts.set(field, text);
    return same;
  }

  /** The others of its places. */
  without(other: Typed): Typed {
    const rest = this.copy();
    for (const address of other.cells.keys()) rest.cells.delete(address);
    for (const field of other.texts.keys()) rest.texts.delete(field);
    return rest;
  }

  /** A saved file, as text, with all this in it; `json`: the file without it. */
  within(json: string | undefined, edition: string): string {
    const file = json === undefined ? { schema: blank.schema, edition } : JSON.parse(json);
    file.cells = { ...file.cells, ...Object.fromEntries(this.cells) };
    for (const [field, text] of this.texts) {
      const [key, inner] = field.split(".") as [string, string?];
      file[key] = inner ? { ...file[key], [inner]: text } : text;
    }
    return `${jsonText(file)}\n`;
  }

  /** The same for people: a name and what was typed there, each. */
  named(form: OfficialForm): (readonly [name: string, text: string])[] {
    const printed = form.sections.flatMap(({ table }) => table?.lines.flat() ?? []);
    const labelOf = (address: string) => printed.find(({ cell }) => cell === address)?.label ?? address;
    return [
      ...form.fields.flatMap(({ key, name }) => {
        const text = this.texts.get(key);
        return text === undefined ? [] : [[name, text] as const];
      }),
      ...[...this.cells].map(([address, text]) => [labelOf(address), text] as const),
    ];
  }
}

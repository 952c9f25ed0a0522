/** Remembers lists: an equal list is given back as the same object, so that no part of the page draws it again. */
export class Memo {
  readonly #lists = new Map<string, readonly unknown[]>();

  /** Returns the list that was given last under this name if it has the same items. */
  list<Item>(name: string, items: readonly Item[]): readonly Item[] {
    const before = this.#lists.get(name) as readonly Item[] | undefined;
    if (before?.length === items.length && items.every((item, place) => item === before[place])) return before;
    this.#lists.set(name, items);
    return items;
  }
}

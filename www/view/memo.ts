/** Lists that stay the same object as long as nothing in them is new, so that no part of the page draws them anew. */
export class Steady {
  readonly #lists = new Map<string, readonly unknown[]>();

  /** The list of that name: the one that was given last, where it has the same items. */
  list<Item>(name: string, items: readonly Item[]): readonly Item[] {
    const before = this.#lists.get(name) as readonly Item[] | undefined;
    if (before?.length === items.length && items.every((item, place) => item === before[place])) return before;
    this.#lists.set(name, items);
    return items;
  }
}

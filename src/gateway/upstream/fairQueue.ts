/** Those who wait, in the order in which they came for each user, and user by user in turn. */
export class FairQueue<Item extends { readonly user: string }> {
  /** The user who was served longest ago comes first. */
  readonly #users = new Map<string, Item[]>();
  readonly #waiting = new Set<Item>();

  get size(): number {
    return this.#waiting.size;
  }

  add(item: Item): void {
    const own = this.#users.get(item.user);
    if (own === undefined) this.#users.set(item.user, [item]);
    else own.push(item);
    this.#waiting.add(item);
  }

  remove(item: Item): boolean {
    if (!this.#waiting.delete(item)) return false;
    const own = this.#users.get(item.user) ?? [];
    own.splice(own.indexOf(item), 1);
    if (own.length === 0) this.#users.delete(item.user);
    return true;
  }

  has(item: Item): boolean {
    return this.#waiting.has(item);
  }

  /** Whose turn it is, among the users that may be served. */
  first(mayBeServed: (user: string) => boolean): Item | undefined {
    for (const [user, own] of this.#users) if (mayBeServed(user)) return own[0];
    return undefined;
  }

  /** Takes the first out; its user is last from now on. */
  take(mayBeServed: (user: string) => boolean): Item | undefined {
    const item = this.first(mayBeServed);
    if (item === undefined) return undefined;
    const { user } = item;
    this.remove(item);
    const rest = this.#users.get(user);
    if (rest !== undefined) {
      this.#users.delete(user);
      this.#users.set(user, rest);
    }
    return item;
  }

  /** All who wait: the first of every user, then the second, and so on. */
  *inTurn(): IterableIterator<Item> {
    const lists = [...this.#users.values()].map((own) => [...own]);
    for (let round = 0; lists.some((own) => own.length > round); round += 1) {
      for (const own of lists) {
        const item = own[round];
        if (item !== undefined) yield item;
      }
    }
  }
}

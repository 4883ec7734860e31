/** Keeps the entries used last, `capacity` of them. */
export class BoundedCache<Key, Value> {
  readonly #entries = new Map<Key, Value>();
  readonly #capacity: number;

  /** @param capacity - At least 1. */
  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** The kept value, or the one that `make` makes, kept from now on. */
  getOrMake(key: Key, make: () => Value): Value {
    const kept = this.#entries.get(key);
    const value = kept ?? make();
    // A Map lists its keys in the order they were set: the first is the one not used for longest.
    this.#entries.delete(key);
    this.#entries.set(key, value);
    if (this.#entries.size > this.#capacity) {
      for (const oldest of this.#entries.keys()) {
        this.#entries.delete(oldest);
        break;
      }
    }
    return value;
  }

  clear(): void {
    this.#entries.clear();
  }
}

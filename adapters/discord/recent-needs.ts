import type { FindFilters } from "./read-find-options.ts";

/** Lists are shared soon after they were made, or not at all. */
const REMEMBERED = 1_000;

/**
 * What lists of providers were made for, by the id of their answer: a list alone does not tell. Forgotten with
 * the process, so that it is told where it is known.
 */
export class RecentNeeds {
  readonly #needs = new Map<string, FindFilters>();

  put(answerId: string, need: FindFilters): void {
    this.#needs.delete(answerId);
    this.#needs.set(answerId, need);
    const [oldest] = this.#needs.keys();
    if (this.#needs.size > REMEMBERED && oldest !== undefined) {
      this.#needs.delete(oldest);
    }
  }

  get(answerId: string): FindFilters | undefined {
    return this.#needs.get(answerId);
  }
}

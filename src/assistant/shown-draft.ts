import type { DraftedPart, DraftShow, Json } from "./courier.ts";

/**
 * One answer that is shown while it is made: begun with its first claim, once the announcement is out, so that
 * an answer that no language model makes costs nothing.
 */
export class ShownDraft {
  readonly #announcing: Promise<Json> | undefined;
  readonly #begin: (posted: Json) => DraftShow | undefined;
  #show: Promise<DraftShow | undefined> | undefined;

  /** @param announcing `undefined`: nothing is shown before the outcome. */
  constructor(
    announcing: Promise<Json> | undefined,
    begin: (posted: Json) => DraftShow | undefined,
  ) {
    this.#announcing = announcing;
    this.#begin = begin;
  }

  readonly add = (part: DraftedPart): void => {
    this.#show ??= this.#open();
    void this.#show.then((show) => show?.add(part));
  };

  /** @returns What replaces the announcement; `undefined` when nothing does. */
  async end(): Promise<Json | undefined> {
    const show = await this.#show;
    return show?.end();
  }

  async #open(): Promise<DraftShow | undefined> {
    // Its failure is dealt with by who announces.
    const posted = await this.#announcing?.catch(() => undefined);
    return posted === undefined ? undefined : this.#begin(posted);
  }
}

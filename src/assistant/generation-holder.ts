/** What can be closed when nobody uses it any more. */
export interface Closable {
  close(): void;
}

/** One that is, or was, held, with the actions that run on it. */
class Lease<G extends Closable> {
  readonly value: G;
  #uses = 0;
  #isLeaving = false;

  constructor(value: G) {
    this.value = value;
  }

  async use<T>(action: (value: G) => Promise<T>): Promise<T> {
    this.#uses += 1;
    try {
      return await action(this.value);
    } finally {
      this.#uses -= 1;
      this.#closeIfDone();
    }
  }

  /** Closes it, now or when the last action has ended; once. */
  leave(): void {
    if (!this.#isLeaving) {
      this.#isLeaving = true;
      this.#closeIfDone();
    }
  }

  #closeIfDone(): void {
    if (this.#isLeaving && this.#uses === 0) {
      this.value.close();
    }
  }
}

/**
 * Holds what answers, and swaps it for a newer one while questions are in flight: each question
 * ends on the one it began with, and that one is closed when its last question has ended.
 */
export class GenerationHolder<G extends Closable> {
  readonly #open: () => Promise<G>;
  #held: Lease<G>;
  #reloading: Promise<void> = Promise.resolve();
  #isClosed = false;

  /** @param open Opens the one that is published when it is called. */
  constructor(first: G, open: () => Promise<G>) {
    this.#held = new Lease(first);
    this.#open = open;
  }

  /** The one that answers now: for a look that ends before anything else runs. Do not keep it. */
  get current(): G {
    return this.#held.value;
  }

  /** Runs an action on the one that answers now, which stays open until the action has ended. */
  async use<T>(action: (value: G) => Promise<T>): Promise<T> {
    return this.#held.use(action);
  }

  /**
   * Opens what is published now and answers from it from then on. Calls follow one another.
   *
   * @throws whatever opening throws; the one before answers on then.
   */
  async reload(): Promise<void> {
    const reloading = this.#reloading.catch(() => undefined).then(async () => this.#swap());
    this.#reloading = reloading;
    return reloading;
  }

  /** Closes it once the last action has ended; what is being opened meanwhile is closed too. */
  close(): void {
    this.#isClosed = true;
    this.#held.leave();
  }

  async #swap(): Promise<void> {
    const value = await this.#open();
    if (this.#isClosed) {
      value.close();
      return;
    }
    const old = this.#held;
    this.#held = new Lease(value);
    old.leave();
  }
}

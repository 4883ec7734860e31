/** Marks how long each stage of an answer took. */
export class Stopwatch {
  readonly timings: Record<string, number> = {};
  readonly #clock: () => number;
  #last: number;

  /** @param clock - Milliseconds that only ever grow. */
  constructor(clock: () => number) {
    this.#clock = clock;
    this.#last = clock();
  }

  /** Ends a stage: it took the time since the last mark. */
  mark(stage: string): void {
    const now = this.#clock();
    this.timings[stage] = now - this.#last;
    this.#last = now;
  }
}

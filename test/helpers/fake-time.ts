import type { Delay } from "../../src/assistant/delay.ts";

const DAY_MS = 24 * 60 * 60_000;

interface Timer {
  readonly due: number;
  readonly fire: () => void;
}

/**
 * A clock that stands still but for its timers: as soon as nothing else is to do, it jumps to the next
 * one that is due within a day; the others wait for {@link FakeTime.advance}.
 */
export class FakeTime {
  #now: number;
  #timers: Timer[] = [];
  /** What was waited for so far, in milliseconds, without what waits a day. */
  readonly waits: number[] = [];

  constructor(start = "2026-11-23T09:00:00.000Z") {
    this.#now = Date.parse(start);
  }

  readonly now = (): Date => new Date(this.#now);

  readonly delay: Delay = async (ms, signal) => {
    if (signal.aborted) {
      return;
    }
    await new Promise<void>((resolve) => {
      const end = (): void => {
        signal.removeEventListener("abort", end);
        this.#timers = this.#timers.filter((each) => each !== timer);
        resolve();
      };
      const timer: Timer = { due: this.#now + ms, fire: end };
      this.#timers.push(timer);
      signal.addEventListener("abort", end);
      if (ms < DAY_MS) {
        this.waits.push(ms);
        this.#jumpUntil(timer);
      }
    });
  };

  /** Moves the clock and fires what is due by then. */
  advance(ms: number): void {
    const until = this.#now + ms;
    this.#fire(until, Number.POSITIVE_INFINITY);
    this.#now = until;
  }

  /** Fires timers in order, one a turn of the event loop, until this one was. */
  #jumpUntil(timer: Timer): void {
    setImmediate(() => {
      if (this.#timers.includes(timer)) {
        this.#fire(timer.due, 1);
        this.#jumpUntil(timer);
      }
    });
  }

  #fire(until: number, atMost: number): void {
    const due = this.#timers
      .filter((timer) => timer.due <= until)
      .toSorted((a, b) => a.due - b.due)
      .slice(0, atMost);
    for (const { due: at, fire } of due) {
      this.#now = Math.max(this.#now, at);
      fire();
    }
  }
}

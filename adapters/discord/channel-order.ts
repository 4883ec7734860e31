import type { Address } from "./address.ts";

/** Longer than an answer takes, and short enough for whoever waits behind one that hangs. */
const PATIENCE_MS = 5_000;

interface Entry {
  readonly left: Promise<void>;
  readonly leave: () => void;
}

/**
 * Shows what everybody in a channel sees in the order in which it was asked there, while it is answered side by
 * side: people who ask at once in one channel have a conversation each. What hangs is passed after a while.
 */
export class ChannelOrder {
  readonly #patienceMs: number;
  /** By channel, then by the number of a question. */
  readonly #channels = new Map<string, Map<number, Entry>>();

  constructor(patienceMs = PATIENCE_MS) {
    this.#patienceMs = patienceMs;
  }

  /** A question was asked; again for one that is known changes nothing. */
  enter(channel: string | null, question: number): void {
    if (channel === null) {
      return;
    }
    const entries = this.#channels.get(channel) ?? new Map<number, Entry>();
    this.#channels.set(channel, entries);
    if (!entries.has(question)) {
      entries.set(question, this.#createEntry(channel, question));
    }
  }

  /** Resolves when nothing that was asked before is still to be shown. */
  async turn(channel: string | null, question: number): Promise<void> {
    const entries = [...(this.#channels.get(channel ?? "") ?? [])];
    const before = entries.filter(([number]) => number < question);
    await Promise.all(before.map(async ([, { left }]) => left));
  }

  /** A question is shown, or will not be for now. */
  leave(channel: string | null, question: number): void {
    this.#channels
      .get(channel ?? "")
      ?.get(question)
      ?.leave();
  }

  #createEntry(channel: string, question: number): Entry {
    const gone = new AbortController();
    const left = new Promise<void>((resolve) => {
      gone.signal.addEventListener("abort", () => resolve());
    });
    const leave = (): void => {
      clearTimeout(timer);
      this.#forget(channel, question);
      gone.abort();
    };
    const timer = setTimeout(leave, this.#patienceMs).unref();
    return { left, leave };
  }

  #forget(channel: string, question: number): void {
    const entries = this.#channels.get(channel);
    entries?.delete(question);
    if (entries?.size === 0) {
      this.#channels.delete(channel);
    }
  }
}

/** Where everybody sees the outcome beside those of others; `null` where it stands alone or is private. */
export function sharedChannelOf(address: Address, visibility: "public" | "private"): string | null {
  const standsAlone = address.kind === "message" && address.thread !== null;
  return visibility === "private" || standsAlone ? null : address.channel;
}

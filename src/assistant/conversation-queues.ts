import type { ConversationReference } from "./threads.ts";

export interface ConversationQueuesParts {
  /** Numbers of the unfinished questions of a conversation, oldest first. */
  readonly unfinished: (conversation: ConversationReference) => readonly number[];
  /** Carries one to its end; never rejects. Calls `release` when others need not wait for it. */
  readonly carry: (id: number, release: () => void) => Promise<void>;
  /** The store failed: resolves when it is worth another try; never rejects. */
  readonly recover: (error: unknown) => Promise<void>;
  /** Aborted: no further question is taken up. */
  readonly signal: AbortSignal;
}

/** Carries the questions of each conversation one after the other, and conversations side by side. */
export class ConversationQueues {
  readonly #parts: ConversationQueuesParts;
  readonly #working = new Set<string>();
  readonly #carried = new Set<number>();
  #waiting: (() => void)[] = [];

  constructor(parts: ConversationQueuesParts) {
    this.#parts = parts;
  }

  /** Nothing is being carried. */
  get isEmpty(): boolean {
    return this.#working.size + this.#carried.size === 0;
  }

  /** Resolves the next time that nothing is being carried; at once when that is so. */
  async whenEmpty(): Promise<void> {
    if (!this.isEmpty) {
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
      });
    }
  }

  /** Something may be to do in a conversation. */
  wake(conversation: ConversationReference): void {
    const key = JSON.stringify([conversation.platform, conversation.conversation]);
    if (!this.#working.has(key)) {
      this.#working.add(key);
      void this.#work(conversation, key);
    }
  }

  async #work(conversation: ConversationReference, key: string): Promise<void> {
    // No step may lie between finding nothing to do and leaving: a wake in between would be lost.
    for (;;) {
      try {
        const id = this.#next(conversation);
        if (id === undefined) {
          break;
        }
        await this.#carry(id, conversation);
      } catch (error) {
        await this.#parts.recover(error);
      }
    }
    this.#working.delete(key);
    this.#notify();
  }

  #next(conversation: ConversationReference): number | undefined {
    return this.#parts.signal.aborted
      ? undefined
      : this.#parts.unfinished(conversation).find((id) => !this.#carried.has(id));
  }

  async #carry(id: number, conversation: ConversationReference): Promise<void> {
    this.#carried.add(id);
    await new Promise<void>((release) => {
      void this.#carryToEnd(id, conversation, release);
    });
  }

  async #carryToEnd(
    id: number,
    conversation: ConversationReference,
    release: () => void,
  ): Promise<void> {
    await this.#parts.carry(id, release);
    this.#carried.delete(id);
    release();
    // It may have been opened again between its end and now, and been left alone as one that is carried.
    this.wake(conversation);
    this.#notify();
  }

  #notify(): void {
    if (this.isEmpty) {
      const waiting = this.#waiting;
      this.#waiting = [];
      for (const resolve of waiting) {
        resolve();
      }
    }
  }
}

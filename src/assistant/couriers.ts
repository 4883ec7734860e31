import PQueue from "p-queue";
import type { AcceptedQuestion, Courier, DraftShow, Json } from "./courier.ts";
import type { Outcome } from "./outcome.ts";

/** Calls to one platform at a time: what it is flooded with at most after a restart. */
const CONCURRENT_CALLS = 16;
/** What ends somebody's wait goes first. */
const PRIORITY = { announce: 0, deliver: 1, retract: 1 };

interface Registered {
  readonly courier: Courier;
  readonly calls: PQueue;
}

/** Who delivers for which platform; one platform that is slow does not hold up another. */
export class Couriers {
  readonly #registered = new Map<string, Registered>();
  readonly #signal: AbortSignal;

  /** @param signal Once it is aborted, no call is begun: it rejects with the signal's reason. */
  constructor(signal: AbortSignal) {
    this.#signal = signal;
  }

  get platforms(): readonly string[] {
    return [...this.#registered.keys()];
  }

  register(platform: string, courier: Courier): void {
    this.#registered.set(platform, {
      courier,
      calls: new PQueue({ concurrency: CONCURRENT_CALLS }),
    });
  }

  has(platform: string): boolean {
    return this.#registered.has(platform);
  }

  async announce(question: AcceptedQuestion): Promise<Json> {
    return this.#call("announce", question, async (courier) => courier.announce(question));
  }

  /** @returns `undefined` where the platform shows whole answers only. */
  showDraft(question: AcceptedQuestion, keep: (posted: Json) => void): DraftShow | undefined {
    const registered = this.#registered.get(question.incoming.platform);
    return registered?.courier.showDraft?.(question, keep);
  }

  async deliver(question: AcceptedQuestion, outcome: Outcome): Promise<Json> {
    return this.#call("deliver", question, async (courier) => courier.deliver(question, outcome));
  }

  async retract(question: AcceptedQuestion): Promise<void> {
    await this.#call("retract", question, async (courier) => courier.retract(question));
  }

  async #call<T>(
    step: keyof typeof PRIORITY,
    { incoming: { platform } }: AcceptedQuestion,
    action: (courier: Courier) => Promise<T>,
  ): Promise<T> {
    const registered = this.#registered.get(platform);
    if (registered === undefined) {
      throw new Error(`No courier is registered for ${platform}`);
    }
    const { calls, courier } = registered;
    return calls.add(
      async () => {
        this.#signal.throwIfAborted();
        return action(courier);
      },
      { priority: PRIORITY[step] },
    );
  }
}

import type { AcceptedQuestion, Courier, Json } from "../../src/assistant/courier.ts";
import type { Outcome } from "../../src/assistant/outcome.ts";

type CourierStep = "announce" | "deliver" | "retract";

/** A message as people see it. */
export interface FakePost {
  readonly handle: string;
  readonly eventId: string;
  shown: "announcement" | Outcome;
}

/** Runs before or after a step has its effect: throw to reject the call, never settle to hang it. */
export type Interceptor = (question: AcceptedQuestion) => void | Promise<void>;

/**
 * A platform in memory, and the courier to it. Keeps its posts, whoever uses it, as a platform would.
 *
 * It looks for what it sent before only when it is told that there may be some (`attempts` above 0),
 * so that a desk that does not say so is found out by two posts for one event.
 */
export class FakeCourier implements Courier {
  /** What people see now, oldest first. */
  readonly posts: FakePost[] = [];
  /** Every call in order, such as "deliver e1". */
  readonly calls: string[] = [];
  readonly #interceptors = new Map<string, Interceptor>();
  #made = 0;

  /** Replaces what happens at this moment; `undefined` for nothing. */
  intercept(
    moment: "before" | "after",
    step: CourierStep,
    interceptor: Interceptor | undefined,
  ): void {
    if (interceptor === undefined) {
      this.#interceptors.delete(`${moment} ${step}`);
    } else {
      this.#interceptors.set(`${moment} ${step}`, interceptor);
    }
  }

  async announce(question: AcceptedQuestion): Promise<Json> {
    return this.#step("announce", question, () => this.#show(question, "announcement"));
  }

  async deliver(question: AcceptedQuestion, outcome: Outcome): Promise<Json> {
    return this.#step("deliver", question, () => this.#show(question, outcome));
  }

  async retract(question: AcceptedQuestion): Promise<void> {
    await this.#step("retract", question, () => {
      const { eventId } = question.incoming;
      for (const post of this.posts.filter((each) => each.eventId === eventId)) {
        this.posts.splice(this.posts.indexOf(post), 1);
      }
      return null;
    });
  }

  /** What is shown for each event, oldest post first: "announcement" or the kind of the outcome. */
  shown(): readonly string[] {
    return this.posts.map(
      ({ eventId, shown }) => `${eventId}: ${shown === "announcement" ? shown : shown.kind}`,
    );
  }

  async #step(step: CourierStep, question: AcceptedQuestion, effect: () => Json): Promise<Json> {
    this.calls.push(`${step} ${question.incoming.eventId}`);
    await this.#interceptors.get(`before ${step}`)?.(question);
    const result = effect();
    await this.#interceptors.get(`after ${step}`)?.(question);
    return result;
  }

  #show(question: AcceptedQuestion, shown: FakePost["shown"]): Json {
    const { eventId } = question.incoming;
    const found = this.posts.find(({ handle, eventId: id }) =>
      question.posted === null
        ? question.attempts > 0 && id === eventId
        : handle === question.posted,
    );
    if (found !== undefined) {
      found.shown = shown;
      return found.handle;
    }
    this.#made += 1;
    const handle = `post-${String(this.#made)}`;
    this.posts.push({ handle, eventId, shown });
    return handle;
  }
}

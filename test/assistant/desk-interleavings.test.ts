import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ChatProcess, incomingOf, startChatProcess } from "../helpers/chat-process.ts";
import { FakeCourier, type FakePost } from "../helpers/fake-courier.ts";
import { turn } from "../helpers/gate.ts";
import { temporaryFolder } from "../helpers/index-workshop.ts";

const message = fc.nat(5);

/** What may happen to one of a few messages, and what may go wrong in between. */
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("accept" as const), message }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("amend" as const),
      message,
      text: fc.constantFrom("one", "two", "three"),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("withdraw" as const), message }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("pass" as const), turns: fc.nat(4) }) },
  { weight: 1, arbitrary: fc.constant({ kind: "fail" as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: "kill" as const }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** A desk that things happen to, and what is to be shown in the end. */
class Story {
  readonly courier = new FakeCourier();
  /** Last text of each message that asked and was not deleted. */
  readonly texts = new Map<number, string>();
  readonly deleted = new Set<number>();
  readonly #stateDir = temporaryFolder();
  #failing = false;
  #process: ChatProcess;

  constructor() {
    const fail = (): void => {
      if (this.#failing) {
        this.#failing = false;
        throw new Error("500");
      }
    };
    this.courier.intercept("before", "deliver", fail);
    this.courier.intercept("after", "announce", fail);
    this.#process = this.#start();
  }

  get process(): ChatProcess {
    return this.#process;
  }

  async happen(each: Step): Promise<void> {
    const { desk } = this.#process.service;
    switch (each.kind) {
      case "accept":
        this.#accept(each.message);
        break;
      case "amend":
        desk.amend({ platform: "chat", messageId: `m-e${String(each.message)}`, text: each.text });
        if (this.texts.has(each.message)) {
          this.texts.set(each.message, each.text);
        }
        break;
      case "withdraw":
        desk.withdraw({ platform: "chat", messageId: `m-e${String(each.message)}` });
        if (this.texts.delete(each.message)) {
          this.deleted.add(each.message);
        }
        break;
      case "pass":
        await Promise.all(Array.from({ length: each.turns }, turn));
        break;
      case "fail":
        this.#failing = true;
        break;
      case "kill":
        this.#process.kill();
        this.#process = this.#start();
        break;
    }
  }

  #accept(number: number): void {
    const isKnown = this.texts.has(number) || this.deleted.has(number);
    const accepted = this.#process.service.desk.accept(
      incomingOf({
        eventId: `e${String(number)}`,
        conversation: `t${String(number % 3)}`,
        text: "first",
      }),
    );
    if (accepted.kind !== (isKnown ? "repeated" : "accepted")) {
      throw new Error(`Message ${String(number)} was ${accepted.kind}`);
    }
    if (!isKnown) {
      this.texts.set(number, "first");
    }
  }

  #start(): ChatProcess {
    return startChatProcess({ stateDir: this.#stateDir, couriers: { chat: this.courier } });
  }
}

/** Event and the text that was answered: the last part of the answer's id, after the history. */
function answered({ eventId, shown }: FakePost): string {
  const id = typeof shown === "string" || !("answer" in shown) ? "nothing" : shown.answer.answerId;
  return `${eventId} ${id.split(" > ").at(-1) ?? ""}`;
}

describe("any interleaving of accept, repeat, amend, withdraw, failure and kill", () => {
  it("ends with one outcome for every accepted question, shown once, of its last text", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const story = new Story();
        for (const each of steps) {
          await story.happen(each);
        }
        await story.process.service.desk.idle();

        const { courier, texts, deleted } = story;
        expect(courier.posts.map(answered).toSorted()).toEqual(
          [...texts].map(([number, text]) => `e${String(number)} ${text}`).toSorted(),
        );
        const ids = Array.from({ length: texts.size + deleted.size }, (_, at) => at + 1);
        const without = ids.filter((id) => story.process.store.ledger.of(id).length === 0);
        expect(without).toEqual([]);
        story.process.kill();
      }),
      { numRuns: 30 },
    );
  });
});

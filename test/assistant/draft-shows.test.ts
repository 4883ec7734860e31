import { describe, expect, it } from "vitest";
import type {
  AcceptedQuestion,
  DraftedPart,
  DraftShow,
  Json,
} from "../../src/assistant/courier.ts";
import type { ChatServiceParts } from "../../src/assistant/create-chat-service.ts";
import type { AnswerModel } from "../../src/domain/answer-model.ts";
import { answerTo, incomingOf, startChat, startChatProcess } from "../helpers/chat-process.ts";
import { citationOf, sentence } from "../helpers/evaluated-answer.ts";
import { FakeCourier } from "../helpers/fake-courier.ts";
import { shutGate, turn } from "../helpers/gate.ts";
import { temporaryFolder } from "../helpers/index-workshop.ts";

const PART: DraftedPart = { sentences: [sentence("Checked.", 1)], citations: [citationOf()] };
const MODEL: AnswerModel = { name: "m", host: "h", fault: null, dropped: [] };

/** A platform that shows answers while they are made. */
class DraftCourier extends FakeCourier {
  /** What outcomes were told to replace. */
  readonly replaced: Json[] = [];
  readonly begunOn: Json[] = [];
  claims = 0;

  constructor() {
    super();
    this.intercept("before", "deliver", ({ posted }) => {
      this.replaced.push(posted);
    });
  }

  showDraft({ posted }: AcceptedQuestion, keep: (posted: Json) => void): DraftShow {
    this.begunOn.push(posted);
    keep(posted);
    return {
      add: () => {
        this.claims += 1;
      },
      end: async () => Promise.resolve(posted),
    };
  }
}

type Ask = ChatServiceParts["ask"];

/** Shows one claim, then waits to be let on or stopped. */
function drafting(passed: Promise<void>): Ask {
  return async (question, { signal, onSentence } = {}) => {
    onSentence?.(PART);
    const stopped = new Promise<void>((resolve) => {
      signal?.addEventListener("abort", () => resolve());
    });
    await Promise.race([passed, stopped]);
    const fault = signal?.aborted === true ? ("stopped" as const) : null;
    return { answer: { ...answerTo(question), model: { ...MODEL, fault } } };
  };
}

const NEVER = new Promise<void>(() => undefined);

function start(ask: Ask): ReturnType<typeof startChat> & { readonly courier: DraftCourier } {
  const courier = new DraftCourier();
  return { ...startChat({ couriers: { chat: courier }, parts: { ask } }), courier };
}

/** Resolves when a claim is shown. */
async function untilShown(courier: DraftCourier): Promise<void> {
  while (courier.claims === 0) {
    // oxlint-disable-next-line no-await-in-loop -- until it is so
    await turn();
  }
}

describe("an answer that is shown while it is made", () => {
  it("begins once it is announced, and is replaced by the outcome", async () => {
    const gate = shutGate();
    const { service, courier } = start(drafting(gate.passed));
    service.desk.accept(incomingOf());
    await untilShown(courier);

    expect(courier.begunOn).toEqual(["post-1"]);
    gate.open();
    await service.desk.idle();

    expect(courier.replaced).toEqual(["post-1"]);
    expect(courier.claims).toBe(1);
    expect(courier.posts).toHaveLength(1);
  });

  it("is not begun without a claim", async () => {
    const { service, courier } = start(async (question) => ({ answer: answerTo(question) }));
    service.desk.accept(incomingOf());
    await service.desk.idle();

    expect(courier.begunOn).toEqual([]);
    expect(courier.calls).toEqual(["announce e1", "deliver e1"]);
  });

  it("is not begun where the announcement failed, since something may stand there", async () => {
    const gate = shutGate();
    gate.open();
    const { service, courier } = start(drafting(gate.passed));
    courier.intercept("after", "announce", () => {
      throw new Error("500");
    });
    service.desk.accept(incomingOf());
    await service.desk.idle();

    expect(courier.begunOn).toEqual([]);
    expect(courier.posts).toHaveLength(1);
  });

  it("is halted by the number of its question, and by that alone", async () => {
    const { service, courier } = start(drafting(NEVER));
    const accepted = service.desk.accept(incomingOf());
    await untilShown(courier);

    service.desk.halt(accepted.id + 1);
    await turn();
    expect(courier.calls).not.toContain("deliver e1");
    service.desk.halt(accepted.id);
    await service.desk.idle();

    expect(courier.calls).toContain("deliver e1");
    // It has ended: nothing is left to halt.
    service.desk.halt(accepted.id);
  });

  it("ends when its message is deleted, and nothing of it is left", async () => {
    const { service, courier, store } = start(drafting(NEVER));
    service.desk.accept(incomingOf());
    await untilShown(courier);
    service.desk.withdraw({ platform: "chat", messageId: "m-e1" });
    await service.desk.idle();

    expect(courier.posts).toEqual([]);
    expect(store.ledger.tally()).toEqual({ "withdrawn/none": 1 });
  });

  it("is asked for again by the next process when this one ends", async () => {
    const stateDir = temporaryFolder();
    const courier = new DraftCourier();
    const couriers = { chat: courier };
    const first = startChatProcess({ stateDir, couriers, parts: { ask: drafting(NEVER) } });
    first.service.desk.accept(incomingOf());
    await untilShown(courier);
    await first.service.desk.stop();
    first.kill();
    expect(courier.calls).toEqual(["announce e1"]);

    const second = startChatProcess({ stateDir, couriers });
    await second.service.desk.idle();

    expect(second.asked).toHaveLength(1);
    expect(courier.begunOn).toHaveLength(1);
    expect(courier.replaced).toEqual(["post-1"]);
    expect(courier.claims).toBe(1);
  });

  it("is found by the next process after a kill", async () => {
    const stateDir = temporaryFolder();
    const courier = new DraftCourier();
    const couriers = { chat: courier };
    const first = startChatProcess({ stateDir, couriers, parts: { ask: drafting(NEVER) } });
    first.service.desk.accept(incomingOf());
    await untilShown(courier);
    first.kill();

    const second = startChatProcess({ stateDir, couriers });
    await second.service.desk.idle();

    expect(courier.replaced).toEqual(["post-1"]);
    expect(courier.posts).toHaveLength(1);
  });
});

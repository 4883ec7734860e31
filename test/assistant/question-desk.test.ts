import { describe, expect, it } from "vitest";
import type { AcceptedQuestion } from "../../src/assistant/courier.ts";
import { incomingOf, startChat, startChatProcess } from "../helpers/chat-process.ts";
import { FakeCourier } from "../helpers/fake-courier.ts";
import { shutGate, turn } from "../helpers/gate.ts";
import { temporaryFolder } from "../helpers/index-workshop.ts";

describe("accept", () => {
  it("answers once, with announcement and outcome in one post", async () => {
    const { service, courier, store } = startChat();

    const acceptance = service.desk.accept(incomingOf());
    await service.desk.idle();

    expect(acceptance).toEqual({ kind: "accepted", id: 1 });
    expect(courier.calls).toEqual(["announce e1", "deliver e1"]);
    expect(courier.shown()).toEqual(["e1: answered"]);
    expect(store.ledger.of(1)).toEqual([
      {
        question: 1,
        revision: 1,
        platform: "chat",
        outcome: "answered",
        delivery: "shown",
        answerId: "Nimbus est-il qualifié ?",
        generation: "g-0123456789ab",
        ms: 0,
        finishedAt: "2026-11-23T09:00:00.000Z",
      },
    ]);
  });

  it.each([
    { name: "the same event", again: incomingOf({ messageId: "other" }) },
    {
      name: "another event about the message",
      again: incomingOf({ eventId: "e2", messageId: "m-e1" }),
    },
    { name: "an event without a message", again: incomingOf({ messageId: null }) },
  ])("calls $name repeated", async ({ again }) => {
    const { service, courier } = startChat();
    service.desk.accept(incomingOf());

    const early = service.desk.accept(again);
    await service.desk.idle();
    const late = service.desk.accept(again);
    await service.desk.idle();

    expect([early, late]).toEqual([
      { kind: "repeated", id: 1 },
      { kind: "repeated", id: 1 },
    ]);
    expect(courier.shown()).toEqual(["e1: answered"]);
  });

  it("takes the same ids on two platforms for two questions", async () => {
    const other = new FakeCourier();
    const courier = new FakeCourier();
    const { service } = startChat({ couriers: { chat: courier, other } });

    service.desk.accept(incomingOf());
    service.desk.accept(incomingOf({ platform: "other" }));
    await service.desk.idle();

    expect([courier.shown(), other.shown()]).toEqual([["e1: answered"], ["e1: answered"]]);
  });

  it("takes events without a message for questions of their own", async () => {
    const { service, courier } = startChat();

    service.desk.accept(incomingOf({ messageId: null }));
    service.desk.accept(incomingOf({ eventId: "e2", messageId: null }));
    await service.desk.idle();

    expect(courier.shown()).toEqual(["e1: answered", "e2: answered"]);
  });

  it.each([
    { attention: "follow", isFollowed: true, isMuted: true },
    { attention: "unmute", isFollowed: false, isMuted: false },
    { attention: "unchanged", isFollowed: false, isMuted: true },
    { attention: undefined, isFollowed: false, isMuted: true },
  ] as const)(
    "keeps the attention with the question: $attention",
    ({ attention, ...listening }) => {
      const { service, store } = startChat({ isIdle: true });
      const { platform, conversation } = incomingOf();
      service.threads.mute({ platform, conversation });

      service.desk.accept(incomingOf(), attention);

      expect(store.conversations.read({ platform, conversation })).toMatchObject(listening);
    },
  );

  it("pays no attention to a question that was accepted before", () => {
    const { service } = startChat({ isIdle: true });
    service.desk.accept(incomingOf());

    service.desk.accept(incomingOf(), "follow");

    expect(service.threads.isFollowed(incomingOf())).toBe(false);
  });

  it("refuses what is out of shape and writes nothing", () => {
    const { service, store } = startChat();

    expect(() => service.desk.accept(incomingOf({ user: "", platform: "Chat!" }))).toThrow(
      expect.objectContaining({
        code: "QUESTION_INVALID",
        message: expect.stringContaining("platform, user"),
      }),
    );
    expect(store.inbox.read(1)).toBeUndefined();
  });

  it("says STORAGE_FAILED when the state is closed", () => {
    const { service, kill } = startChat();
    kill();

    expect(() => service.desk.accept(incomingOf())).toThrow(
      expect.objectContaining({ code: "STORAGE_FAILED" }),
    );
  });

  it("keeps a message of 40,000 characters whole", async () => {
    const text = "é".repeat(40_000);
    const { service, asked } = startChat();

    service.desk.accept(incomingOf({ text }));
    await service.desk.idle();

    expect(asked[0]?.text).toBe(text);
  });
});

describe("start, register and stop", () => {
  it("writes down what comes before the start, and takes it up then", async () => {
    const { service, courier } = startChat({ isIdle: true });
    service.desk.accept(incomingOf());
    await service.desk.idle();
    expect(courier.calls).toEqual([]);

    service.desk.start();
    await service.desk.idle();

    expect(courier.shown()).toEqual(["e1: answered"]);
  });

  it("keeps questions of a platform without a courier until it has one", async () => {
    const { service } = startChat();
    const late = new FakeCourier();
    service.desk.accept(incomingOf({ platform: "late" }));
    await service.desk.idle();

    service.desk.register("late", late);
    await service.desk.idle();

    expect(late.shown()).toEqual(["e1: answered"]);
  });

  it("finishes the delivery that is under way and leaves the rest to the next process", async () => {
    const stateDir = temporaryFolder();
    const courier = new FakeCourier();
    const { service, kill } = startChatProcess({ stateDir, couriers: { chat: courier } });
    const delivering = shutGate();
    const held = shutGate();
    courier.intercept("before", "deliver", async () => {
      delivering.open();
      await held.passed;
    });
    service.desk.accept(incomingOf());
    service.desk.accept(incomingOf({ eventId: "e2" }));
    await delivering.passed;

    const stopped = service.desk.stop();
    service.desk.accept(incomingOf({ eventId: "e3" }));
    held.open();
    await stopped;

    expect(courier.shown()).toEqual(["e1: answered"]);
    kill();
    const next = startChatProcess({ stateDir, couriers: { chat: courier } });
    await next.service.desk.idle();
    expect(courier.shown()).toEqual(["e1: answered", "e2: answered", "e3: answered"]);
  });

  it("begins no call that waits for its turn", async () => {
    const { service, courier } = startChat();
    const held = shutGate();
    courier.intercept("before", "announce", async () => held.passed);
    for (let at = 0; at < 40; at += 1) {
      service.desk.accept(
        incomingOf({ eventId: `e${String(at)}`, conversation: `t${String(at)}` }),
      );
    }
    await turn();
    const before = courier.calls.length;

    const stopped = service.desk.stop();
    held.open();
    await stopped;

    expect(before).toBeLessThan(40);
    expect(courier.calls).toHaveLength(before);
  });

  it("does not wait out a pause between attempts", async () => {
    const { service, courier, store } = startChat();
    const failed = shutGate();
    courier.intercept("before", "deliver", () => {
      failed.open();
      throw new Error("down");
    });
    service.desk.accept(incomingOf());
    await failed.passed;

    await service.desk.stop();

    expect(store.inbox.read(1)?.state).toBe("open");
  });

  it("gives couriers the question as it came, with what was posted and how often it was tried", async () => {
    const { service, courier } = startChat();
    const seen: AcceptedQuestion[] = [];
    courier.intercept("before", "announce", (question) => {
      seen.push(question);
    });
    courier.intercept("before", "deliver", (question) => {
      seen.push(question);
    });

    service.desk.accept(incomingOf());
    await service.desk.idle();

    expect(seen).toEqual([
      { id: 1, incoming: incomingOf(), posted: null, attempts: 0 },
      { id: 1, incoming: incomingOf(), posted: "post-1", attempts: 0 },
    ]);
  });
});

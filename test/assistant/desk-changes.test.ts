import { describe, expect, it } from "vitest";
import type { Courier } from "../../src/assistant/courier.ts";
import { answerTo, incomingOf, startChat } from "../helpers/chat-process.ts";
import { shutGate } from "../helpers/gate.ts";

describe("amend", () => {
  const message = { platform: "chat", messageId: "m-e1" };

  it("gives a question that waits its new text, and shows one outcome", async () => {
    const { service, courier, asked, store } = startChat({ isIdle: true });
    service.desk.accept(incomingOf());

    service.desk.amend({ ...message, text: "Stratus est-il qualifié ?" });
    service.desk.start();
    await service.desk.idle();

    expect(asked.map(({ text }) => text)).toEqual(["Stratus est-il qualifié ?"]);
    expect(courier.shown()).toEqual(["e1: answered"]);
    expect(store.ledger.of(1).map(({ revision }) => revision)).toEqual([2]);
  });

  it("throws away an answer to the earlier text", async () => {
    const asking = shutGate();
    const ask = shutGate();
    const { service, courier, store } = startChat({
      parts: {
        ask: async (question) => {
          if (question.text === incomingOf().text) {
            asking.open();
            await ask.passed;
          }
          return { answer: answerTo(question) };
        },
      },
    });
    service.desk.accept(incomingOf());
    await asking.passed;

    service.desk.amend({ ...message, text: "new" });
    ask.open();
    await service.desk.idle();

    expect(courier.posts).toEqual([
      expect.objectContaining({
        shown: expect.objectContaining({ answer: expect.objectContaining({ answerId: "new" }) }),
      }),
    ]);
    expect(courier.calls.filter((call) => call.startsWith("deliver"))).toHaveLength(1);
    expect(store.ledger.tally()).toEqual({ "answered/shown": 1 });
  });

  it("answers an answered question again, in the same post", async () => {
    const { service, courier, store } = startChat();
    service.desk.accept(incomingOf());
    await service.desk.idle();
    const [before] = courier.posts.map(({ handle }) => handle);

    service.desk.amend({ ...message, text: "new" });
    await service.desk.idle();

    expect(courier.posts.map(({ handle }) => handle)).toEqual([before]);
    expect(courier.calls).toEqual(["announce e1", "deliver e1", "deliver e1"]);
    expect(store.ledger.of(1).map(({ answerId }) => answerId)).toEqual([
      "Nimbus est-il qualifié ?",
      "new",
    ]);
  });

  it("answers again what was edited while its outcome was on its way", async () => {
    const { service, courier, store } = startChat();
    courier.intercept("after", "deliver", () => {
      service.desk.amend({ ...message, text: "new" });
    });

    service.desk.accept(incomingOf());
    await service.desk.idle();

    expect(courier.calls).toEqual(["announce e1", "deliver e1", "deliver e1"]);
    expect(store.ledger.of(1).map(({ revision, answerId }) => [revision, answerId])).toEqual([
      [2, "new"],
    ]);
  });

  it("hands the courier what it posted last", async () => {
    const posted: unknown[] = [];
    const courier: Courier = {
      announce: async () => Promise.resolve("status"),
      deliver: async (question) => {
        posted.push(question.posted);
        return Promise.resolve(["page 1", "page 2"]);
      },
      retract: async (question) => {
        posted.push(question.posted);
        return Promise.resolve();
      },
    };
    const { service } = startChat({ couriers: { chat: courier } });
    service.desk.accept(incomingOf());
    await service.desk.idle();

    service.desk.amend({ ...message, text: "new" });
    await service.desk.idle();
    service.desk.withdraw(message);
    await service.desk.idle();

    expect(posted).toEqual(["status", ["page 1", "page 2"], ["page 1", "page 2"]]);
  });

  it.each([
    { name: "an unchanged text", amendment: { ...message, text: incomingOf().text } },
    { name: "an unknown message", amendment: { ...message, messageId: "m-e9", text: "new" } },
    {
      name: "a message of another platform",
      amendment: { ...message, platform: "other", text: "new" },
    },
  ])("ignores $name", async ({ amendment }) => {
    const { service, courier } = startChat();
    service.desk.accept(incomingOf());
    await service.desk.idle();

    service.desk.amend(amendment);
    await service.desk.idle();

    expect(courier.calls).toEqual(["announce e1", "deliver e1"]);
  });
});

describe("withdraw", () => {
  const message = { platform: "chat", messageId: "m-e1" };

  it("ends a question that waits without an answer, and deletes its text", async () => {
    const { service, courier, asked, store } = startChat({ isIdle: true });
    service.desk.accept(incomingOf());

    service.desk.withdraw(message);
    service.desk.start();
    await service.desk.idle();

    expect(asked).toEqual([]);
    expect(courier.calls).toEqual(["retract e1"]);
    expect(store.ledger.tally()).toEqual({ "withdrawn/none": 1 });
    expect(store.inbox.read(1)).toBeUndefined();
    expect(service.desk.accept(incomingOf())).toEqual({ kind: "repeated", id: 1 });
  });

  it("takes back an outcome that is shown; the ledger keeps that there was one", async () => {
    const { service, courier, store } = startChat();
    service.desk.accept(incomingOf());
    await service.desk.idle();

    service.desk.withdraw(message);
    service.desk.withdraw(message);
    await service.desk.idle();

    expect(courier.shown()).toEqual([]);
    expect(store.ledger.tally()).toEqual({ "answered/shown": 1 });
    expect(service.answer("Nimbus est-il qualifié ?")).toBeUndefined();
  });

  it("takes back what is shown while the question is deleted", async () => {
    const { service, courier, store } = startChat();
    courier.intercept("after", "deliver", () => {
      service.desk.withdraw(message);
    });

    service.desk.accept(incomingOf());
    await service.desk.idle();

    expect(courier.shown()).toEqual([]);
    expect(store.ledger.tally()).toEqual({ "withdrawn/none": 1 });
  });

  it("ignores an unknown message, and an edit of a deleted one", async () => {
    const { service, courier } = startChat();
    service.desk.accept(incomingOf());
    await service.desk.idle();

    service.desk.withdraw({ ...message, messageId: "m-e9" });
    service.desk.withdraw(message);
    service.desk.amend({ ...message, text: "new" });
    await service.desk.idle();

    expect(courier.calls).toEqual(["announce e1", "deliver e1", "retract e1"]);
  });
});

describe("limits", () => {
  const limits = { user: { questions: 1, seconds: 60 }, channel: null, workspace: null };

  function startLimited(): ReturnType<typeof startChat> {
    const permissions = {
      workspaces: [],
      guests: "answer" as const,
      admins: { users: [], groups: [] },
    };
    const settings = { limits, permissions, retentionDays: 90, concurrentQuestions: 4 };
    return startChat({ parts: { settings } });
  }

  it("are an outcome of their own, without an announcement, and count no repeats", async () => {
    const { service, courier, asked, store } = startLimited();
    service.desk.accept(incomingOf());
    service.desk.accept(incomingOf());

    service.desk.accept(incomingOf({ eventId: "e2" }));
    await service.desk.idle();

    expect(courier.posts[1]?.shown).toEqual({
      kind: "limited",
      scope: "user",
      retryAt: "2026-11-23T09:01:00.000Z",
    });
    expect(courier.calls.filter((call) => call.endsWith("e2"))).toEqual(["deliver e2"]);
    expect(asked).toHaveLength(1);
    expect(store.ledger.tally()).toEqual({ "answered/shown": 1, "limited/shown": 1 });
  });

  it("count an edit of an answered question, and not one of a question that waits", async () => {
    const { service, courier, time } = startLimited();
    service.desk.accept(incomingOf());
    service.desk.amend({ platform: "chat", messageId: "m-e1", text: "second" });
    await service.desk.idle();
    expect(courier.shown()).toEqual(["e1: answered"]);

    service.desk.amend({ platform: "chat", messageId: "m-e1", text: "third" });
    await service.desk.idle();
    expect(courier.shown()).toEqual(["e1: limited"]);

    time.advance(60_000);
    service.desk.amend({ platform: "chat", messageId: "m-e1", text: "fourth" });
    await service.desk.idle();
    expect(courier.shown()).toEqual(["e1: answered"]);
  });
});

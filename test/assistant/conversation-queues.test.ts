import { describe, expect, it } from "vitest";
import { ConversationQueues } from "../../src/assistant/conversation-queues.ts";
import { answerTo, incomingOf, startChat } from "../helpers/chat-process.ts";
import { shutGate, turn } from "../helpers/gate.ts";

describe("order", () => {
  it("keeps that of a conversation and lets others pass", async () => {
    const { service, courier } = startChat();
    const held = shutGate();
    courier.intercept("before", "deliver", async ({ incoming }) =>
      incoming.eventId === "a1" ? held.passed : undefined,
    );
    service.desk.accept(incomingOf({ eventId: "a1", conversation: "a" }));
    service.desk.accept(incomingOf({ eventId: "a2", conversation: "a" }));
    const passed = new Promise<void>((resolve) => {
      courier.intercept("after", "deliver", ({ incoming }) => {
        if (incoming.eventId === "b1") {
          resolve();
        }
      });
    });
    service.desk.accept(incomingOf({ eventId: "b1", conversation: "b" }));

    await passed;
    expect(courier.calls).not.toContain("announce a2");
    held.open();
    await service.desk.idle();

    expect(courier.calls.filter((call) => call.startsWith("deliver"))).toEqual([
      "deliver a1",
      "deliver b1",
      "deliver a2",
    ]);
  });

  it("answers no more questions at a time than is set", async () => {
    let running = 0;
    let most = 0;
    const { service, courier } = startChat({
      parts: {
        ask: async (question) => {
          running += 1;
          most = Math.max(most, running);
          await turn();
          running -= 1;
          return { answer: answerTo(question) };
        },
      },
    });

    for (let at = 0; at < 30; at += 1) {
      service.desk.accept(
        incomingOf({ eventId: `e${String(at)}`, conversation: `t${String(at)}` }),
      );
    }
    await service.desk.idle();

    expect(courier.posts).toHaveLength(30);
    expect(most).toBe(4);
  });

  it("announces while it answers, and delivers after both", async () => {
    const announced = shutGate();
    const asked = shutGate();
    const { service, courier } = startChat({
      parts: {
        ask: async (question) => {
          asked.open();
          return Promise.resolve({ answer: answerTo(question) });
        },
      },
    });
    courier.intercept("before", "announce", async () => announced.passed);

    service.desk.accept(incomingOf());
    await asked.passed;
    expect(courier.calls).toEqual(["announce e1"]);
    announced.open();
    await service.desk.idle();

    expect(courier.calls).toEqual(["announce e1", "deliver e1"]);
  });
});

describe("ConversationQueues", () => {
  it("carries again what was opened again while nobody waited for it", async () => {
    const carried: number[] = [];
    const first = shutGate();
    const queues = new ConversationQueues({
      unfinished: () => (carried.length < 2 ? [1] : []),
      carry: async (id, release) => {
        carried.push(id);
        release();
        await first.passed;
      },
      recover: async () => Promise.resolve(),
      signal: new AbortController().signal,
    });

    queues.wake({ platform: "chat", conversation: "t1" });
    await turn();
    expect(carried).toEqual([1]);
    first.open();
    await queues.whenEmpty();

    expect(carried).toEqual([1, 1]);
  });
});

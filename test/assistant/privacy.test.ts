import { describe, expect, it } from "vitest";
import { keepUp } from "../../src/assistant/upkeep.ts";
import { createLogger } from "../../src/logger.ts";
import { incomingOf, startChat, startChatProcess } from "../helpers/chat-process.ts";
import { FakeCourier } from "../helpers/fake-courier.ts";
import { FakeTime } from "../helpers/fake-time.ts";
import { turn } from "../helpers/gate.ts";
import { temporaryFolder } from "../helpers/index-workshop.ts";

const DAY_MS = 24 * 60 * 60_000;
const ME = { platform: "chat", user: "u1" };
const FEEDBACK = {
  ...ME,
  answerId: "mine",
  verdict: "helpful",
  reason: null,
  comment: null,
} as const;

describe("forget", () => {
  it("deletes a person's questions, answers, feedback and memory, and says how many", async () => {
    const { service, store, asked } = startChat();
    service.desk.accept(incomingOf({ eventId: "e1", text: "mine" }));
    service.desk.accept(
      incomingOf({ eventId: "e2", text: "theirs", user: "u2", conversation: "t2" }),
    );
    await service.desk.idle();
    service.giveFeedback(FEEDBACK);

    expect(service.forget(ME)).toEqual({ questions: 1, feedback: 1 });

    expect(service.forget(ME)).toEqual({ questions: 0, feedback: 0 });
    expect(service.recentQuestions(ME, 9)).toEqual([]);
    expect(service.answer("mine")).toBeUndefined();
    expect(service.answer("theirs")).toBeDefined();
    expect(store.feedback.newest(9)).toEqual([]);
    service.desk.accept(incomingOf({ eventId: "e3", text: "next" }));
    await service.desk.idle();
    expect(asked.at(-1)?.history).toEqual([]);
  });

  it("keeps an answer that another person's question received, too", async () => {
    const { service } = startChat();
    service.desk.accept(incomingOf({ eventId: "e1", text: "same" }));
    service.desk.accept(
      incomingOf({ eventId: "e2", text: "same", user: "u2", conversation: "t2" }),
    );
    await service.desk.idle();

    service.forget(ME);
    expect(service.answer("same")).toBeDefined();
    service.forget({ ...ME, user: "u2" });
    expect(service.answer("same")).toBeUndefined();
  });

  it("still answers a question that waits, and deletes it then", async () => {
    const { service, courier, store } = startChat({ isIdle: true });
    service.desk.accept(incomingOf());

    expect(service.forget(ME).questions).toBe(1);
    service.desk.start();
    await service.desk.idle();

    expect(courier.shown()).toEqual(["e1: answered"]);
    expect(store.inbox.read(1)).toBeUndefined();
    expect(service.answer(incomingOf().text)).toBeUndefined();
  });

  it("does not have an event answered again, nor its message when edited", async () => {
    const { service, courier } = startChat();
    service.desk.accept(incomingOf());
    await service.desk.idle();
    service.forget(ME);

    const again = service.desk.accept(incomingOf());
    service.desk.amend({ platform: "chat", messageId: "m-e1", text: "new" });
    await service.desk.idle();

    expect(again).toEqual({ kind: "repeated", id: 1 });
    expect(courier.calls).toEqual(["announce e1", "deliver e1"]);
  });

  it("is no way around a limit", async () => {
    const settings = {
      limits: { user: { questions: 1, seconds: 60 }, channel: null, workspace: null },
      permissions: { workspaces: [], guests: "answer" as const, admins: { users: [], groups: [] } },
      retentionDays: 90,
      concurrentQuestions: 4,
    };
    const { service, courier } = startChat({ parts: { settings } });
    service.desk.accept(incomingOf());
    await service.desk.idle();

    service.forget(ME);
    service.desk.accept(incomingOf({ eventId: "e2" }));
    await service.desk.idle();

    expect(courier.shown()).toEqual(["e1: answered", "e2: limited"]);
  });

  it("keeps the audit log and the ledger", async () => {
    const { service, store } = startChat();
    service.desk.accept(incomingOf());
    await service.desk.idle();
    service.admin.note({ by: ME, action: "status", outcome: "shown" });

    service.forget(ME);

    expect(service.admin.auditLog(9)).toHaveLength(1);
    expect(store.ledger.tally()).toEqual({ "answered/shown": 1 });
  });
});

describe("retention", () => {
  it("deletes at the start and every day what is older", async () => {
    const { service, store, time } = startChat();
    service.desk.accept(incomingOf({ text: "mine" }));
    await service.desk.idle();
    service.giveFeedback(FEEDBACK);
    service.threads.follow({ platform: "chat", conversation: "t1" });

    time.advance(90 * DAY_MS);
    expect(service.answer("mine")).toBeDefined();
    for (let day = 0; day < 2; day += 1) {
      time.advance(DAY_MS);
      await turn();
    }

    expect(service.answer("mine")).toBeUndefined();
    expect(store.inbox.read(1)).toBeUndefined();
    expect(store.feedback.newest(9)).toEqual([]);
    expect(service.threads.isFollowed({ platform: "chat", conversation: "t1" })).toBe(false);
    expect(store.ledger.tally()).toEqual({ "answered/shown": 1 });
  });

  it("keeps the keys of a deleted question for two days", async () => {
    const stateDir = temporaryFolder();
    const time = new FakeTime();
    const courier = new FakeCourier();
    const restart = (): ReturnType<typeof startChatProcess> =>
      startChatProcess({ stateDir, time, couriers: { chat: courier } });
    const first = restart();
    first.service.desk.accept(incomingOf());
    await first.service.desk.idle();
    first.service.forget(ME);
    await first.service.desk.stop();

    time.advance(DAY_MS);
    expect(restart().service.desk.accept(incomingOf())).toEqual({ kind: "repeated", id: 1 });
    time.advance(90 * DAY_MS);
    expect(restart().service.desk.accept(incomingOf())).toEqual({ kind: "accepted", id: 2 });
  });

  it("ends a question that nobody delivers", async () => {
    const stateDir = temporaryFolder();
    const time = new FakeTime();
    const first = startChatProcess({ stateDir, time });
    first.service.desk.accept(incomingOf());
    await first.service.desk.stop();

    time.advance(91 * DAY_MS);
    const next = startChatProcess({ stateDir, time });

    expect(next.store.ledger.tally()).toEqual({ "failed/undeliverable": 1 });
    expect(next.store.inbox.countOpen()).toBe(0);
    expect(next.service.recentQuestions(ME, 9)).toEqual([]);
  });
});

describe("keepUp", () => {
  it("goes on the next day when pruning fails, and ends with the signal", async () => {
    const time = new FakeTime();
    const controller = new AbortController();
    const lines: string[] = [];
    const logger = createLogger("info", { write: (line) => lines.push(line) });
    let runs = 0;
    const prune = (): void => {
      runs += 1;
      throw new Error("disk is full");
    };

    const ended = keepUp({ prune, delay: time.delay, logger }, controller.signal);
    time.advance(DAY_MS);
    await turn();
    controller.abort();
    await ended;

    expect(runs).toBe(2);
    expect(lines).toHaveLength(2);
  });
});

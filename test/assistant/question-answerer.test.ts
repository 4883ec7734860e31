import { describe, expect, it } from "vitest";
import { BotError } from "../../src/errors.ts";
import { answerTo, incomingOf, startChat } from "../helpers/chat-process.ts";

describe("what asking throws", () => {
  it.each([
    { error: new BotError("GENERATION_MISSING", "no index"), reason: "index-unavailable" },
    { error: new BotError("UNSUPPORTED_SENTENCE", "a secret sentence"), reason: "withheld" },
    { error: new TypeError("a secret sentence"), reason: "internal" },
  ])("becomes the outcome $reason and a line in the log", async ({ error, reason }) => {
    const { service, courier, log } = startChat({
      parts: { ask: async () => Promise.reject(error) },
    });

    service.desk.accept(incomingOf());
    await service.desk.idle();

    expect(courier.posts.map(({ shown }) => shown)).toEqual([{ kind: "failed", reason }]);
    expect(log).toEqual([expect.objectContaining({ question: 1, reason })]);
    expect(JSON.stringify(log)).not.toMatch(/Nimbus|secret/);
  });
});

describe("a message to be checked", () => {
  it("is checked with its language and day, and its outcome is kept like any other", async () => {
    const requests: unknown[] = [];
    const { service, courier, asked } = startChat({
      parts: {
        check: async (request) => {
          requests.push(request);
          return Promise.resolve({ answer: answerTo({ ...request, history: [] }) });
        },
      },
    });
    service.desk.accept(incomingOf({ eventId: "before", text: "before" }));

    service.desk.accept(incomingOf({ task: "check", text: "Nimbus est qualifié." }));
    await service.desk.idle();

    expect(requests).toEqual([{ text: "Nimbus est qualifié.", locale: "fr", today: "2026-11-23" }]);
    expect(asked.map(({ text }) => text)).toEqual(["before"]);
    expect(courier.posts.map(({ shown }) => shown)).toEqual([
      expect.objectContaining({ kind: "answered" }),
      expect.objectContaining({ kind: "answered" }),
    ]);
    expect(service.answer("Nimbus est qualifié.")?.kind).toBe("answered");
    service.forget({ platform: "chat", user: "u1" });
    expect(service.answer("Nimbus est qualifié.")).toBeUndefined();
  });

  it("ends as failed when checking throws, and nothing of it is logged", async () => {
    const { service, courier, log } = startChat({
      parts: { check: async () => Promise.reject(new TypeError("a secret sentence")) },
    });

    service.desk.accept(incomingOf({ task: "check" }));
    await service.desk.idle();

    expect(courier.posts.map(({ shown }) => shown)).toEqual([
      { kind: "failed", reason: "internal" },
    ]);
    expect(JSON.stringify(log)).not.toMatch(/Nimbus|secret/);
  });

  it("is no question that a later one leans on", async () => {
    const { service, asked } = startChat();
    service.desk.accept(incomingOf({ eventId: "e1", text: "question" }));
    service.desk.accept(incomingOf({ eventId: "e2", text: "claim", task: "check" }));

    service.desk.accept(incomingOf({ eventId: "e3", text: "last" }));
    await service.desk.idle();

    expect(asked.at(-1)?.history).toEqual(["question"]);
  });
});

describe("history", () => {
  it("is the earlier answered questions of the conversation, oldest first, six at most", async () => {
    const { service, asked } = startChat();

    for (const text of ["1", "2", "3", "4", "5", "6", "7", "8"]) {
      service.desk.accept(incomingOf({ eventId: text, text }));
    }
    service.desk.accept(incomingOf({ eventId: "other", conversation: "t2", text: "other" }));
    await service.desk.idle();

    expect(asked.find(({ text }) => text === "8")).toEqual({
      text: "8",
      history: ["2", "3", "4", "5", "6", "7"],
      locale: "fr",
      today: "2026-11-23",
    });
    expect(asked.find(({ text }) => text === "other")?.history).toEqual([]);
  });

  it("leaves out what failed, was limited, is guidance or was asked by somebody forgotten", async () => {
    const { service, asked } = startChat({
      parts: {
        ask: async (question) => {
          if (question.text === "broken") {
            throw new TypeError("broken");
          }
          const kind = question.text === "hello" ? ("guidance" as const) : ("abstained" as const);
          return Promise.resolve({ answer: { ...answerTo(question), kind } });
        },
      },
    });

    for (const [text, user] of [
      ["broken", "u1"],
      ["hello", "u1"],
      ["gone", "u2"],
      ["kept", "u1"],
    ] as const) {
      service.desk.accept(incomingOf({ eventId: text, text, user }));
    }
    await service.desk.idle();
    service.forget({ platform: "chat", user: "u2" });
    service.desk.accept(incomingOf({ eventId: "last", text: "last" }));
    await service.desk.idle();

    expect(asked.at(-1)?.history).toEqual(["kept"]);
  });

  it.each([
    { name: "a public question", fields: {}, expected: ["public"] },
    {
      name: "their own private question",
      fields: { visibility: "private" as const },
      expected: ["private", "public"],
    },
    {
      name: "somebody else's private question",
      fields: { visibility: "private" as const, user: "u2" },
      expected: ["public"],
    },
  ])("keeps private questions from $name of others", async ({ fields, expected }) => {
    const { service, asked } = startChat();
    service.desk.accept(incomingOf({ eventId: "e1", text: "private", visibility: "private" }));
    service.desk.accept(incomingOf({ eventId: "e2", text: "public" }));

    service.desk.accept(incomingOf({ eventId: "e3", text: "last", ...fields }));
    await service.desk.idle();

    expect(asked.at(-1)?.history).toEqual(expected);
  });
});

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

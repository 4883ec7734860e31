import { describe, expect, it } from "vitest";
import type { Question } from "../../src/domain/question.ts";
import { findAsked, keepAsked, LAST_ANSWER } from "../../src/storage/asked-questions.ts";
import { openAssistantStore } from "../../src/storage/sqlite/assistant/assistant-store.ts";
import { openState } from "../../src/storage/sqlite/state-db.ts";
import { answerOf, sentence } from "../helpers/evaluated-answer.ts";
import { temporaryFolder } from "../helpers/index-workshop.ts";
import { FIRST, insertAnswered, PERSON } from "../helpers/stored-questions.ts";

const NOW = new Date("2026-11-24T10:00:00.000Z");
const QUESTION: Question = {
  text: "Et Scaleway ?",
  history: ["Qui détient OVHcloud ?"],
  locale: "fr",
  today: "2026-11-24",
};

interface Place {
  readonly stateDir: string;
  readonly retentionDays: number;
}

function place(): Place {
  return { stateDir: temporaryFolder(), retentionDays: 90 };
}

function keep(where: Place, answerId: string, askedAt = NOW.toISOString()): void {
  const answer = answerOf([sentence("Oui.", 1)], { answerId });
  keepAsked(where, { question: QUESTION, answer, askedAt });
}

describe("a question asked on the terminal", () => {
  it("is found by the id of its answer, whole", () => {
    const where = place();
    keep(where, "a".repeat(16));

    expect(findAsked(where, { answerId: "a".repeat(16), now: NOW })).toEqual({
      question: QUESTION,
      answer: answerOf([sentence("Oui.", 1)], { answerId: "a".repeat(16) }),
      askedAt: NOW.toISOString(),
    });
  });

  it("is kept once however often it is asked, and the last answer is the one given last", () => {
    const where = place();
    keep(where, "a".repeat(16), "2026-11-24T08:00:00.000Z");
    keep(where, "b".repeat(16), "2026-11-24T08:01:00.000Z");
    keep(where, "a".repeat(16), "2026-11-24T08:02:00.000Z");

    const last = findAsked(where, { answerId: LAST_ANSWER, now: NOW });

    expect(last?.answer.answerId).toBe("a".repeat(16));
    expect(last?.askedAt).toBe("2026-11-24T08:02:00.000Z");
  });

  it.each([
    { name: "an unknown id", answerId: "c".repeat(16), now: NOW },
    { name: "an answer past retention", answerId: "a".repeat(16), now: new Date("2027-02-23") },
  ])("does not come with $name", ({ answerId, now }) => {
    const where = place();
    keep(where, "a".repeat(16));

    expect(findAsked(where, { answerId, now })).toBeUndefined();
  });

  it.each([
    {
      name: "the next question",
      prune: (where: Place): void => keep(where, "b".repeat(16), "2027-02-23T00:00:00.000Z"),
    },
    {
      name: "the chats' own pruning",
      prune: ({ stateDir }: Place): void => {
        const state = openState(stateDir);
        openAssistantStore(state).answers.expire("2027-02-23T00:00:00.000Z");
        state.close();
      },
    },
  ])("is deleted past retention by $name", ({ prune }) => {
    const where = place();
    keep(where, "a".repeat(16));

    prune(where);

    expect(findAsked(where, { answerId: "a".repeat(16), now: NOW })).toBeUndefined();
  });

  it("is not there where there is no state", () => {
    expect(findAsked(place(), { answerId: "a".repeat(16), now: NOW })).toBeUndefined();
  });

  it.each([{ path: "/proc/nowhere" }, { path: "/dev/null" }])(
    "is refused with a reason where nothing can be written: $path",
    ({ path }) => {
      expect(() => keep({ stateDir: path, retentionDays: 1 }, "a".repeat(16))).toThrow(
        expect.objectContaining({ code: "STORAGE_FAILED" }),
      );
    },
  );
});

function openChat(): {
  readonly where: Place;
  readonly store: ReturnType<typeof openAssistantStore>;
} {
  const where = place();
  return { where, store: openAssistantStore(openState(where.stateDir)) };
}

describe("a question asked in a chat", () => {
  it("is found by its answer, with the earlier questions of its conversation", () => {
    const { where, store } = openChat();
    insertAnswered(store, { eventId: "e1", messageId: "m1", text: "Qui détient OVHcloud ?" }, "a1");
    insertAnswered(store, { eventId: "e2", messageId: "m2", text: "Et Scaleway ?" }, "a2");

    const found = findAsked(where, { answerId: "a2", now: NOW });

    expect(found).toMatchObject({
      question: { text: "Et Scaleway ?", history: ["Qui détient OVHcloud ?"], today: "2026-11-23" },
      answer: { answerId: "a2" },
      askedAt: FIRST,
    });
  });

  it("is told from a message that was checked", () => {
    const { where, store } = openChat();
    insertAnswered(store, { text: "OVHcloud est français.", task: "check" }, "a1");

    expect(findAsked(where, { answerId: "a1", now: NOW })).toMatchObject({
      task: "check",
      question: { text: "OVHcloud est français." },
    });
  });

  it("is not found once its asker had it forgotten", () => {
    const { where, store } = openChat();
    insertAnswered(store, {}, "a1");
    store.inbox.forget(PERSON);

    expect(findAsked(where, { answerId: "a1", now: NOW })).toBeUndefined();
  });
});

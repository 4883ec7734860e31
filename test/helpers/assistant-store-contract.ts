import { describe, expect, it } from "vitest";
import type { AssistantStore } from "../../src/assistant/store/assistant-store.ts";
import type { LedgerEntry } from "../../src/assistant/store/ledger-table.ts";
import { answerTo } from "./chat-process.ts";
import { describeInbox } from "./inbox-contract.ts";
import { FIRST, insert, insertAnswered, PERSON, SECOND, THIRD } from "./stored-questions.ts";

const ENTRY: LedgerEntry = {
  question: 1,
  revision: 1,
  platform: "chat",
  outcome: "answered",
  delivery: "shown",
  answerId: "a1",
  generation: "g-0123456789ab",
  ms: 12,
  finishedAt: FIRST,
};

/** What every store of the assistant must do; `open` gives a fresh one. */
export function describeAssistantStore(name: string, open: () => AssistantStore): void {
  describeInbox(name, open);

  describe(`${name}: atomically`, () => {
    const DURABILITIES = [
      { outer: undefined, inner: undefined },
      { outer: "process", inner: undefined },
      { outer: "machine", inner: "process" },
    ] as const;

    it.each(DURABILITIES)(
      "keeps all or nothing, also when nested, and gives back what the action gives: $outer, $inner",
      ({ outer, inner }) => {
        const store = open();

        expect(() =>
          store.atomically(() => {
            insert(store);
            store.atomically(() => insert(store, { eventId: "e2" }), inner);
            throw new TypeError("no");
          }, outer),
        ).toThrow(TypeError);

        expect(store.inbox.countOpen()).toBe(0);
        const insertNested = (): number => store.atomically(() => insert(store), inner);
        expect(store.atomically(insertNested, outer)).toBeGreaterThan(0);
        expect(store.inbox.countOpen()).toBe(1);
      },
    );
  });

  describe(`${name}: ledger`, () => {
    it("keeps one entry for each revision, and counts them", () => {
      const store = open();
      const limited = {
        ...ENTRY,
        revision: 2,
        outcome: "limited",
        answerId: null,
        generation: null,
      } as const;
      store.ledger.append(ENTRY);
      store.ledger.append(limited);

      expect(() => {
        store.ledger.append(ENTRY);
      }).toThrow(/UNIQUE/);
      expect(store.ledger.of(1)).toEqual([ENTRY, limited]);
      expect(store.ledger.of(2)).toEqual([]);
      expect(store.ledger.tally()).toEqual({ "answered/shown": 1, "limited/shown": 1 });
    });
  });

  describe(`${name}: answers`, () => {
    it("gives an answer back, and drops those that no question has", () => {
      const store = open();
      const id = insertAnswered(store);
      const answer = {
        ...answerTo({ text: "", history: [], today: "2026-11-23" }),
        answerId: "a2",
      };
      store.answers.put(answer, { at: FIRST, owner: "questions" });
      store.answers.put({ ...answer, answerId: "a3" }, { at: FIRST, owner: "nobody" });
      expect(store.answers.get("a2")).toEqual(answer);

      store.answers.dropOrphans();

      const kept = (): readonly boolean[] =>
        ["a1", "a2", "a3"].map((answerId) => store.answers.get(answerId) !== undefined);
      expect(kept()).toEqual([true, false, true]);
      store.inbox.blank(id);
      store.answers.dropOrphans();
      expect(kept()).toEqual([false, false, true]);
    });

    it("expires those of nobody by when they were given last", () => {
      const store = open();
      const answer = answerTo({ text: "card", history: [], today: "2026-11-23" });
      store.answers.put(answer, { at: FIRST, owner: "nobody" });
      store.answers.put(answer, { at: SECOND, owner: "nobody" });

      store.answers.expire(SECOND);
      expect(store.answers.get("card")).toEqual(answer);
      store.answers.expire(THIRD);
      expect(store.answers.get("card")).toBeUndefined();
    });
  });

  describe(`${name}: uses`, () => {
    it("gives the newest moments of one key, and forgets old ones of a scope", () => {
      const store = open();
      const key = { scope: "user", platform: "chat", key: "u1" } as const;
      for (const at of [FIRST, SECOND, THIRD]) {
        store.uses.add(key, at);
      }
      store.uses.add({ ...key, key: "u2" }, THIRD);
      store.uses.add({ ...key, scope: "channel" }, FIRST);

      const newest = (
        nth: number,
        after = "",
        of: Parameters<typeof store.uses.add>[0] = key,
      ): unknown => store.uses.newest(of, { after, nth });
      expect([newest(1), newest(2), newest(3), newest(4)]).toEqual([
        THIRD,
        SECOND,
        FIRST,
        undefined,
      ]);
      expect([newest(2, FIRST), newest(3, FIRST)]).toEqual([SECOND, undefined]);
      store.uses.drop("user", SECOND);
      expect([newest(1), newest(2)]).toEqual([THIRD, undefined]);
      expect(newest(1, "", { ...key, scope: "channel" })).toBe(FIRST);
    });
  });

  describe(`${name}: conversations`, () => {
    const place = { platform: "chat", conversation: "t1" };

    it("changes only what is given", () => {
      const store = open();
      expect(store.conversations.read(place)).toBeUndefined();
      store.conversations.write(place, { isFollowed: true, heardAt: FIRST });

      store.conversations.write(place, { speaker: "u1", isAside: true, heardAt: SECOND });
      store.conversations.write(place, { isMuted: true, heardAt: SECOND });

      expect(store.conversations.read(place)).toEqual({
        isFollowed: true,
        isMuted: true,
        speaker: "u1",
        isAside: true,
        heardAt: SECOND,
      });
    });

    it("forgets who spoke, and expires", () => {
      const store = open();
      store.conversations.write(place, { speaker: "u1", heardAt: FIRST });

      store.conversations.forget({ platform: "other", user: "u1" });
      expect(store.conversations.read(place)?.speaker).toBe("u1");
      store.conversations.forget(PERSON);
      expect(store.conversations.read(place)?.speaker).toBeNull();
      store.conversations.expire(FIRST);
      expect(store.conversations.read(place)).toBeDefined();
      store.conversations.expire(SECOND);
      expect(store.conversations.read(place)).toBeUndefined();
    });
  });

  describe(`${name}: feedback`, () => {
    const feedback = {
      ...PERSON,
      answerId: "a1",
      verdict: "unhelpful",
      reason: "outdated",
      comment: "since May",
    } as const;

    it("keeps a person's last word on an answer", () => {
      const store = open();
      const last = { ...feedback, verdict: "helpful", reason: null, comment: null } as const;
      store.feedback.put(feedback, FIRST);
      store.feedback.put({ ...feedback, user: "u2" }, FIRST);
      store.feedback.put(last, SECOND);

      expect(store.feedback.newest(9)).toEqual([last, { ...feedback, user: "u2" }]);
    });

    it("forgets a person, and expires", () => {
      const store = open();
      store.feedback.put(feedback, FIRST);
      store.feedback.put({ ...feedback, user: "u2" }, FIRST);

      expect(store.feedback.forget(PERSON)).toBe(1);
      expect(store.feedback.newest(9)).toHaveLength(1);
      store.feedback.expire(SECOND);
      expect(store.feedback.newest(9)).toEqual([]);
    });
  });

  describe(`${name}: audit`, () => {
    it("gives the newest entries first", () => {
      const store = open();
      const entry = { by: PERSON, action: "reindex", outcome: "started", at: FIRST };
      store.audit.append(entry);
      store.audit.append({ ...entry, outcome: "published", at: SECOND });

      expect(store.audit.newest(9)).toEqual([
        { ...entry, outcome: "published", at: SECOND },
        entry,
      ]);
      expect(store.audit.newest(1)).toHaveLength(1);
    });
  });
}

import { describe, expect, it } from "vitest";
import type { AssistantStore } from "../../src/assistant/store/assistant-store.ts";
import { incomingOf } from "./chat-process.ts";
import { FIRST, insert, insertAnswered, PERSON, rowOf, SECOND, THIRD } from "./stored-questions.ts";

/** What the inbox of every store must do; `open` gives a fresh store. */
export function describeInbox(name: string, open: () => AssistantStore): void {
  describe(`${name}: inbox`, () => {
    it("gives back a question as it came", () => {
      const store = open();
      const incoming = incomingOf({ text: "é 😀 \u0000 ' \"", address: { a: [1, null, "b"] } });

      const id = store.inbox.insert(incoming, { at: FIRST, outcome: null });

      expect(store.inbox.read(id)).toEqual({
        id,
        incoming,
        state: "open",
        revision: 1,
        isAnnounced: false,
        posted: null,
        attempts: 0,
        outcome: null,
        askedAt: FIRST,
        isForgotten: false,
      });
      expect(store.inbox.read(id + 1)).toBeUndefined();
    });

    it.each(["ask", "check"] as const)("keeps what is to be done with a message: %s", (task) => {
      const store = open();

      const id = insert(store, { task });

      expect(store.inbox.read(id)?.incoming.task).toBe(task);
    });

    it("finds a question by event and by message, of its platform only", () => {
      const store = open();
      const id = insert(store);

      const find = (fields: Parameters<typeof incomingOf>[0]): number | undefined =>
        store.inbox.find(incomingOf(fields));
      expect(find({})).toBe(id);
      expect(find({ eventId: "e9", messageId: "m-e1" })).toBe(id);
      expect(find({ messageId: null })).toBe(id);
      expect(find({ eventId: "e9", messageId: null })).toBeUndefined();
      expect(find({ platform: "other" })).toBeUndefined();
      expect(store.inbox.findMessage({ platform: "chat", messageId: "m-e1" })?.id).toBe(id);
      expect(store.inbox.findMessage({ platform: "other", messageId: "m-e1" })).toBeUndefined();
    });

    it("refuses a second question of an event or a message", () => {
      const store = open();
      insert(store);

      expect(() => insert(store, { messageId: "m9" })).toThrow(/UNIQUE/);
      expect(() => insert(store, { eventId: "e9", messageId: "m-e1" })).toThrow(/UNIQUE/);
    });

    it("keeps each step", () => {
      const store = open();
      const id = insert(store);

      store.inbox.begin(id);
      store.inbox.begin(id);
      store.inbox.announce(id, { ts: "1" });
      expect(rowOf(store, id)).toMatchObject({
        attempts: 2,
        isAnnounced: true,
        posted: { ts: "1" },
      });
      expect(store.inbox.decide(id, 1, { kind: "failed", reason: "internal" })).toBe(true);
      store.inbox.post(id, ["1", "2"]);
      expect(store.inbox.close(id, 1, "delivered")).toBe(true);

      expect(rowOf(store, id)).toMatchObject({
        state: "delivered",
        posted: ["1", "2"],
        outcome: { kind: "failed", reason: "internal" },
      });
      expect(store.inbox.close(id, 1, "delivered")).toBe(false);
    });

    it("keeps nothing of an earlier revision, or of a question that is not open", () => {
      const store = open();
      const id = insert(store);
      const row = rowOf(store, id);
      store.inbox.amend(row, { text: "new", at: SECOND, outcome: null });

      expect(store.inbox.decide(id, 1, { kind: "answered", answerId: "a1" })).toBe(false);
      expect(store.inbox.close(id, 1, "delivered")).toBe(false);
      expect(rowOf(store, id)).toMatchObject({
        revision: 2,
        askedAt: SECOND,
        incoming: { text: "new" },
        outcome: null,
      });
      store.inbox.retract(id);
      expect(store.inbox.decide(id, 2, { kind: "answered", answerId: "a1" })).toBe(false);
      expect(store.inbox.close(id, 2, "delivered")).toBe(false);
      expect(rowOf(store, id).state).toBe("retracting");
    });

    it("deletes a retracted question but for its keys", () => {
      const store = open();
      const id = insertAnswered(store);
      store.inbox.closeRetracted(id);
      expect(rowOf(store, id).state).toBe("delivered");

      store.inbox.retract(id);
      store.inbox.closeRetracted(id);

      expect(store.inbox.read(id)).toBeUndefined();
      expect(store.inbox.find(incomingOf())).toBe(id);
      expect(store.inbox.findMessage({ platform: "chat", messageId: "m-e1" })).toBeUndefined();
    });

    it("lists what is unfinished, by conversation in order", () => {
      const store = open();
      const first = insert(store, { eventId: "e1", conversation: "a" });
      insert(store, { eventId: "e2", conversation: "b" });
      const third = insert(store, { eventId: "e3", conversation: "a" });
      insertAnswered(store, { eventId: "e4", conversation: "c" });
      insert(store, { eventId: "e5", conversation: "a", platform: "other" });
      store.inbox.retract(third);

      expect(store.inbox.unfinished({ platform: "chat", conversation: "a" })).toEqual([
        first,
        third,
      ]);
      expect(store.inbox.unfinished({ platform: "chat", conversation: "c" })).toEqual([]);
      expect(store.inbox.unfinishedConversations("chat")).toEqual([
        { platform: "chat", conversation: "a" },
        { platform: "chat", conversation: "b" },
      ]);
      expect(store.inbox.countOpen()).toBe(3);
    });

    it("lists a person's newest questions with what became of them", () => {
      const store = open();
      insertAnswered(store, { eventId: "e1", text: "first" });
      insert(store, { eventId: "e2", text: "second" });
      insert(store, { eventId: "e3", user: "u2" });
      const gone = insert(store, { eventId: "e4", text: "deleted" });
      store.inbox.retract(gone);

      const first = {
        text: "first",
        task: "ask",
        askedAt: FIRST,
        outcome: "answered",
        answerId: "a1",
      };
      const second = { text: "second", task: "ask", askedAt: FIRST, outcome: null, answerId: null };
      expect(store.inbox.recent(PERSON, 9)).toEqual([second, first]);
      expect(store.inbox.recent(PERSON, 1)).toEqual([second]);
      expect(store.inbox.recent({ platform: "other", user: "u1" }, 9)).toEqual([]);
    });

    it("forgets a person: closed questions at once, the others as soon as they are closed", () => {
      const store = open();
      const closed = insertAnswered(store, { eventId: "e1" });
      const waiting = insert(store, { eventId: "e2" });
      const other = insertAnswered(store, { eventId: "e3", user: "u2" });

      expect(store.inbox.forget(PERSON)).toBe(2);
      expect(store.inbox.forget(PERSON)).toBe(0);

      expect(store.inbox.read(closed)).toBeUndefined();
      expect(rowOf(store, waiting)).toMatchObject({ state: "open", isForgotten: true });
      expect(rowOf(store, other).isForgotten).toBe(false);
      expect(store.inbox.recent(PERSON, 9)).toEqual([]);
      expect(store.inbox.find(incomingOf())).toBe(closed);
    });

    it("expires closed questions, and keys only after them", () => {
      const store = open();
      const closed = insertAnswered(store, { eventId: "e1" });
      const waiting = insert(store, { eventId: "e2" });
      const newer = store.inbox.insert(incomingOf({ eventId: "e3" }), { at: THIRD, outcome: null });
      store.inbox.close(newer, 1, "undeliverable");

      expect(store.inbox.unfinishedBefore(SECOND).map(({ id }) => id)).toEqual([waiting]);
      store.inbox.expire({ question: SECOND, key: FIRST });
      expect(store.inbox.read(closed)).toBeUndefined();
      expect(store.inbox.find(incomingOf())).toBe(closed);
      expect(rowOf(store, waiting).state).toBe("open");
      expect(rowOf(store, newer).state).toBe("undeliverable");

      store.inbox.expire({ question: SECOND, key: SECOND });
      expect(store.inbox.find(incomingOf())).toBeUndefined();
      expect(insert(store, { eventId: "e1" })).toBeGreaterThan(newer);
    });
  });
}

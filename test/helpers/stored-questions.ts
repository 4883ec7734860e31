import type { AssistantStore } from "../../src/assistant/store/assistant-store.ts";
import type { InboxRow } from "../../src/assistant/store/inbox-table.ts";
import { answerTo, incomingOf } from "./chat-process.ts";

export const [FIRST, SECOND, THIRD] = [
  "2026-11-23T09:00:00.000Z",
  "2026-11-23T09:00:01.000Z",
  "2026-11-23T09:00:02.000Z",
] as const;
export const PERSON = { platform: "chat", user: "u1" };

export function insert(
  store: AssistantStore,
  fields: Parameters<typeof incomingOf>[0] = {},
): number {
  return store.inbox.insert(incomingOf(fields), { at: FIRST, outcome: null });
}

export function rowOf(store: AssistantStore, id: number): InboxRow {
  const row = store.inbox.read(id);
  if (row === undefined) {
    throw new Error(`No question ${String(id)}`);
  }
  return row;
}

/** Inserts an answered and delivered question. */
export function insertAnswered(
  store: AssistantStore,
  fields: Parameters<typeof incomingOf>[0] = {},
  answerId = "a1",
): number {
  const id = insert(store, fields);
  store.inbox.decide(id, 1, { kind: "answered", answerId });
  store.answers.put(
    { ...answerTo({ text: "", history: [], today: "2026-11-23" }), answerId },
    { at: FIRST, owner: "questions" },
  );
  store.inbox.close(id, 1, "delivered");
  return id;
}

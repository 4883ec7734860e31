import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, it } from "vitest";
import type { AssistantStore } from "../../../../src/assistant/store/assistant-store.ts";
import { openAssistantStore } from "../../../../src/storage/sqlite/assistant/assistant-store.ts";
import { flipPointer, readPointer } from "../../../../src/storage/sqlite/pointer.ts";
import { openState, type StateDb, statePath } from "../../../../src/storage/sqlite/state-db.ts";
import { STATE_MIGRATIONS } from "../../../../src/storage/sqlite/state-migrations.ts";
import { describeAssistantStore } from "../../../helpers/assistant-store-contract.ts";
import { incomingOf } from "../../../helpers/chat-process.ts";
import { temporaryFolder } from "../../../helpers/index-workshop.ts";

const AT = "2026-11-23T09:00:00.000Z";

describeAssistantStore("SQLite", () => openAssistantStore(openState(temporaryFolder())));

function openBoth(): { readonly state: StateDb; readonly store: AssistantStore } {
  const state = openState(temporaryFolder());
  return { state, store: openAssistantStore(state) };
}

describe("a state file of version 1", () => {
  it("gets the assistant's tables and keeps its pointer", () => {
    const stateDir = temporaryFolder();
    const path = statePath(stateDir);
    const old = new Database(path);
    old.exec(STATE_MIGRATIONS[0] ?? "");
    old.exec(`INSERT INTO pointer VALUES (1, 'g-111111111111', '${AT}', NULL)`);
    old.pragma("application_id = 0x534f5556");
    old.pragma("user_version = 1");
    old.close();

    const state = openState(stateDir);
    const store = openAssistantStore(state);

    expect(readPointer(state)?.generation).toBe("g-111111111111");
    expect(store.inbox.insert(incomingOf(), { at: AT, outcome: null })).toBe(1);
  });
});

describe("tables that nothing may change", () => {
  it.each([
    { table: "ledger", change: "UPDATE ledger SET outcome = 'failed'" },
    { table: "ledger", change: "DELETE FROM ledger" },
    { table: "audit", change: "UPDATE audit SET outcome = 'refused'" },
    { table: "audit", change: "DELETE FROM audit" },
    { table: "inbox keys", change: "UPDATE inbox SET event_id = 'e9'" },
    { table: "inbox keys", change: "UPDATE inbox SET accepted_at = '2020'" },
  ])("refuse it: $change", ({ change }) => {
    const { state, store } = openBoth();
    store.inbox.insert(incomingOf(), { at: AT, outcome: null });
    store.audit.append({ by: { platform: "chat", user: "u1" }, action: "x", outcome: "y", at: AT });
    store.ledger.append({
      question: 1,
      revision: 1,
      platform: "chat",
      outcome: "answered",
      delivery: "shown",
      answerId: null,
      generation: null,
      ms: 1,
      finishedAt: AT,
    });

    expect(() => state.use((database) => database.exec(change))).toThrow(
      /append-only|never changed/,
    );
  });
});

describe("rows that make no sense", () => {
  it.each([
    { name: "no JSON", change: "UPDATE inbox SET incoming = '{'" },
    { name: "fields missing", change: "UPDATE inbox SET incoming = '{}'" },
    { name: "an outcome of no kind", change: `UPDATE inbox SET outcome = '{"kind":"odd"}'` },
  ])("are STATE_INVALID: $name", ({ change }) => {
    const { state, store } = openBoth();
    const id = store.inbox.insert(incomingOf(), { at: AT, outcome: null });
    state.use((database) => database.exec(change));

    expect(() => store.inbox.read(id)).toThrow(expect.objectContaining({ code: "STATE_INVALID" }));
  });
});

describe("waiting for the disk", () => {
  /** `PRAGMA synchronous`: 2 waits at the end of every transaction, 1 does not. */
  const WAITS = 2;

  it.each([
    { name: "one that must outlive the machine", outlives: undefined, within: WAITS },
    { name: "one that need not", outlives: "process", within: 1 },
  ] as const)("is done as asked for, and after it again: $name", ({ outlives, within }) => {
    const { state, store } = openBoth();
    const look = (): unknown =>
      state.use((database) => database.pragma("synchronous", { simple: true }));

    expect(store.atomically(look, outlives)).toBe(within);
    expect(() =>
      store.atomically(() => {
        throw new TypeError("no");
      }, outlives),
    ).toThrow(TypeError);

    expect(look()).toBe(WAITS);
    expect(store.atomically(() => store.atomically(look, "process"))).toBe(WAITS);
  });
});

describe("two connections", () => {
  it("write one after the other: a publication while questions are accepted", () => {
    const stateDir = temporaryFolder();
    const [state, other] = [openState(stateDir), openState(stateDir)];
    const store = openAssistantStore(state);

    store.atomically(() => store.inbox.insert(incomingOf(), { at: AT, outcome: null }));
    flipPointer(other, "g-222222222222", new Date(AT));
    store.atomically(() =>
      store.inbox.insert(incomingOf({ eventId: "e2" }), { at: AT, outcome: null }),
    );

    expect(readPointer(state)?.generation).toBe("g-222222222222");
    expect(store.inbox.countOpen()).toBe(2);
  });
});

describe("scrub", () => {
  it("leaves nothing of a deleted question in the files", () => {
    const { state, store } = openBoth();
    const text = "a question nobody else would ask";
    const id = store.inbox.insert(incomingOf({ text }), { at: AT, outcome: null });
    store.inbox.close(id, 1, "delivered");
    const folder = join(state.path, "..");
    const isInFiles = (): boolean =>
      readdirSync(folder).some((name) => readFileSync(join(folder, name)).includes(text));
    store.scrub();
    expect(isInFiles()).toBe(true);

    store.inbox.forget({ platform: "chat", user: "u1" });
    store.scrub();

    expect(isInFiles()).toBe(false);
  });
});

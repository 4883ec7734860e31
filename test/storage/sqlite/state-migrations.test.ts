import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, it } from "vitest";
import type { InboxRow } from "../../../src/assistant/store/inbox-table.ts";
import { openAssistantStore } from "../../../src/storage/sqlite/assistant/assistant-store.ts";
import { SqliteInbox } from "../../../src/storage/sqlite/assistant/inbox-table.ts";
import { Sql } from "../../../src/storage/sqlite/assistant/sql.ts";
import { openState, openStateForReading } from "../../../src/storage/sqlite/state-db.ts";
import { STATE_MIGRATIONS } from "../../../src/storage/sqlite/state-migrations.ts";
import { incomingOf } from "../../helpers/chat-process.ts";
import { temporaryFolder } from "../../helpers/index-workshop.ts";

/** Version of the state file before messages could be checked. */
const BEFORE_TASKS = 4;

/** A state folder as an older version left it, with a question that waits and one that was forgotten. */
function writeOld(version: number): string {
  const stateDir = temporaryFolder();
  const database = new Database(join(stateDir, "state.db"));
  for (const migration of STATE_MIGRATIONS.slice(0, version)) {
    database.exec(migration);
  }
  database.pragma("application_id = 0x534f5556");
  database.pragma(`user_version = ${String(version)}`);
  const { task: _task, ...incoming } = incomingOf();
  const insert = database.prepare(
    `INSERT INTO inbox (platform, event_id, accepted_at, asked_at, state, conversation, user, visibility, incoming)
     VALUES ('chat', ?, '2026-11-23T09:00:00.000Z', '2026-11-23T09:00:00.000Z', ?, 't1', 'u1', 'public', ?)`,
  );
  insert.run("e1", "open", JSON.stringify(incoming));
  insert.run("e2", "delivered", null);
  database.close();
  return stateDir;
}

function rowIn(stateDir: string): InboxRow | undefined {
  const state = openStateForReading(stateDir);
  try {
    return state === null ? undefined : new SqliteInbox(new Sql(state)).read(1);
  } finally {
    state?.close();
  }
}

describe("a state file from before messages could be checked", () => {
  it("is brought up to date: what it holds are questions", () => {
    const stateDir = writeOld(BEFORE_TASKS);

    const state = openState(stateDir);
    const version = state.use((database) => database.pragma("user_version", { simple: true }));
    const { inbox } = openAssistantStore(state);
    const row = inbox.read(1);
    const forgotten = inbox.read(2);
    state.close();

    expect(version).toBe(STATE_MIGRATIONS.length);
    expect(row).toMatchObject({ state: "open", incoming: incomingOf({ task: "ask" }) });
    expect(forgotten).toBeUndefined();
  });

  it("is read as it is where it may not be written", () => {
    expect(rowIn(writeOld(BEFORE_TASKS))?.incoming.task).toBe("ask");
  });
});

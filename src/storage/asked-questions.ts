import { z } from "zod";
import { questionOf } from "../assistant/question-answerer.ts";
import { type AskedQuestion, AskedTable, hasAskedTable } from "./sqlite/asked-table.ts";
import { SqliteAnswers } from "./sqlite/assistant/answer-table.ts";
import { SqliteInbox } from "./sqlite/assistant/inbox-table.ts";
import { Sql } from "./sqlite/assistant/sql.ts";
import { openState, openStateForReading, type StateDb } from "./sqlite/state-db.ts";

export type { AskedQuestion } from "./sqlite/asked-table.ts";

/** In place of an id: what was answered last on the terminal. */
export const LAST_ANSWER = "last";
const DAY_MS = 24 * 60 * 60_000;
const Id = z.object({ id: z.int() });
// The same question on the same day has the same answer: the newest stands for all.
const BY_ANSWER = `
  SELECT id FROM inbox WHERE answer_id = :answerId AND incoming IS NOT NULL AND is_forgotten = 0
  ORDER BY id DESC LIMIT 1`;

export interface AskedPlace {
  readonly stateDir: string;
  /** Days that questions and answers are kept. */
  readonly retentionDays: number;
}

function expiry(now: Date, retentionDays: number): string {
  return new Date(now.getTime() - retentionDays * DAY_MS).toISOString();
}

/**
 * Keeps a question that was answered on the terminal, so that its answer can be explained later, and
 * deletes what is past retention. One durable write.
 *
 * @throws {BotError} STORAGE_FAILED or STATE_INVALID when it cannot be kept.
 */
export function keepAsked({ stateDir, retentionDays }: AskedPlace, asked: AskedQuestion): void {
  const state = openState(stateDir);
  try {
    const table = new AskedTable(new Sql(state));
    state.use((database) =>
      database
        .transaction(() => {
          table.expire(expiry(new Date(asked.askedAt), retentionDays));
          table.put(asked);
        })
        .immediate(),
    );
  } finally {
    state.close();
  }
}

/**
 * The question behind an answer, asked on the terminal or in a chat.
 *
 * @returns `undefined` when there is none, it was forgotten or is past retention.
 * @throws {BotError} STORAGE_FAILED or STATE_INVALID when the state cannot be read.
 */
export function findAsked(
  { stateDir, retentionDays }: AskedPlace,
  { answerId, now }: { readonly answerId: string; readonly now: Date },
): AskedQuestion | undefined {
  const state = openStateForReading(stateDir);
  try {
    const found =
      state === null
        ? undefined
        : (findOnTerminal(state, answerId) ?? findInChats(state, answerId));
    return found === undefined || found.askedAt < expiry(now, retentionDays) ? undefined : found;
  } finally {
    state?.close();
  }
}

function findOnTerminal(state: StateDb, answerId: string): AskedQuestion | undefined {
  if (!hasAskedTable(state)) {
    return undefined;
  }
  const table = new AskedTable(new Sql(state));
  const id = answerId === LAST_ANSWER ? table.newest() : answerId;
  return id === undefined ? undefined : table.get(id);
}

function findInChats(state: StateDb, answerId: string): AskedQuestion | undefined {
  const sql = new Sql(state);
  const inbox = new SqliteInbox(sql);
  const id = sql.get(Id, BY_ANSWER, { answerId })?.id;
  const row = id === undefined ? undefined : inbox.read(id);
  const answer = new SqliteAnswers(sql).get(answerId);
  return row === undefined || answer === undefined
    ? undefined
    : {
        question: questionOf(row, inbox),
        answer,
        askedAt: row.askedAt,
        ...(row.incoming.task === "check" ? { task: "check" } : {}),
      };
}

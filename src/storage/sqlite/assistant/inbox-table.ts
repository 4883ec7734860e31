import { z } from "zod";
import type { Person } from "../../../assistant/chat-service.ts";
import type { Json } from "../../../assistant/courier.ts";
import type { MessageReference } from "../../../assistant/desk.ts";
import type { RecentQuestion } from "../../../assistant/recent-questions.ts";
import type { HistoryRequest, InboxRow, InboxTable } from "../../../assistant/store/inbox-table.ts";
import { StoredOutcome } from "../../../assistant/store/stored-outcome.ts";
import type { ConversationReference } from "../../../assistant/threads.ts";
import { Incoming } from "../../../domain/incoming.ts";
import { Flag, jsonColumn, type Sql } from "./sql.ts";

const UNFINISHED = "state IN ('open', 'retracting')";
const ROW = `
  SELECT id, incoming, state, revision, is_announced AS isAnnounced, posted, attempts, outcome,
    asked_at AS askedAt, is_forgotten AS isForgotten
  FROM inbox WHERE incoming IS NOT NULL`;
/** Everything that tells something of a person; what stays tells a repeated event. */
const BLANK = `
  UPDATE inbox SET conversation = NULL, user = NULL, visibility = NULL, incoming = NULL,
    posted = NULL, outcome = NULL, answer_id = NULL`;
// A private question stays between the bot and the one who asked it. A checked message is no question, and
// mostly not the words of the one who has it checked.
const HISTORY = `
  SELECT incoming ->> 'text' AS text FROM inbox
  WHERE platform = :platform AND conversation = :conversation AND id < :id AND is_forgotten = 0
    AND (visibility = 'public' OR (:visibility = 'private' AND user = :user))
    AND outcome ->> 'kind' IN ('answered', 'partial', 'abstained')
    AND coalesce(incoming ->> 'task', 'ask') = 'ask'
    AND state IN ('open', 'delivered', 'undeliverable')
  ORDER BY id DESC LIMIT :limit`;
const RECENT = `
  SELECT incoming ->> 'text' AS text, coalesce(incoming ->> 'task', 'ask') AS task, accepted_at AS askedAt,
    CASE state WHEN 'open' THEN NULL ELSE outcome ->> 'kind' END AS outcome,
    CASE state WHEN 'open' THEN NULL ELSE answer_id END AS answerId
  FROM inbox
  WHERE platform = :platform AND user = :user AND is_forgotten = 0
    AND state IN ('open', 'delivered', 'undeliverable')
  ORDER BY id DESC LIMIT :limit`;

const Row: z.ZodType<InboxRow> = z.strictObject({
  id: z.int(),
  incoming: jsonColumn(Incoming),
  state: z.enum(["open", "retracting", "delivered", "undeliverable", "withdrawn"]),
  revision: z.int(),
  isAnnounced: Flag,
  posted: jsonColumn(z.json()),
  attempts: z.int(),
  outcome: jsonColumn(StoredOutcome.nullable()),
  askedAt: z.iso.datetime(),
  isForgotten: Flag,
});
const Task = z.enum(["ask", "check"]);
const Id = z.object({ id: z.int() });
const Count = z.object({ count: z.int() });
const Text = z.object({ text: z.string() });
const Conversation = z.strictObject({ platform: z.string(), conversation: z.string() });
const Recent: z.ZodType<RecentQuestion> = z.strictObject({
  text: z.string(),
  task: Task,
  askedAt: z.iso.datetime(),
  outcome: z.enum(["answered", "partial", "abstained", "guidance", "limited", "failed"]).nullable(),
  answerId: z.string().nullable(),
});

function outcomeColumns(outcome: StoredOutcome | null): {
  readonly outcome: string | null;
  readonly answerId: string | null;
} {
  return {
    outcome: outcome === null ? null : JSON.stringify(outcome),
    answerId: outcome !== null && "answerId" in outcome ? outcome.answerId : null,
  };
}

/** The inbox in state.db. */
export class SqliteInbox implements InboxTable {
  readonly #sql: Sql;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  find({ platform, eventId, messageId }: Parameters<InboxTable["find"]>[0]): number | undefined {
    const byEvent = "SELECT id FROM inbox WHERE platform = :platform AND event_id = :eventId";
    const byMessage = "SELECT id FROM inbox WHERE platform = :platform AND message_id = :messageId";
    const keys = { platform, eventId, messageId };
    return this.#sql.get(Id, `${byEvent} UNION ALL ${byMessage} ORDER BY id LIMIT 1`, keys)?.id;
  }

  findMessage({ platform, messageId }: MessageReference): InboxRow | undefined {
    const sql = `${ROW} AND platform = :platform AND message_id = :messageId`;
    return this.#sql.get(Row, sql, { platform, messageId });
  }

  insert(incoming: Incoming, { at, outcome }: Parameters<InboxTable["insert"]>[1]): number {
    const { platform, eventId, messageId, conversation, user, visibility } = incoming;
    return this.#sql.insert(
      `INSERT INTO inbox (platform, event_id, message_id, accepted_at, asked_at, state, conversation,
         user, visibility, incoming, outcome, answer_id)
       VALUES (:platform, :eventId, :messageId, :at, :at, 'open', :conversation, :user, :visibility,
         :incoming, :outcome, :answerId)`,
      {
        platform,
        eventId,
        messageId,
        at,
        conversation,
        user,
        visibility,
        incoming: JSON.stringify(incoming),
        ...outcomeColumns(outcome),
      },
    );
  }

  read(id: number): InboxRow | undefined {
    return this.#sql.get(Row, `${ROW} AND id = :id`, { id });
  }

  unfinished({ platform, conversation }: ConversationReference): readonly number[] {
    const sql = `SELECT id FROM inbox WHERE ${UNFINISHED} AND platform = :platform
      AND conversation = :conversation ORDER BY id`;
    return this.#sql.all(Id, sql, { platform, conversation }).map(({ id }) => id);
  }

  unfinishedConversations(platform: string): readonly ConversationReference[] {
    const sql = `SELECT platform, conversation FROM inbox WHERE ${UNFINISHED} AND platform = :platform
      GROUP BY conversation ORDER BY min(id)`;
    return this.#sql.all(Conversation, sql, { platform });
  }

  countOpen(): number {
    // Named twice for the sake of the index, which is of unfinished questions.
    const sql = `SELECT count(*) AS count FROM inbox WHERE ${UNFINISHED} AND state = 'open'`;
    return this.#sql.get(Count, sql, {})?.count ?? 0;
  }

  begin(id: number): void {
    this.#sql.run("UPDATE inbox SET attempts = attempts + 1 WHERE id = :id", { id });
  }

  resume(): void {
    this.#sql.run(`UPDATE inbox SET attempts = attempts + 1 WHERE ${UNFINISHED}`, {});
  }

  announce(id: number, posted: Json): void {
    const sql = "UPDATE inbox SET is_announced = 1, posted = :posted WHERE id = :id";
    this.#sql.run(sql, { id, posted: JSON.stringify(posted) });
  }

  post(id: number, posted: Json): void {
    const sql = "UPDATE inbox SET posted = :posted WHERE id = :id";
    this.#sql.run(sql, { id, posted: JSON.stringify(posted) });
  }

  decide(id: number, revision: number, outcome: StoredOutcome): boolean {
    const sql = `UPDATE inbox SET outcome = :outcome, answer_id = :answerId
      WHERE id = :id AND revision = :revision AND state = 'open'`;
    return this.#sql.run(sql, { id, revision, ...outcomeColumns(outcome) }) === 1;
  }

  close(id: number, revision: number, state: "delivered" | "undeliverable"): boolean {
    const sql = `UPDATE inbox SET state = :state
      WHERE id = :id AND revision = :revision AND state = 'open'`;
    return this.#sql.run(sql, { id, revision, state }) === 1;
  }

  amend(
    { id, incoming }: InboxRow,
    { text, at, outcome }: Parameters<InboxTable["amend"]>[1],
  ): void {
    this.#sql.run(
      `UPDATE inbox SET state = 'open', revision = revision + 1, asked_at = :at,
         incoming = :incoming, outcome = :outcome, answer_id = :answerId WHERE id = :id`,
      { id, at, incoming: JSON.stringify({ ...incoming, text }), ...outcomeColumns(outcome) },
    );
  }

  retract(id: number): void {
    this.#sql.run("UPDATE inbox SET state = 'retracting' WHERE id = :id", { id });
  }

  closeRetracted(id: number): void {
    const sql = "UPDATE inbox SET state = 'withdrawn' WHERE id = :id AND state = 'retracting'";
    if (this.#sql.run(sql, { id }) === 1) {
      this.blank(id);
    }
  }

  history({ of, limit }: HistoryRequest): readonly string[] {
    const { platform, conversation, visibility, user } = of.incoming;
    const parameters = { platform, conversation, visibility, user, id: of.id, limit };
    const rows = this.#sql.all(Text, HISTORY, parameters);
    return rows.map(({ text }) => text).toReversed();
  }

  recent({ platform, user }: Person, limit: number): readonly RecentQuestion[] {
    return this.#sql.all(Recent, RECENT, { platform, user, limit });
  }

  forget({ platform, user }: Person): number {
    const whose = "WHERE platform = :platform AND user = :user AND is_forgotten = 0";
    const marked = this.#sql.run(`UPDATE inbox SET is_forgotten = 1 ${whose} AND ${UNFINISHED}`, {
      platform,
      user,
    });
    return marked + this.#sql.run(`${BLANK} ${whose}`, { platform, user });
  }

  blank(id: number): void {
    this.#sql.run(`${BLANK} WHERE id = :id`, { id });
  }

  unfinishedBefore(before: string): readonly InboxRow[] {
    return this.#sql.all(Row, `${ROW} AND ${UNFINISHED} AND asked_at < :before`, { before });
  }

  expire({ question, key }: Parameters<InboxTable["expire"]>[0]): void {
    const closed = `incoming IS NOT NULL AND NOT ${UNFINISHED} AND asked_at < :question`;
    this.#sql.run(`${BLANK} WHERE ${closed}`, { question });
    this.#sql.run("DELETE FROM inbox WHERE incoming IS NULL AND accepted_at < :key", { key });
  }
}

import { z } from "zod";
import { ItemId } from "../../domain/passage.ts";
import { ChangeReport, HoldReason } from "../../indexing/change-report.ts";
import type { QuarantineEntry } from "../../indexing/review.ts";
import type { Hold, StoredProposal, TextChange, Verdict } from "../../indexing/review-store.ts";
import { jsonColumn, Sql } from "./assistant/sql.ts";
import type { StateDb } from "./state-db.ts";

/** Open proposals that are kept: each is a generation on the disk. */
const OPEN_PROPOSALS = 3;

const TextChanges = z.array(
  z.strictObject({ item: ItemId, before: z.string(), after: z.string() }),
);
const ProposalRow = z.strictObject({
  id: z.string(),
  madeAt: z.iso.datetime(),
  state: z.enum(["open", "approved", "rejected", "outdated"]),
  report: jsonColumn(ChangeReport),
  texts: jsonColumn(TextChanges),
});
const IdRow = z.strictObject({ id: z.string() });
const VerdictRow = z.strictObject({
  item: ItemId,
  key: z.string(),
  verdict: z.enum(["accepted", "rejected"]),
});
const HoldRow = z.strictObject({
  item: ItemId,
  title: z.string(),
  source: z.string().nullable(),
  key: z.string(),
  reason: HoldReason,
});
const QuarantineRow = z.strictObject({
  target: z.string(),
  kind: z.enum(["source", "item", "address"]),
  since: z.iso.datetime(),
});
const PinRow = z.strictObject({ generation: z.string() });

/** What admins decided about generations, pages and sources, in state.db. */
export class ReviewTables {
  readonly #sql: Sql;

  constructor(state: StateDb) {
    this.#sql = new Sql(state);
  }

  /** Newest first. */
  proposals(): readonly StoredProposal[] {
    return this.#sql.all(
      ProposalRow,
      `SELECT generation AS id, made_at AS madeAt, state, report, texts
       FROM proposal ORDER BY proposal.id DESC`,
      {},
    );
  }

  /** Ids of those that are open. */
  openProposals(): ReadonlySet<string> {
    const sql = "SELECT generation AS id FROM proposal WHERE state = 'open'";
    return new Set(this.#sql.all(IdRow, sql, {}).map(({ id }) => id));
  }

  /** Puts an open proposal in the place of one of the same generation; the oldest open ones are outdated. */
  propose({ id, madeAt, report, texts }: Omit<StoredProposal, "state">): void {
    this.#sql.run("DELETE FROM proposal WHERE generation = :id", { id });
    this.#sql.run(
      `INSERT INTO proposal (generation, against, made_at, state, report, texts)
       VALUES (:id, :against, :madeAt, 'open', :report, :texts)`,
      {
        id,
        against: report.against,
        madeAt,
        report: JSON.stringify(report),
        texts: JSON.stringify(texts),
      },
    );
    this.#sql.run(
      `UPDATE proposal SET state = 'outdated' WHERE state = 'open' AND id NOT IN
         (SELECT id FROM proposal WHERE state = 'open' ORDER BY id DESC LIMIT :kept)`,
      { kept: OPEN_PROPOSALS },
    );
  }

  close(id: string, state: "approved" | "rejected"): void {
    this.#sql.run("UPDATE proposal SET state = :state WHERE generation = :id", { id, state });
  }

  /** What was not made against this generation cannot be published any more. */
  outdateOthers(published: string): void {
    this.#sql.run(
      `UPDATE proposal SET state = 'outdated' WHERE state = 'open' AND against IS NOT :published`,
      { published },
    );
  }

  verdicts(): readonly Verdict[] {
    return this.#sql.all(
      VerdictRow,
      "SELECT item, key, verdict FROM verdict ORDER BY item, key",
      {},
    );
  }

  judge({ item, key, verdict }: Verdict, at: string): void {
    this.#sql.run(
      `INSERT INTO verdict (item, key, verdict, decided_at) VALUES (:item, :key, :verdict, :at)
       ON CONFLICT (item, key) DO UPDATE SET verdict = :verdict, decided_at = :at`,
      { item, key, verdict, at },
    );
  }

  /** Forgets what was accepted and is published now. */
  settle(texts: readonly TextChange[]): void {
    const accepted = this.verdicts().filter(({ verdict }) => verdict === "accepted");
    const published = new Set(texts.map(({ item, after }) => `${item} ${after}`));
    for (const { item, key } of accepted) {
      if (published.has(`${item} ${key}`)) {
        this.#sql.run("DELETE FROM verdict WHERE item = :item AND key = :key", { item, key });
      }
    }
  }

  holds(): readonly Hold[] {
    return this.#sql.all(
      HoldRow,
      "SELECT item, title, source, key, reason FROM hold ORDER BY source, item",
      {},
    );
  }

  replaceHolds(holds: readonly Hold[]): void {
    this.#sql.run("DELETE FROM hold", {});
    for (const { item, title, source, key, reason } of holds) {
      this.#sql.run(
        "INSERT INTO hold (item, title, source, key, reason) VALUES (:item, :title, :source, :key, :reason)",
        { item, title, source, key, reason },
      );
    }
  }

  quarantined(): readonly QuarantineEntry[] {
    return this.#sql.all(
      QuarantineRow,
      "SELECT target, kind, since FROM quarantine ORDER BY target",
      {},
    );
  }

  quarantine({ target, kind, since }: QuarantineEntry): void {
    this.#sql.run(
      "INSERT OR REPLACE INTO quarantine (target, kind, since) VALUES (:target, :kind, :since)",
      { target, kind, since },
    );
  }

  release(target: string): void {
    this.#sql.run("DELETE FROM quarantine WHERE target = :target", { target });
  }

  pinned(): string | null {
    const row = this.#sql.get(PinRow, "SELECT generation FROM pin WHERE only = 1", {});
    return row?.generation ?? null;
  }

  pin(generation: string, since: string): void {
    this.#sql.run(
      "INSERT OR REPLACE INTO pin (only, generation, since) VALUES (1, :generation, :since)",
      { generation, since },
    );
  }

  unpin(): void {
    this.#sql.run("DELETE FROM pin", {});
  }
}

/** Whether the state file has these tables: one that only an older version has written lacks them. */
export function hasReviewTables(state: StateDb): boolean {
  const count = state.use((database) =>
    database
      .prepare("SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'quarantine'")
      .pluck()
      .get(),
  );
  return count === 1;
}

import type { ChangeReport } from "./change-report.ts";
import type { IndexPlanCounts } from "./plan-index.ts";

interface Built {
  readonly generation: string;
  /** Passages. */
  readonly counts: IndexPlanCounts;
  /** Texts the embedder had to read. */
  readonly embedded: number;
  /** Texts whose vectors were shipped or cached. */
  readonly reused: number;
  readonly ms: number;
  readonly report: ChangeReport;
}

/** What an index run came to. */
export type IndexOutcome =
  /** Pages may be held back all the same, and sources may have failed: the report tells. */
  | { readonly kind: "unchanged"; readonly generation: string; readonly report: ChangeReport }
  | ({ readonly kind: "published" } & Built)
  /** Nothing was published: `generation` waits for `approve`. */
  | ({ readonly kind: "proposed" } & Built);

import type { ItemId } from "../domain/passage.ts";
import type { ChangeReport, HoldReason } from "./change-report.ts";

/** A candidate generation that waits for a decision. */
export interface Proposal {
  /** Id of the generation, `g-…`. */
  readonly id: string;
  /** ISO 8601. */
  readonly madeAt: string;
  readonly report: ChangeReport;
}

/** A generation that is kept. */
export interface KeptGeneration {
  readonly id: string;
  /** ISO 8601; `null`: built, never published. */
  readonly publishedAt: string | null;
  readonly role: "published" | "proposed" | "older";
}

/** A page, or an item of the base, that is held back; `approve` with its id, or with that of its source, accepts it for the next run. */
export interface HeldPage {
  readonly item: ItemId;
  readonly title: string;
  /** Id in data/sources.yaml; `null` for an item of the base itself, which is held only when it was rejected. */
  readonly source: string | null;
  readonly reason: HoldReason;
}

/** What became of a decision; expected outcomes are values. */
export type ReviewOutcome =
  | { readonly kind: "published"; readonly generation: string; readonly previous: string | null }
  | { readonly kind: "rejected"; readonly proposal: string }
  | { readonly kind: "accepted-held"; readonly items: readonly ItemId[] }
  | { readonly kind: "nothing-open" }
  | { readonly kind: "unknown"; readonly known: readonly string[] }
  /** Something else was published since the proposal was made: make it anew. */
  | { readonly kind: "outdated"; readonly published: string }
  /** The generation is damaged or another embedder's; what serves was not touched. */
  | { readonly kind: "unusable"; readonly reason: string }
  | { readonly kind: "busy" };

/** What a quarantine may name: a source, an item, or the address of a page. */
export interface QuarantineEntry {
  readonly target: string;
  readonly kind: "source" | "item" | "address";
  /** ISO 8601. */
  readonly since: string;
}

export type QuarantineOutcome =
  | {
      readonly kind: "quarantined" | "released";
      readonly target: string;
      readonly items: readonly ItemId[];
    }
  | { readonly kind: "already" }
  | { readonly kind: "unknown"; readonly nearest: readonly string[] };

/**
 * Decisions of admins about generations and sources. Each takes milliseconds: nothing is embedded or
 * built here. Throws BotError STORAGE_FAILED or STATE_INVALID when the state cannot be read or written;
 * whatever happens, one whole generation is published.
 */
export interface Review {
  /** Open proposals, newest first. */
  proposals(): readonly Proposal[];
  /** The published one, then by the last time they were published. */
  generations(): readonly KeptGeneration[];
  /** Id of the generation that an admin has pinned; `null`: what is indexed is published. */
  pinned(): string | null;
  /** Pages whose published version serves on, since the newest run did not take over the new one. */
  held(): readonly HeldPage[];
  /**
   * Publishes a proposal exactly as it was reviewed; ends a pin.
   *
   * @param id - `null` for the newest open one; an item id or source id accepts what is held back of it.
   */
  approve(id: string | null): ReviewOutcome;
  /** Throws a proposal away; the same text of its changed pages and items is held back from then on. */
  reject(id: string | null): ReviewOutcome;
  /**
   * Publishes an older generation again and pins it: nothing is published by itself until an admin
   * indexes or approves. Pages that differ are then held back as `rejected`; the base itself is not, since
   * its files are edited by hand.
   *
   * @param id - `null` for the one published before; called twice so, it returns to where it began.
   */
  rollback(id: string | null): ReviewOutcome;
  /** At once and without a new generation: items of it are neither found nor cited from then on. */
  quarantine(target: string): QuarantineOutcome;
  release(target: string): QuarantineOutcome;
  quarantined(): readonly QuarantineEntry[];
  /** Items of the published generation that are quarantined. */
  excludedItems(): ReadonlySet<ItemId>;
}

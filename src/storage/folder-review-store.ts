import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { OnNotice } from "../indexing/index-store.ts";
import type { QuarantineEntry } from "../indexing/review.ts";
import type { Decision, Hold, ReviewStore, StoredProposal } from "../indexing/review-store.ts";
import type { WriterLock } from "../indexing/writer-lock.ts";
import type { SearchableGeneration } from "../retrieval/searchable-generation.ts";
import { GENERATION_NAME, generationsFolder } from "./generations/layout.ts";
import { openGeneration } from "./generations/open-generation.ts";
import { readPointer } from "./sqlite/pointer.ts";
import { ReviewTables } from "./sqlite/review-tables.ts";
import { readPublishedTimes } from "./sqlite/run-log.ts";
import { openState, type StateDb } from "./sqlite/state-db.ts";
import { writeDecision } from "./sqlite/write-decision.ts";
import { takeWriterLock } from "./sqlite/writer-lock.ts";
import { guardStorage } from "./storage-errors.ts";

export interface FolderReviewStoreOptions {
  readonly stateDir: string;
  /** Of this process. */
  readonly pid: number;
  /** An open state file of this folder to work on, in its transactions; its opener's to close. */
  readonly state?: StateDb;
  /** Told, in one sentence, of a damaged lock file that is begun afresh. */
  readonly onNotice?: OnNotice;
}

/** Generations of a folder that are whole. */
function listGenerations(stateDir: string): readonly string[] {
  const root = generationsFolder(stateDir);
  return guardStorage({ path: root }, () =>
    existsSync(root) ? readdirSync(root).filter((name) => GENERATION_NAME.test(name)) : [],
  );
}

class FolderReviewStore implements ReviewStore {
  readonly #options: FolderReviewStoreOptions;

  constructor(options: FolderReviewStoreOptions) {
    this.#options = options;
  }

  lock(since: Date): WriterLock {
    const { stateDir, pid, onNotice } = this.#options;
    return takeWriterLock(stateDir, { pid, since: since.toISOString() }, onNotice);
  }

  published(): { readonly generation: string; readonly previous: string | null } | null {
    return this.#withState((state) => readPointer(state));
  }

  pinned(): string | null {
    return this.#withTables((tables) => tables.pinned());
  }

  open(id: string): SearchableGeneration | null {
    const folder = join(generationsFolder(this.#options.stateDir), id);
    return existsSync(folder) ? openGeneration(folder, { compare: "whole" }) : null;
  }

  kept(): readonly { readonly id: string; readonly publishedAt: string | null }[] {
    const times = this.#withState((state) => readPublishedTimes(state));
    const order = [...times.keys()];
    const rank = (id: string): number => (times.has(id) ? order.indexOf(id) : order.length);
    return listGenerations(this.#options.stateDir)
      .toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
      .map((id) => ({ id, publishedAt: times.get(id) ?? null }));
  }

  proposals(): readonly StoredProposal[] {
    return this.#withTables((tables) => tables.proposals());
  }

  holds(): readonly Hold[] {
    return this.#withTables((tables) => tables.holds());
  }

  decide(decision: Decision): void {
    this.#withState((state) => {
      writeDecision(state, decision);
    });
  }

  quarantined(): readonly QuarantineEntry[] {
    return this.#withTables((tables) => tables.quarantined());
  }

  quarantine(entry: QuarantineEntry): void {
    this.#withTables((tables) => tables.quarantine(entry));
  }

  release(target: string): void {
    this.#withTables((tables) => tables.release(target));
  }

  #withTables<T>(action: (tables: ReviewTables) => T): T {
    return this.#withState((state) => action(new ReviewTables(state)));
  }

  #withState<T>(action: (state: StateDb) => T): T {
    if (this.#options.state !== undefined) {
      return action(this.#options.state);
    }
    const state = openState(this.#options.stateDir);
    try {
      return action(state);
    } finally {
      state.close();
    }
  }
}

/** Reads and writes decisions on the generations of a folder, and on its state.db. */
export function createFolderReviewStore(options: FolderReviewStoreOptions): ReviewStore {
  return new FolderReviewStore(options);
}

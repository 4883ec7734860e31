import { existsSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { EmbedderIdentity } from "../domain/generation.ts";
import type { ItemId } from "../domain/passage.ts";
import type { Decisions } from "../indexing/apply-review.ts";
import type { CitedPassage } from "../indexing/broken-citations.ts";
import type { EmbeddingCache } from "../indexing/embedding-cache.ts";
import type { GenerationDraft } from "../indexing/generation-draft.ts";
import type { IndexRun } from "../indexing/index-run.ts";
import type {
  BuildOptions,
  BuiltGeneration,
  IndexStore,
  OnNotice,
  PublishedChange,
} from "../indexing/index-store.ts";
import type { Hold, StoredProposal } from "../indexing/review-store.ts";
import type { WriterLock } from "../indexing/writer-lock.ts";
import type { SearchableGeneration } from "../retrieval/searchable-generation.ts";
import { ensureFolder, syncFolder } from "./folders.ts";
import { GENERATION_NAME, generationsFolder } from "./generations/layout.ts";
import { openGeneration } from "./generations/open-generation.ts";
import { writeGeneration } from "./generations/write-generation.ts";
import { readCitedPassages } from "./sqlite/cited-passages.ts";
import { openEmbeddingCache } from "./sqlite/embedding-cache.ts";
import { readPointer } from "./sqlite/pointer.ts";
import { ReviewTables } from "./sqlite/review-tables.ts";
import { appendRun, readPublishedTimes } from "./sqlite/run-log.ts";
import { openState, type StateDb } from "./sqlite/state-db.ts";
import { writeDecision } from "./sqlite/write-decision.ts";
import { takeWriterLock } from "./sqlite/writer-lock.ts";
import { guardStorage } from "./storage-errors.ts";

/** Names of folders that no reader looks at: being built, or on their way out. */
const STRAY = /^\./;

export interface FolderIndexStoreOptions {
  readonly stateDir: string;
  /** Of this process. */
  readonly pid: number;
  /** Passages from which on a generation gets a graph; 20,000 unless given. */
  readonly graphFrom?: number;
  /** Told, in one sentence, of a damaged lock file that is begun afresh. */
  readonly onNotice?: OnNotice;
}

function byItem(holds: readonly Hold[]): readonly Hold[] {
  return holds.toSorted((a, b) => (a.item < b.item ? -1 : 1));
}

class FolderIndexStore implements IndexStore {
  readonly #options: FolderIndexStoreOptions;
  readonly #root: string;

  constructor(options: FolderIndexStoreOptions) {
    this.#options = options;
    this.#root = generationsFolder(options.stateDir);
  }

  lock(since: Date): WriterLock {
    const { stateDir, pid, onNotice } = this.#options;
    return takeWriterLock(stateDir, { pid, since: since.toISOString() }, onNotice);
  }

  removeStrays(): void {
    guardStorage({ path: this.#root }, () => {
      for (const name of this.#list().filter((each) => STRAY.test(each))) {
        rmSync(join(this.#root, name), { recursive: true, force: true });
      }
    });
  }

  publishedId(): string | null {
    return this.#withState((state) => readPointer(state)?.generation ?? null);
  }

  open(id: string): SearchableGeneration | null {
    const folder = join(this.#root, id);
    return existsSync(folder) ? openGeneration(folder, { compare: "whole" }) : null;
  }

  openCache(identity: EmbedderIdentity, onNotice: OnNotice): EmbeddingCache {
    return openEmbeddingCache({ stateDir: this.#options.stateDir, identity, onNotice });
  }

  async build(draft: GenerationDraft, options: BuildOptions): Promise<BuiltGeneration> {
    const { graphFrom, pid } = this.#options;
    const { id } = draft.summary;
    const folder = join(this.#root, `.building-${id}-${String(pid)}`);
    const discard = (): void => {
      rmSync(folder, { recursive: true, force: true });
    };
    guardStorage({ path: this.#root }, () => {
      ensureFolder(this.#root);
    });
    try {
      await writeGeneration(folder, draft, {
        ...options,
        ...(graphFrom === undefined ? {} : { graphFrom }),
      });
    } catch (error) {
      discard();
      throw error;
    }
    return {
      open: () => openGeneration(folder, { compare: "whole" }),
      keep: () => {
        this.#moveIntoPlace(folder, id);
      },
      discard,
    };
  }

  decisions(): Decisions {
    return this.#withState((state) => {
      const tables = new ReviewTables(state);
      return { verdicts: tables.verdicts(), quarantined: tables.quarantined() };
    });
  }

  citedPassages(items: ReadonlySet<ItemId>): readonly CitedPassage[] {
    return this.#withState((state) => readCitedPassages(state, items));
  }

  publish(id: string, run: IndexRun, { holds, settled }: PublishedChange): void {
    this.#withState((state) => {
      writeDecision(state, {
        at: run.finishedAt,
        publish: { generation: id, run, holds },
        pin: "end",
        settled,
      });
    });
  }

  propose(proposal: Omit<StoredProposal, "state">, holds: readonly Hold[]): void {
    this.#withState((state) => {
      const tables = new ReviewTables(state);
      state.use((database) => {
        database
          .transaction(() => {
            tables.propose(proposal);
            tables.replaceHolds(holds);
          })
          .immediate();
      });
    });
  }

  noteHolds(holds: readonly Hold[], { endsPin }: { readonly endsPin: boolean }): void {
    this.#withState((state) => {
      const tables = new ReviewTables(state);
      if (!isDeepStrictEqual(byItem(tables.holds()), byItem(holds))) {
        state.use((database) => database.transaction(() => tables.replaceHolds(holds)).immediate());
      }
      if (endsPin && tables.pinned() !== null) {
        tables.unpin();
      }
    });
  }

  record(run: IndexRun): void {
    this.#withState((state) => {
      appendRun(state, run);
    });
  }

  prune(others: number): void {
    const { published, order, open } = this.#withState((state) => ({
      published: readPointer(state)?.generation,
      order: [...readPublishedTimes(state).keys()],
      open: new ReviewTables(state).openProposals(),
    }));
    // Never published comes last: a run was killed before it could publish it.
    const rank = (id: string): number => (order.includes(id) ? order.indexOf(id) : order.length);
    guardStorage({ path: this.#root }, () => {
      const rest = this.#list()
        .filter((name) => GENERATION_NAME.test(name) && name !== published && !open.has(name))
        .toSorted((a, b) => rank(a) - rank(b));
      for (const id of rest.slice(others)) {
        this.#remove(id);
      }
    });
  }

  #list(): readonly string[] {
    return existsSync(this.#root) ? readdirSync(this.#root) : [];
  }

  /** By way of a name that no reader looks at: a removal that is killed leaves no half generation. */
  #remove(id: string): void {
    const leaving = join(this.#root, `.leaving-${id}-${String(this.#options.pid)}`);
    renameSync(join(this.#root, id), leaving);
    rmSync(leaving, { recursive: true, force: true });
  }

  #moveIntoPlace(folder: string, id: string): void {
    const place = join(this.#root, id);
    guardStorage({ path: place }, () => {
      if (existsSync(place)) {
        this.#remove(id);
      }
      renameSync(folder, place);
      syncFolder(this.#root);
    });
  }

  #withState<T>(action: (state: StateDb) => T): T {
    const state = openState(this.#options.stateDir);
    try {
      return action(state);
    } finally {
      state.close();
    }
  }
}

/**
 * Keeps generations in folders, `generations/<id>`, and the pointer in state.db: one machine, one
 * writer, any number of readers.
 */
export function createFolderIndexStore(options: FolderIndexStoreOptions): IndexStore {
  return new FolderIndexStore(options);
}

import { crc32 } from "node:zlib";
import Database from "better-sqlite3";
import { z } from "zod";
import type { Item, ItemId, Passage } from "../../domain/passage.ts";
import { BoundedCache } from "./bounded-cache.ts";
import { generationInvalid } from "./layout.ts";
import type { Listings } from "./listings.ts";

/** A question looks at some hundreds of passages, and the next one at many of the same. */
const KEPT_PASSAGES = 2048;
const KEPT_ITEMS = 2048;
const KEPT_LISTS = 2048;

/** A JSON and its CRC-32. */
const Sealed = z.tuple([z.string(), z.int()]);
const SealedRows = z.array(Sealed);
type Sealed = z.infer<typeof Sealed>;
const Rows = z.array(z.int());

/**
 * The rows of a generation's index.db, read one by one; see `SearchableGeneration`.
 *
 * Rows are trusted once their checksum was compared: each was parsed by the check of the run that wrote it.
 * Parsing it again at each read would cost ten times the read.
 */
export class GenerationRows {
  readonly #folder: string;
  readonly #database: Database.Database;
  readonly #statements: Readonly<Record<"passage" | "item" | "rows" | "facts", Database.Statement>>;
  readonly #passages = new BoundedCache<number, Passage>(KEPT_PASSAGES);
  readonly #items = new BoundedCache<ItemId, Item | null>(KEPT_ITEMS);
  readonly #rows = new BoundedCache<ItemId, readonly number[]>(KEPT_LISTS);
  readonly #facts = new BoundedCache<string, readonly Item[]>(KEPT_LISTS);

  /** @param path - index.db, in `folder`. */
  constructor(path: string, folder: string) {
    this.#folder = folder;
    this.#database = new Database(path, { readonly: true, fileMustExist: true });
    // Nobody writes to a generation: to lock and unlock it for each row takes twice as long as to read the row.
    this.#database.pragma("locking_mode = EXCLUSIVE");
    const prepare = (sql: string): Database.Statement => this.#database.prepare(sql).raw();
    this.#statements = {
      passage: prepare("SELECT json, crc FROM passage WHERE row = ?"),
      item: prepare("SELECT json, crc FROM item WHERE id = ?"),
      rows: this.#database.prepare("SELECT row FROM passage WHERE item = ? ORDER BY row").pluck(),
      facts: prepare("SELECT json, crc FROM item WHERE fact_of = ? ORDER BY offset_in_file, row"),
    };
  }

  /** What the manifest said when the rows were written. */
  summary(): unknown {
    return this.#parse(
      this.#read(() => this.#database.prepare("SELECT json, crc FROM summary").raw().get()),
    );
  }

  /** What is wanted of all rows at once. */
  listing<Name extends keyof Listings>(name: Name): Listings[Name] {
    const statement = this.#database.prepare("SELECT json, crc FROM listing WHERE name = ?").raw();
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- trusted, see the class
    return this.#parse(this.#read(() => statement.get(name))) as Listings[Name];
  }

  count(table: "item" | "passage"): number {
    return this.#read(() =>
      z.int().parse(this.#database.prepare(`SELECT count(*) FROM ${table}`).pluck().get()),
    );
  }

  passage(row: number): Passage {
    return this.#passages.getOrMake(row, () => {
      const found = this.#read(() => this.#statements.passage.get(row));
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- trusted, see the class
      return this.#parse(found) as Passage;
    });
  }

  item(id: ItemId): Item | undefined {
    const item = this.#items.getOrMake(id, () => {
      const found = this.#read(() => this.#statements.item.get(id));
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- trusted, see the class
      return found === undefined ? null : (this.#parse(found) as Item);
    });
    return item ?? undefined;
  }

  passageRows(id: ItemId): readonly number[] {
    return this.#rows.getOrMake(id, () =>
      this.#read(() => Rows.parse(this.#statements.rows.all(id))),
    );
  }

  factsOf(subject: string): readonly Item[] {
    return this.#facts.getOrMake(subject, () => {
      const found = this.#read(() => SealedRows.parse(this.#statements.facts.all(subject)));
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- trusted, see the class
      return found.map((sealed) => this.#parse(sealed) as Item);
    });
  }

  close(): void {
    for (const cache of [this.#passages, this.#items, this.#rows, this.#facts]) {
      cache.clear();
    }
    this.#database.close();
  }

  /** Of a row as it was read: its JSON and checksum. */
  #parse(row: unknown): unknown {
    if (row === undefined) {
      throw generationInvalid(this.#folder, "a row of index.db is missing");
    }
    const [json, crc]: Sealed = this.#read(() => Sealed.parse(row));
    if (crc32(json) !== crc) {
      throw generationInvalid(this.#folder, "a row of index.db was changed or damaged");
    }
    return this.#read(() => JSON.parse(json));
  }

  #read<T>(action: () => T): T {
    if (!this.#database.open) {
      throw generationInvalid(this.#folder, "it was closed");
    }
    try {
      return action();
    } catch (error) {
      throw generationInvalid(this.#folder, "index.db cannot be read", error);
    }
  }
}

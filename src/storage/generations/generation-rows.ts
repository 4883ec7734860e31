import Database from "better-sqlite3";
import { z } from "zod";
import { BaseLanguage } from "../../domain/language.ts";
import { type Item, ItemId, type Passage } from "../../domain/passage.ts";
import { Subject } from "../../domain/provider.ts";
import { BoundedCache } from "./bounded-cache.ts";
import { generationInvalid } from "./layout.ts";

/** A question looks at some hundreds of passages, and the next one at many of the same. */
const KEPT_PASSAGES = 2048;
const KEPT_ITEMS = 2048;
const KEPT_LISTS = 2048;

const Texts = z.array(z.string());
const Rows = z.array(z.int());
const Pairs = z.array(z.tuple([z.unknown(), z.unknown()]));

/** Item and language of each passage, in row order. */
export interface Columns {
  readonly items: readonly ItemId[];
  readonly languages: readonly BaseLanguage[];
}

/** Each text is parsed where it changes from row to row: zod would take 100 ms for 10,000 rows. */
function createColumnParser<T>(schema: z.ZodType<T>): (value: unknown) => T {
  const known = new Map<unknown, T>();
  return (value) => {
    const found = known.get(value) ?? schema.parse(value);
    known.set(value, found);
    return found;
  };
}

/**
 * The rows of a generation's index.db, read one by one; see `SearchableGeneration`.
 *
 * Rows are trusted: the file's checksum was compared when it was opened, and each row was parsed by
 * the check of the run that wrote it. Parsing it again at each read would cost ten times the read.
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
    const pluck = (sql: string): Database.Statement => this.#database.prepare(sql).pluck();
    this.#statements = {
      passage: pluck("SELECT json FROM passage WHERE row = ?"),
      item: pluck("SELECT json FROM item WHERE id = ?"),
      rows: pluck("SELECT row FROM passage WHERE item = ? ORDER BY row"),
      facts: pluck("SELECT json FROM item WHERE fact_of = ? ORDER BY offset_in_file, row"),
    };
  }

  /** What the manifest said when the rows were written. */
  summary(): unknown {
    const json = this.#read(() => this.#database.prepare("SELECT json FROM summary").pluck().get());
    return this.#parse(json);
  }

  subjects(): readonly Subject[] {
    const statement = this.#database.prepare("SELECT json FROM subject ORDER BY row").pluck();
    const texts = this.#read(() => Texts.parse(statement.all()));
    return this.#read(() => texts.map((json) => Subject.parse(JSON.parse(json))));
  }

  count(table: "item" | "passage" | "subject"): number {
    return this.#read(() =>
      z.int().parse(this.#database.prepare(`SELECT count(*) FROM ${table}`).pluck().get()),
    );
  }

  columns(): Columns {
    const statement = this.#database.prepare("SELECT item, language FROM passage ORDER BY row");
    const parseItem = createColumnParser(ItemId);
    const parseLanguage = createColumnParser(BaseLanguage);
    const items: ItemId[] = [];
    const languages: BaseLanguage[] = [];
    this.#read(() => {
      for (const [item, language] of Pairs.parse(statement.raw().all())) {
        items.push(parseItem(item));
        languages.push(parseLanguage(language));
      }
    });
    return { items, languages };
  }

  passage(row: number): Passage {
    return this.#passages.getOrMake(row, () => {
      const json = this.#read(() => this.#statements.passage.get(row));
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- trusted, see the class
      return this.#parse(json) as Passage;
    });
  }

  item(id: ItemId): Item | undefined {
    const found = this.#items.getOrMake(id, () => {
      const json = this.#read(() => this.#statements.item.get(id));
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- trusted, see the class
      return json === undefined ? null : (this.#parse(json) as Item);
    });
    return found ?? undefined;
  }

  passageRows(id: ItemId): readonly number[] {
    return this.#rows.getOrMake(id, () =>
      this.#read(() => Rows.parse(this.#statements.rows.all(id))),
    );
  }

  factsOf(subject: string): readonly Item[] {
    return this.#facts.getOrMake(subject, () => {
      const texts = this.#read(() => Texts.parse(this.#statements.facts.all(subject)));
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- trusted, see the class
      return texts.map((json) => this.#parse(json) as Item);
    });
  }

  close(): void {
    for (const cache of [this.#passages, this.#items, this.#rows, this.#facts]) {
      cache.clear();
    }
    this.#database.close();
  }

  #parse(json: unknown): unknown {
    if (typeof json !== "string") {
      throw generationInvalid(this.#folder, "a row of index.db is missing");
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

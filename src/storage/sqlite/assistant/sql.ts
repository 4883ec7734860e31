import type Database from "better-sqlite3";
import { z } from "zod";
import { type StateDb, stateInvalid } from "../state-db.ts";

/** A value that SQLite stores as it is. */
type Value = string | number | null;

/** Named parameters of a statement. */
export type Parameters = Readonly<Record<string, Value>>;

/** A flag as SQLite keeps it. */
export const Flag = z.union([z.literal(0), z.literal(1)]).transform((flag) => flag === 1);

/** A column of JSON, by what it holds. */
export function jsonColumn<T extends z.ZodType>(schema: T): z.ZodType<z.infer<T>> {
  return z.preprocess((text, context) => {
    try {
      return typeof text === "string" ? JSON.parse(text) : text;
    } catch {
      context.addIssue({ code: "custom", message: "is no JSON" });
      return z.NEVER;
    }
  }, schema);
}

/** Statements on the state file; each is prepared once. */
export class Sql {
  readonly #state: StateDb;
  readonly #statements = new Map<string, Database.Statement>();

  constructor(state: StateDb) {
    this.#state = state;
  }

  /** @returns Rows changed. */
  run(sql: string, parameters: Parameters): number {
    return this.#state.use(() => this.#prepare(sql).run(parameters).changes);
  }

  /** @returns Number of the new row. */
  insert(sql: string, parameters: Parameters): number {
    return this.#state.use(() => Number(this.#prepare(sql).run(parameters).lastInsertRowid));
  }

  /**
   * The first row; `undefined` when there is none.
   *
   * @throws {BotError} STATE_INVALID when the row makes no sense.
   */
  get<T>(schema: z.ZodType<T>, sql: string, parameters: Parameters): T | undefined {
    const row = this.#state.use(() => this.#prepare(sql).get(parameters));
    return row === undefined ? undefined : this.#parse(schema, row);
  }

  /** All rows; see {@link get}. */
  all<T>(schema: z.ZodType<T>, sql: string, parameters: Parameters): readonly T[] {
    const rows = this.#state.use(() => this.#prepare(sql).all(parameters));
    return rows.map((row) => this.#parse(schema, row));
  }

  #prepare(sql: string): Database.Statement {
    const known = this.#statements.get(sql);
    if (known !== undefined) {
      return known;
    }
    const statement = this.#state.use((database) => database.prepare(sql));
    this.#statements.set(sql, statement);
    return statement;
  }

  #parse<T>(schema: z.ZodType<T>, row: unknown): T {
    const parsed = schema.safeParse(row);
    if (!parsed.success) {
      throw stateInvalid(this.#state.path, "holds a row that cannot be read", parsed.error);
    }
    return parsed.data;
  }
}

import { join } from "node:path";
import Database from "better-sqlite3";
import { z } from "zod";
import { fieldsOf, passageFields } from "../fields.ts";
import type { Rival } from "../rival.ts";

const Rows = z.array(z.int());

/** Quoted, since anything else could be an operator. */
function anyOf(column: string, words: string): string {
  const quoted = words.split(" ").map((word) => `"${word.replaceAll('"', '""')}"`);
  return `${column} : (${quoted.join(" OR ")})`;
}

function fts5(columns: readonly ("stems" | "forms")[], weights: string): Rival {
  return {
    name: "SQLite FTS5 (better-sqlite3 12.11.1)",
    settings: `our analyser; ${columns.join(", ")}${columns.length > 1 ? " at 0.5" : ""}`,
    build: async (inputs, folder) => {
      const file = join(folder, "fts5.db");
      const database = new Database(file);
      database.pragma("journal_mode = OFF");
      database.exec(
        `CREATE VIRTUAL TABLE passage USING fts5(${columns.join(", ")}, content='', tokenize="unicode61 remove_diacritics 0 tokenchars '.'")`,
      );
      const insert = database.prepare(
        `INSERT INTO passage (rowid, ${columns.join(", ")}) VALUES (?, ${columns.map(() => "?").join(", ")})`,
      );
      database.transaction(() => {
        for (const [row, fields] of passageFields(inputs).entries()) {
          insert.run(row, ...columns.map((column) => fields[column]));
        }
        database.exec("INSERT INTO passage (passage) VALUES ('optimize')");
      })();
      const find = database
        .prepare(
          `SELECT rowid FROM passage WHERE passage MATCH ? ORDER BY bm25(passage, ${weights}) LIMIT ${String(inputs.depth)}`,
        )
        .pluck();
      return Promise.resolve({
        methods: [
          {
            name: columns.length > 1 ? "words" : "words, stems alone",
            search: ({ words }) => {
              const fields = fieldsOf(words);
              const query = columns.map((column) => anyOf(column, fields[column])).join(" OR ");
              return words.length === 0 ? [] : Rows.parse(find.all(query));
            },
          },
        ],
        save: async () =>
          Promise.resolve(() => {
            new Database(file, { readonly: true }).prepare("SELECT 1 FROM passage LIMIT 1").get();
          }),
      });
    },
  };
}

/** SQLite's own full text search, over stems and forms. */
export const fts5Both = fts5(["stems", "forms"], "1.0, 0.5");
/** The same over stems alone: faster, and finds a little less. */
export const fts5Stems = fts5(["stems"], "1.0");

import {
  closeSync,
  openSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { flipPointer, readPointer } from "../../../src/storage/sqlite/pointer.ts";
import { openState, openStateForReading } from "../../../src/storage/sqlite/state-db.ts";
import { STATE_MIGRATIONS } from "../../../src/storage/sqlite/state-migrations.ts";
import { temporaryFolder } from "../../helpers/index-workshop.ts";

const DAY = new Date("2026-11-24T08:00:00.000Z");
const LATER = new Date("2026-11-25T08:00:00.000Z");
const [FIRST, SECOND] = ["g-111111111111", "g-222222222222"];

function writeState(stateDir: string): string {
  const state = openState(stateDir);
  flipPointer(state, FIRST, DAY);
  state.close();
  return state.path;
}

function pragma(path: string, statement: string): unknown {
  const database = new Database(path);
  try {
    return database.pragma(statement, { simple: true });
  } finally {
    database.close();
  }
}

describe("openState", () => {
  it("makes folder and file on first use, with a write-ahead log and full syncs", () => {
    const stateDir = join(temporaryFolder(), "deep", "er");

    const state = openState(stateDir);
    const pragmas = state.use((database) =>
      ["journal_mode", "synchronous", "busy_timeout", "user_version"].map((name) =>
        database.pragma(name, { simple: true }),
      ),
    );
    state.close();

    expect(pragmas).toEqual(["wal", 2, 5000, STATE_MIGRATIONS.length]);
    expect(readdirSync(stateDir)).toEqual(["state.db"]);
    expect(readPointer(openState(stateDir))).toBeNull();
  });

  it("keeps what was written", () => {
    const stateDir = temporaryFolder();
    writeState(stateDir);

    const state = openState(stateDir);
    flipPointer(state, SECOND, LATER);
    const pointer = readPointer(state);
    state.close();

    expect(pointer).toEqual({
      generation: SECOND,
      publishedAt: LATER.toISOString(),
      previous: FIRST,
    });
  });

  it("does not make a generation its own predecessor when it is published again", () => {
    const stateDir = temporaryFolder();
    writeState(stateDir);
    const state = openState(stateDir);

    flipPointer(state, SECOND, DAY);
    flipPointer(state, SECOND, LATER);
    const pointer = readPointer(state);
    state.close();

    expect(pointer).toEqual({
      generation: SECOND,
      publishedAt: LATER.toISOString(),
      previous: FIRST,
    });
  });

  it("goes on after a crash that left an empty file", () => {
    const stateDir = temporaryFolder();
    closeSync(openSync(join(stateDir, "state.db"), "w"));

    expect(openStateForReading(stateDir)).toBeNull();
    const state = openState(stateDir);

    expect(readPointer(state)).toBeNull();
    state.close();
  });

  it("never changes or removes a recorded run", () => {
    const state = openState(temporaryFolder());
    state.use((database) =>
      database.exec(
        "INSERT INTO run (started_at, finished_at, outcome, counts) VALUES ('a', 'b', 'failed', 'null')",
      ),
    );

    for (const statement of ["UPDATE run SET outcome = 'published'", "DELETE FROM run"]) {
      expect(() => state.use((database) => database.exec(statement))).toThrow("append-only");
    }
    state.close();
  });
});

const OPENERS = [
  { way: "writing", open: openState },
  { way: "reading", open: openStateForReading },
];
const DAMAGES: readonly {
  readonly name: string;
  readonly apply: (path: string) => void;
  readonly says: string;
}[] = [
  {
    name: "holds something else",
    apply: (path) => {
      writeFileSync(path, "not a database ".repeat(1000));
    },
    says: "is damaged or no SQLite file",
  },
  {
    name: "is cut short",
    apply: (path) => {
      truncateSync(path, 5000);
    },
    says: "is damaged or no SQLite file",
  },
  {
    name: "has garbage in its pages",
    apply: (path) => {
      const bytes = readFileSync(path);
      bytes.fill(0xa5, 100);
      writeFileSync(path, bytes);
    },
    says: "is damaged or no SQLite file",
  },
  {
    name: "is of another program",
    apply: (path) => {
      pragma(path, "application_id = 1");
    },
    says: "is a SQLite file of another program",
  },
  {
    name: "is of a newer version",
    apply: (path) => {
      pragma(path, "user_version = 999");
    },
    says: `was written by a newer version of Souverain (999, this one knows ${String(STATE_MIGRATIONS.length)})`,
  },
  {
    name: "points at nonsense",
    apply: (path) => {
      const database = new Database(path);
      database.exec("UPDATE pointer SET generation = '../../etc'");
      database.close();
    },
    says: "holds a pointer that names no generation",
  },
];

describe.each(OPENERS)("a state file opened for $way", ({ open }) => {
  it.each(DAMAGES)(
    "that $name is refused with file and mend, and left as it is",
    ({ apply, says }) => {
      const stateDir = temporaryFolder();
      const path = writeState(stateDir);
      apply(path);
      const before = readFileSync(path);

      const read = (): unknown => {
        const state = open(stateDir);
        try {
          return state === null ? null : readPointer(state);
        } finally {
          state?.close();
        }
      };

      expect(read).toThrow(
        expect.objectContaining({
          code: "STATE_INVALID",
          message: expect.stringContaining(`State file ${path} ${says}`),
        }),
      );
      expect(read).toThrow("Move it aside");
      expect(read).toThrow("npm run souverain index");
      expect(readFileSync(path).equals(before)).toBe(true);
    },
  );
});

describe("openStateForReading", () => {
  it("finds nothing where nothing was written, and writes nothing", () => {
    const stateDir = temporaryFolder();

    expect(openStateForReading(stateDir)).toBeNull();
    expect(openStateForReading(join(stateDir, "none"))).toBeNull();
    expect(readdirSync(stateDir)).toEqual([]);
  });

  it("reads while another connection writes", () => {
    const stateDir = temporaryFolder();
    writeState(stateDir);
    const writer = openState(stateDir);
    writer.use((database) => database.exec("BEGIN IMMEDIATE"));
    flipPointer(writer, SECOND, LATER);

    const reader = openStateForReading(stateDir);
    const pointer = reader === null ? null : readPointer(reader);
    reader?.close();
    writer.close();

    expect(pointer?.generation).toBe(FIRST);
  });
});

describe("a state folder that cannot be written", () => {
  it.each([
    { name: "below a file", stateDir: join(import.meta.filename, "state") },
    { name: "where nothing can be made", stateDir: "/proc/souverain/state" },
    { name: "that is a file", stateDir: import.meta.filename },
  ])("$name is refused with path and mend", ({ stateDir }) => {
    expect(() => openState(stateDir)).toThrow(
      expect.objectContaining({
        code: "STORAGE_FAILED",
        message: expect.stringMatching(
          new RegExp(`^${stateDir}/state.db cannot be opened or made.*STATE_DIR`),
        ),
      }),
    );
  });
});

import { existsSync, renameSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import type { EmbedderIdentity } from "../../domain/generation.ts";
import type { CachedVector, EmbeddingCache } from "../../indexing/embedding-cache.ts";
import { isUnitVector } from "../../indexing/unit-vector.ts";
import { ensureFolder } from "../folders.ts";
import { guardStorage, isDamaged } from "../storage-errors.ts";

const BUSY_TIMEOUT_MS = 5000;
/** "SOUE"; another one, or another version, is a file to leave alone. */
const APPLICATION_ID = 0x53_4f_55_45;
const VERSION = 1;
const FLOAT_BYTES = 4;
const SCHEMA = `
  CREATE TABLE embedding (
    model TEXT NOT NULL,
    key TEXT NOT NULL,
    vector BLOB NOT NULL,
    UNIQUE (model, key)
  ) STRICT`;

export interface EmbeddingCacheOptions {
  readonly stateDir: string;
  readonly identity: EmbedderIdentity;
  /** Told, in one sentence, when the file was damaged and a fresh one is used. */
  readonly onNotice: (message: string) => void;
}

/** Path of the cache of a state folder. */
function embeddingCachePath(stateDir: string): string {
  return join(stateDir, "embeddings.db");
}

function readPragma(database: Database.Database, name: string): number {
  return Number(database.pragma(name, { simple: true }));
}

function isOurs(database: Database.Database): boolean {
  return (
    readPragma(database, "application_id") === APPLICATION_ID &&
    readPragma(database, "user_version") === VERSION
  );
}

function setUp(database: Database.Database): void {
  database.pragma("journal_mode = WAL");
  // What a power cut takes is embedded again; a killed process loses nothing.
  database.pragma("synchronous = NORMAL");
  const tables = database.prepare("SELECT count(*) FROM sqlite_schema").pluck().get();
  if (tables === 0) {
    database.transaction(() => {
      database.exec(SCHEMA);
      database.pragma(`application_id = ${String(APPLICATION_ID)}`);
      database.pragma(`user_version = ${String(VERSION)}`);
    })();
  }
}

/** @returns `null` when the file is damaged or not one of ours. */
function openFile(path: string): Database.Database | null {
  const database = new Database(path, { timeout: BUSY_TIMEOUT_MS });
  try {
    setUp(database);
    if (isOurs(database)) {
      return database;
    }
    database.close();
    return null;
  } catch (error) {
    database.close();
    if (isDamaged(error)) {
      return null;
    }
    throw error;
  }
}

/** Gives the file, and its log, the first free name; @returns that name. */
function moveAside(path: string): string {
  let number = 1;
  while (existsSync(`${path}.corrupt-${String(number)}`)) {
    number += 1;
  }
  const aside = `${path}.corrupt-${String(number)}`;
  renameSync(path, aside);
  for (const suffix of ["-wal", "-shm"]) {
    if (existsSync(path + suffix)) {
      renameSync(path + suffix, aside + suffix);
    }
  }
  return aside;
}

/** `null` when the bytes are not those of a vector. */
function toVector(bytes: unknown, dimension: number): Float32Array | null {
  if (!(bytes instanceof Uint8Array) || bytes.length !== dimension * FLOAT_BYTES) {
    return null;
  }
  // A copy: SQLite's bytes need not be aligned for floats.
  const vector = new Float32Array(Uint8Array.from(bytes).buffer);
  return isUnitVector(vector) ? vector : null;
}

class SqliteEmbeddingCache implements EmbeddingCache {
  readonly #path: string;
  readonly #options: EmbeddingCacheOptions;
  #database: Database.Database;

  constructor(options: EmbeddingCacheOptions) {
    this.#options = options;
    this.#path = embeddingCachePath(options.stateDir);
    this.#database = guardStorage({ path: this.#path }, () => {
      ensureFolder(options.stateDir);
      return openFile(this.#path) ?? this.#startAfresh();
    });
  }

  get(key: string): Float32Array | undefined {
    const { hash, dimension } = this.#options.identity;
    const bytes = this.#use((database) =>
      database
        .prepare("SELECT vector FROM embedding WHERE model = ? AND key = ?")
        .pluck()
        .get(hash, key),
    );
    if (bytes === undefined) {
      return undefined;
    }
    const vector = toVector(bytes, dimension);
    if (vector === null) {
      this.#options.onNotice(
        `${this.#path} holds a damaged vector (${key}): it is embedded again.`,
      );
    }
    return vector ?? undefined;
  }

  put(entries: readonly CachedVector[]): void {
    const { hash } = this.#options.identity;
    this.#use((database) => {
      const insert = database.prepare(
        "INSERT OR REPLACE INTO embedding (model, key, vector) VALUES (?, ?, ?)",
      );
      database.transaction(() => {
        for (const { key, vector } of entries) {
          insert.run(hash, key, Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength));
        }
      })();
    });
  }

  close(): void {
    this.#database.close();
  }

  /** Goes on with a fresh file when the old one turns out to be damaged. */
  #use<T>(action: (database: Database.Database) => T): T {
    return guardStorage({ path: this.#path }, () => {
      try {
        return action(this.#database);
      } catch (error) {
        if (!isDamaged(error)) {
          throw error;
        }
        this.#database.close();
        this.#database = this.#startAfresh();
        return action(this.#database);
      }
    });
  }

  #startAfresh(): Database.Database {
    const aside = moveAside(this.#path);
    this.#options.onNotice(
      `${this.#path} was damaged: it is now ${aside}, and texts are embedded afresh. Nothing else is lost; delete it when you like.`,
    );
    const database = new Database(this.#path, { timeout: BUSY_TIMEOUT_MS });
    setUp(database);
    return database;
  }
}

/**
 * Opens `embeddings.db`: vectors of texts, by model, kept from run to run so that a text is embedded
 * once. A damaged file is moved aside, said so, and a fresh one begun.
 *
 * @throws {BotError} STORAGE_FAILED when the file cannot be written.
 */
export function openEmbeddingCache(options: EmbeddingCacheOptions): EmbeddingCache {
  return new SqliteEmbeddingCache(options);
}

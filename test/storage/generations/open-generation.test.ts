import {
  copyFileSync,
  cpSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, it, onTestFinished } from "vitest";
import { z } from "zod";
import { Manifest } from "../../../src/domain/generation.ts";
import type { SearchableGeneration } from "../../../src/retrieval/searchable-generation.ts";
import { stampOf } from "../../../src/storage/generations/checked-files.ts";
import { openGeneration } from "../../../src/storage/generations/open-generation.ts";
import { openPublished } from "../../../src/storage/open-published.ts";
import { readContent } from "../../helpers/content.ts";
import { createWorkshop, temporaryFolder } from "../../helpers/index-workshop.ts";
import {
  describeSearchableGeneration,
  type StoredGeneration,
} from "../../helpers/searchable-generation-contract.ts";
import { writeBase } from "../../helpers/small-base.ts";

async function publishSmallBase(): Promise<{ folder: string }> {
  const workshop = createWorkshop();
  const { generation } = await workshop.run(await readContent(await writeBase()));
  return { folder: join(workshop.stateDir, "generations", generation) };
}

async function openSmallBase(): Promise<StoredGeneration> {
  const content = await readContent(await writeBase());
  const workshop = createWorkshop();
  await workshop.run(content);
  const { identity } = workshop.embedder;
  const generation = openPublished({ stateDir: workshop.stateDir, identity });
  onTestFinished(() => {
    generation.close();
  });
  return { generation, content };
}

describeSearchableGeneration("a folder", openSmallBase);

const FILES = [
  "index.db",
  "manifest.json",
  "passage-vectors.f32",
  "postings.bin",
  "sentence-start.u32",
  "sentence-vectors.f32",
];

function flipByte(path: string): void {
  const bytes = readFileSync(path);
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  writeFileSync(path, bytes);
}

const DAMAGES: readonly { readonly damage: string; readonly apply: (path: string) => void }[] = [
  { damage: "missing", apply: (path) => rmSync(path) },
  { damage: "empty", apply: (path) => truncateSync(path, 0) },
  { damage: "cut by one byte", apply: (path) => truncateSync(path, statSync(path).size - 1) },
  { damage: "changed in one bit", apply: flipByte },
  { damage: "replaced by other bytes", apply: (path) => writeFileSync(path, "nonsense") },
];

const CheckedFiles = z.object({
  manifest: z.string(),
  files: z.record(z.string(), z.object({ stamp: z.string(), crc32: z.number() })),
});

const CASES = FILES.flatMap((file) => DAMAGES.map((damage) => ({ file, ...damage })));

/** Makes a damaged file one that the system knows as the one that was sealed: a disk that forgot a bit. */
function stampAnew(folder: string, file: string): void {
  const path = join(folder, "checked.json");
  const { manifest, files } = CheckedFiles.parse(JSON.parse(readFileSync(path, "utf8")));
  const { crc32 } = files[file] ?? { crc32: 0 };
  const stamped = { ...files, [file]: { stamp: stampOf(join(folder, file)), crc32 } };
  writeFileSync(path, JSON.stringify({ manifest, files: stamped }));
}

function editManifest(folder: string, edit: (manifest: Manifest) => unknown): void {
  const path = join(folder, "manifest.json");
  const manifest = Manifest.parse(JSON.parse(readFileSync(path, "utf8")));
  writeFileSync(path, JSON.stringify(edit(manifest)));
}

describe("openGeneration", () => {
  it("finds exactly the files of the layout, without a graph", async () => {
    const { folder } = await publishSmallBase();

    const generation = openGeneration(folder);
    generation.close();

    expect(readdirSync(folder).toSorted()).toEqual(["checked.json", ...FILES]);
    expect(generation.graphFile).toBeNull();
  });

  it.each(CASES)("refuses a folder whose $file is $damage", async ({ file, apply }) => {
    const { folder } = await publishSmallBase();

    apply(join(folder, file));

    const message = new RegExp(`${file}.*Run \`npm run souverain index\` to build it again`);
    expect(() => openGeneration(folder)).toThrow(
      expect.objectContaining({
        code: "GENERATION_INVALID",
        message: expect.stringMatching(message),
      }),
    );
  });

  it.each<{ name: string; edit: (manifest: Manifest) => unknown; says: string }>([
    {
      name: "another format",
      edit: (manifest) => ({ ...manifest, format: 1 }),
      says: "it has format 1, and this version reads format 2",
    },
    {
      name: "another embedder",
      edit: (manifest) => ({ ...manifest, embedder: { ...manifest.embedder, hash: "0" } }),
      says: "manifest.json was changed",
    },
    {
      name: "a younger date",
      edit: (manifest) => ({ ...manifest, newest: "2031" }),
      says: "manifest.json was changed",
    },
    {
      name: "other counts",
      edit: (manifest) => ({ ...manifest, counts: { ...manifest.counts, passages: 1 } }),
      says: "manifest.json was changed",
    },
    {
      name: "no postings",
      edit: ({ files: { "postings.bin": _postings, ...files }, ...manifest }) => ({
        ...manifest,
        files,
      }),
      says: "does not list the files of an index",
    },
    {
      name: "a file outside of the folder",
      edit: (manifest) => ({
        ...manifest,
        files: { ...manifest.files, "../state.db": { bytes: 0, sha256: "" } },
      }),
      says: "does not list the files of an index",
    },
    { name: "a missing field", edit: ({ id: _id, ...manifest }) => manifest, says: "incomplete" },
  ])("refuses a manifest with $name", async ({ edit, says }) => {
    const { folder } = await publishSmallBase();

    editManifest(folder, edit);

    expect(() => openGeneration(folder)).toThrow(
      expect.objectContaining({
        code: "GENERATION_INVALID",
        message: expect.stringContaining(says),
      }),
    );
  });

  it.each(DAMAGES)("opens as well with a checked.json that is $damage", async ({ apply }) => {
    const { folder } = await publishSmallBase();

    apply(join(folder, "checked.json"));

    expect(() => {
      openGeneration(folder).close();
    }).not.toThrow();
  });

  it.each(["passage-vectors.f32", "postings.bin", "sentence-start.u32", "sentence-vectors.f32"])(
    "finds %s damaged though the system knows it as untouched",
    async (file) => {
      const { folder } = await publishSmallBase();
      flipByte(join(folder, file));
      stampAnew(folder, file);

      expect(() => openGeneration(folder)).toThrow(
        expect.objectContaining({
          code: "GENERATION_INVALID",
          message: expect.stringContaining(`${file} was changed or damaged`),
        }),
      );
    },
  );

  it("compares every file of a copy, which the system knows as others", async () => {
    const { folder } = await publishSmallBase();
    const copy = join(temporaryFolder(), "copy");
    cpSync(folder, copy, { recursive: true });

    openGeneration(copy).close();
    flipByte(join(copy, "index.db"));

    expect(() => openGeneration(copy)).toThrow("index.db was changed or damaged");
  });

  it("compares every file, known or not, when it is asked to", async () => {
    const { folder } = await publishSmallBase();
    openGeneration(folder, { compare: "whole" }).close();
    const database = new Database(join(folder, "index.db"));
    database.exec("UPDATE passage SET json = replace(json, 'a', 'o') WHERE row = 0");
    database.close();
    stampAnew(folder, "index.db");

    openGeneration(folder).close();

    expect(() => openGeneration(folder, { compare: "whole" })).toThrow(
      "index.db was changed or damaged",
    );
  });

  it.each<{
    table: string;
    read: (generation: SearchableGeneration) => unknown;
  }>([
    { table: "passage", read: (generation) => generation.passage(0) },
    { table: "item", read: (generation) => generation.item("fact:alpha-owner") },
    { table: "item", read: (generation) => generation.factsOf("alpha") },
  ])(
    "refuses to read a row of $table that was changed once it was open",
    async ({ table, read }) => {
      const { folder } = await publishSmallBase();
      const generation = openGeneration(folder);
      const [file, changed] = [join(folder, "index.db"), join(folder, "changed.db")];
      copyFileSync(file, changed);
      const writer = new Database(changed);
      writer.exec(`UPDATE ${table} SET json = replace(json, 'a', 'o')`);
      writer.close();
      writeFileSync(file, readFileSync(changed));

      expect(() => read(generation)).toThrow(
        expect.objectContaining({
          code: "GENERATION_INVALID",
          message: expect.stringContaining("a row of index.db was changed or damaged"),
        }),
      );
      generation.close();
    },
  );

  it("lets nobody write to an index that answers", async () => {
    const { folder } = await publishSmallBase();
    const generation = openGeneration(folder);
    const writer = new Database(join(folder, "index.db"), { timeout: 0 });

    expect(() => writer.exec("DELETE FROM passage")).toThrow("database is locked");

    writer.close();
    generation.close();
  });

  it("is read by several at once", async () => {
    const { folder } = await publishSmallBase();
    const [one, other] = [openGeneration(folder), openGeneration(folder)];

    expect(other.passage(0)).toEqual(one.passage(0));

    one.close();
    expect(other.passage(1).id).not.toBe("");
    other.close();
  });

  it("refuses a folder that is not there", () => {
    expect(() => openGeneration("/nowhere/g-000000000000")).toThrow(
      expect.objectContaining({
        code: "GENERATION_INVALID",
        message: expect.stringContaining("manifest.json is missing"),
      }),
    );
  });
});

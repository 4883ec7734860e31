import { mkdirSync, readdirSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { BaseContent } from "../../src/knowledge/base-content.ts";
import { createFolderIndexStore } from "../../src/storage/folder-index-store.ts";
import { openPublished, readPublished } from "../../src/storage/open-published.ts";
import { edited, manyArticles } from "../helpers/content.ts";
import { FakeEmbedder } from "../helpers/fake-embedder.ts";
import { createWorkshop } from "../helpers/index-workshop.ts";
import { expectAnswer, listGenerations } from "../helpers/killed-run.ts";

const BASE = manyArticles(100);
/** Two sentences and an indexed text each. */
const TEXTS = 300;

describe("a damaged state folder", () => {
  it.each([
    {
      name: "cut",
      damage: (folder: string) => truncateSync(join(folder, "postings.bin"), 9),
      notices: [expect.stringContaining("is damaged and is not used: ")],
    },
    {
      name: "empty",
      damage: (folder: string) => rmSync(join(folder, "index.db")),
      notices: [expect.stringContaining("index.db is missing")],
    },
    {
      name: "gone",
      damage: (folder: string) => rmSync(folder, { recursive: true }),
      notices: [],
    },
  ])(
    "is mended when the published generation is $name, and nothing is embedded",
    async ({ damage, notices }) => {
      const workshop = createWorkshop();
      const { generation } = await workshop.run(BASE);
      damage(join(workshop.stateDir, "generations", generation));

      const outcome = await workshop.run(BASE);

      expect(outcome).toMatchObject({ kind: "published", generation, embedded: 0, reused: TEXTS });
      expect(await expectAnswer(workshop.stateDir, workshop.embedder, BASE)).toBe(generation);
      expect(listGenerations(workshop.stateDir)).toEqual([generation]);
      expect(workshop.notices).toEqual(notices);
    },
  );

  it("says that a generation is damaged", async () => {
    const workshop = createWorkshop();
    const { generation } = await workshop.run(BASE);
    truncateSync(join(join(workshop.stateDir, "generations", generation), "postings.bin"), 9);

    await workshop.run(edited(BASE, "next", 1));

    expect(workshop.notices).toEqual([
      expect.stringMatching(new RegExp(`Generation ${generation} is damaged.*postings.bin`)),
    ]);
  });

  it("is refused with its mend when state.db is damaged, and the mend works", async () => {
    const workshop = createWorkshop();
    const { generation } = await workshop.run(BASE);
    const state = join(workshop.stateDir, "state.db");
    writeFileSync(state, "nonsense ".repeat(1000));

    await expect(workshop.run(BASE)).rejects.toMatchObject({ code: "STATE_INVALID" });
    rmSync(state);
    const outcome = await workshop.run(BASE);

    expect(outcome).toMatchObject({ kind: "published", generation, embedded: 0 });
  });

  it("goes on when the cache is damaged, and says so", async () => {
    const workshop = createWorkshop();
    await workshop.run(BASE);
    writeFileSync(join(workshop.stateDir, "embeddings.db"), "nonsense ".repeat(1000));

    const outcome = await workshop.run(edited(BASE, "next", 1));

    expect(outcome).toMatchObject({ kind: "published", embedded: TEXTS, reused: 0 });
    expect(workshop.notices).toEqual([expect.stringContaining("embeddings.db.corrupt-1")]);
  });

  it("is rid of what killed runs left half done", async () => {
    const workshop = createWorkshop();
    const { generation } = await workshop.run(BASE);
    const generations = join(workshop.stateDir, "generations");
    for (const name of [".building-g-000000000000-1", ".leaving-g-000000000001-2"]) {
      mkdirSync(join(generations, name));
      writeFileSync(join(generations, name, "index.db"), "half");
    }

    await workshop.run(BASE);

    expect(readdirSync(generations)).toEqual([generation]);
  });
});

describe("a base that cannot be indexed", () => {
  const first = BASE.passages[0];
  const orphan = first === undefined ? [] : [{ ...first, item: "article:none" } as const];

  it.each<{ name: string; content: BaseContent; says: string }>([
    {
      name: "is empty",
      content: { items: [], passages: [], subjects: [] },
      says: "The base holds nothing to index: see that DATA_DIR",
    },
    {
      name: "holds a passage twice",
      content: { ...BASE, passages: [...BASE.passages, ...BASE.passages.slice(0, 1)] },
      says: "The base holds article:a-00000#1 twice: run `npm run knowledge`",
    },
    {
      name: "holds a passage of an unknown item",
      content: { ...BASE, passages: [...BASE.passages.slice(1), ...orphan] },
      says: "passage article:a-00000#1 without its item article:none",
    },
  ])("because it $name is refused, and the old generation serves", async ({ content, says }) => {
    const workshop = createWorkshop();
    const old = await workshop.run(BASE);

    await expect(workshop.run(content)).rejects.toMatchObject({
      code: "KNOWLEDGE_INVALID",
      message: expect.stringContaining(says),
    });

    expect(await expectAnswer(workshop.stateDir, workshop.embedder, BASE)).toBe(old.generation);
    expect(listGenerations(workshop.stateDir)).toEqual([old.generation]);
  });
});

describe("a state folder that cannot be written", () => {
  it("is refused with its path", async () => {
    const stateDir = join(import.meta.filename, "state");
    const store = createFolderIndexStore({ stateDir, pid: process.pid });

    await expect(createWorkshop().run(BASE, { store })).rejects.toMatchObject({
      code: "STORAGE_FAILED",
      message: expect.stringContaining(stateDir),
    });
  });
});

describe("another embedder", () => {
  it("gets a generation of its own, and the old one is refused until then", async () => {
    const workshop = createWorkshop();
    await workshop.run(BASE);
    const other = new FakeEmbedder({ name: "other" });

    expect(() => openPublished({ stateDir: workshop.stateDir, identity: other.identity })).toThrow(
      expect.objectContaining({ code: "GENERATION_FOREIGN" }),
    );
    const outcome = await workshop.run(BASE, { embedder: other });

    expect(outcome).toMatchObject({ kind: "published", embedded: TEXTS, reused: 0 });
    expect(await expectAnswer(workshop.stateDir, other, BASE)).toBe(outcome.generation);
  });

  it.each([
    {
      name: "not of length 1",
      vector: Array.from({ length: 32 }, () => 1),
      says: "not of length 1",
    },
    {
      name: "not finite",
      vector: Array.from({ length: 32 }, () => Number.NaN),
      says: "not finite",
    },
    { name: "of another dimension", vector: [1], says: "1 numbers instead of 32" },
    { name: "missing", vector: undefined, says: "0 numbers instead of 32" },
  ])("is refused when its vectors are $name, and nothing is cached", async ({ vector, says }) => {
    const workshop = createWorkshop();
    const broken = new FakeEmbedder();
    broken.embedDocuments = async () => (vector === undefined ? [] : [vector]);

    await expect(workshop.run(BASE, { embedder: broken })).rejects.toMatchObject({
      code: "MODEL_FILE_INVALID",
      message: expect.stringMatching(new RegExp(`bag-of-words gave .*${says}.*git checkout`)),
    });

    expect(readPublished(workshop.stateDir)).toBeNull();
    expect(await workshop.run(BASE)).toMatchObject({ embedded: TEXTS, reused: 0 });
  });
});

import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Tokenizer } from "@huggingface/tokenizers";
import * as fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { loadE5Tokenizer, type Tokenize } from "../../src/models/e5-tokenizer.ts";
import { truncateIds } from "../../src/models/truncate-ids.ts";

const FILE = "data/models/multilingual-e5-small/tokenizer.json";

describe("loadE5Tokenizer", () => {
  let tokenize: Tokenize;
  /** The library with its own tree of pieces, uncut text, the same truncation. */
  let library: Tokenize;
  let pieces: readonly string[];

  beforeAll(async () => {
    tokenize = await loadE5Tokenizer(FILE);
    const json = JSON.parse(await readFile(FILE, "utf8"));
    pieces = json.model.vocab.map(([piece]: readonly [string, number]) => piece);
    const tokenizer = new Tokenizer(json, {});
    library = (text) => truncateIds(tokenizer.encode(text).ids);
  });

  it.each([
    { name: "a question", text: "query: hello", expected: "<s> ▁que ry : ▁hell o </s>" },
    { name: "nothing", text: "", expected: "<s> </s>" },
    { name: "an unknown script, fused", text: "中文中", expected: "<s> ▁ <unk> </s>" },
    { name: "a mark in full-width letters", text: "a＜unk＞b", expected: "<s> ▁a <unk> b </s>" },
    { name: "a run of blanks as one", text: "a  \t b", expected: "<s> ▁a ▁b </s>" },
  ])("cuts $name into pieces", ({ text, expected }) => {
    const found = tokenize(text).map((id) => pieces[id]);

    expect(found.join(" ")).toBe(expected);
  });

  it("gives the ids of the library for every line of the base's topics", async () => {
    const lines = await readLines("data/topics");

    expect(lines.length).toBeGreaterThan(300);
    for (const line of lines) {
      expect({ line, ids: tokenize(line) }).toEqual({ line, ids: library(line) });
    }
  });

  it("gives the ids of the library for any text, however broken", () => {
    const unit = fc.oneof(
      fc.string({ unit: "binary", maxLength: 40 }),
      fc.string({ unit: fc.constantFrom("e", "\u0301", "\ud83c", "\udf0d", "\u0000", "▁", " ") }),
      fc.constantFrom("</s>", "<pad>", "<mask>", "<unk>", "ﬁ", "～", "\u200b", "\ufeff"),
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 6 }), (parts) => {
        const text = parts.join("");

        expect(tokenize(text)).toEqual(library(text));
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    { name: "3,000 words", text: "souveraineté numérique européenne ".repeat(1000) },
    { name: "20,000 emoji", text: "🌍👩🏽‍💻".repeat(4000) },
    { name: "the longest pieces", text: "▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁▁ ---------------- ".repeat(2000) },
    { name: "combining accents", text: "e\u0302\u0301 o\u0302\u0309 ".repeat(4000) },
  ])("gives the first 511 ids and the end mark of $name, though it reads less", ({ text }) => {
    const ids = tokenize(text);

    expect(ids).toHaveLength(512);
    expect(ids).toEqual(library(text));
  });

  it("refuses a file of which the library makes another kind of tokenizer", async () => {
    const folder = await mkdtemp(join(tmpdir(), "souverain-tokenizer-"));
    const path = join(folder, "tokenizer.json");
    const json = JSON.parse(await readFile(FILE, "utf8"));
    const model = { type: "BPE", unk_id: 0, vocab: [["<unk>", 0]], merges: [] };
    await writeFile(path, JSON.stringify({ ...json, model }));

    const load = loadE5Tokenizer(path);

    await expect(load).rejects.toMatchObject({
      code: "MODEL_FILE_INVALID",
      message: expect.stringMatching(/no Unigram tokenizer of .*tokenizer\.json.*`npm ci`/),
    });
    await rm(folder, { recursive: true });
  });
});

async function readLines(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder);
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
  return texts.flatMap((text) => text.split("\n")).filter((line) => line.trim() !== "");
}

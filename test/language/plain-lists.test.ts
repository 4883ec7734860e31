import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { readPlainLists } from "../../src/language/plain-lists.ts";

const VOCABULARY = new URL("../../data/vocabulary.yaml", import.meta.url);

describe("readPlainLists", () => {
  it("reads the vocabulary as a parser of all YAML does", () => {
    const text = readFileSync(VOCABULARY, "utf8");
    expect(readPlainLists(text)).toEqual(parse(text));
  });

  it.each([
    ["a quoted word with an escape", 'a:\n  b: ["c\\n"]\n'],
    ["a quoted word with a comma", 'a:\n  b: ["c, d"]\n'],
    ["an alias", "a:\n  b: [*c]\n"],
    ["a number", "a:\n  b: [c, 404]\n"],
    ["a truth", "a:\n  b: [true]\n"],
    ["a comment behind", "a:\n  b: [c] # d\n"],
    ["a key within", "a:\n  b: [c: d]\n"],
    ["a list of lines", "a:\n  b:\n    - c\n"],
    ["a key twice", "a:\n  b: [c]\n  b: [d]\n"],
    ["a section twice", "a:\n  b: [c]\na:\n  d: [e]\n"],
    ["a list of a section that was not opened", "  b: [c]\n"],
    ["an empty word", "a:\n  b: [c, , d]\n"],
  ])("leaves %s to a parser", (_name, text) => {
    expect(readPlainLists(text)).toBeUndefined();
  });

  it("never reads anything otherwise than a parser", () => {
    const word = fc.stringMatching(/^[a-zA-ZéÉ*'&. #:~0-9-]{1,8}$/u);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), (words) => {
        const text = `a:\n  b: [${words.join(", ")}]\n`;
        const lists = readPlainLists(text);
        expect(lists === undefined || isDeepStrictEqual({ ...lists }, parse(text))).toBe(true);
      }),
    );
  });
});

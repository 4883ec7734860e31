import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { readPlainEntries } from "../../src/language/plain-entries.ts";

const PROMPTS = readdirSync("prompts").filter((name) => name.endsWith(".yaml"));

describe("readPlainEntries", () => {
  it.each(PROMPTS)("reads %s as a YAML parser does", (name) => {
    const text = readFileSync(join("prompts", name), "utf8");

    expect(readPlainEntries(text)).toEqual(parse(text));
  });

  it("reads any text in quotes as a YAML parser does", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^k[a-z0-9]{0,5}$/), fc.string()), (entries) => {
        const lines = Object.entries(entries).map(
          ([key, text]) => `${key}: ${JSON.stringify(text)}`,
        );
        const yaml = ["# Own words.", "", ...lines, ""].join("\n");

        expect(readPlainEntries(yaml)).toEqual({ ...entries });
        expect(readPlainEntries(yaml)).toEqual(parse(yaml) ?? {});
      }),
    );
  });

  it.each([
    ["a key written twice", 'a: "1"\na: "2"'],
    ["a text without quotes", "a: text"],
    ["a text in single quotes", "a: 'text'"],
    ["a text of several lines", 'a: "one\n  two"'],
    ["an escape that JSON has not", String.raw`a: "\x41"`],
    ["a list", "a: [b]"],
    ["an entry inside another", 'a:\n  b: "c"'],
    ["a key that is no text", 'null: "a"'],
    ["a comment behind a text", 'a: "b" # c'],
    ["a line ending of Windows", 'a: "b"\r\n'],
    ["a byte order mark", '\uFEFFa: "b"'],
    ["a quote that is not closed", 'a: "b'],
    ["a control character", 'a: "b\u0007"'],
  ])("leaves %s to a YAML parser", (_, yaml) => {
    expect(readPlainEntries(yaml)).toBeUndefined();
  });
});

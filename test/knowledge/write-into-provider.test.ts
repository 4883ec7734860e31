import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import type { ProviderFact } from "../../src/domain/provider.ts";
import { loadProvider } from "../../src/knowledge/load-provider.ts";
import { factLines, providerText } from "../../src/knowledge/write-fact-yaml.ts";
import { insertDispute, insertFact } from "../../src/knowledge/write-into-provider.ts";
import { factArbitrary } from "../helpers/fact-arbitrary.ts";
import { parseFacts } from "../helpers/facts-file.ts";
import { SMALL_BASE } from "../helpers/small-base.ts";
import { ROOT } from "../helpers/terminal.ts";

const FOLDER = join(ROOT, "data", "providers");
const FILES = (await readdir(FOLDER)).toSorted();
const ALPHA = SMALL_BASE["providers/alpha.yaml"] ?? "";

const FACT: ProviderFact = {
  id: "added-fact",
  attribute: "status",
  objective: "SOV-5",
  value: { fr: 'Oui : "non"', en: "Yes # no" },
  statement: { fr: "Alpha l'a.", en: "Alpha has it." },
  asOf: "2026-04-17",
  basis: "vendor",
  source: {
    title: "Page",
    publisher: "Alpha",
    url: "https://example.com/a",
    published: null,
    language: "fr",
  },
  note: { fr: "Sans date.", en: "Undated." },
};

function read(text: string): unknown {
  const { loaded, faults } = loadProvider("providers/x.yaml", text);
  return faults.length === 0 ? loaded?.source.value : faults;
}

function factsOf(text: string): readonly ProviderFact[] {
  const { loaded, faults } = loadProvider("providers/x.yaml", text);
  expect(faults).toEqual([]);
  return loaded?.facts.map(({ fact }) => fact) ?? [];
}

/** The text without the lines that were added: what a person who takes the fact out leaves. */
function withoutAdded(after: string, before: string): string {
  let start = 0;
  while (start < before.length && after[start] === before[start]) {
    start += 1;
  }
  return after.slice(0, start) + after.slice(start + after.length - before.length);
}

describe("insertFact on the real base", () => {
  it("has all 33 files to try", () => {
    expect(FILES).toHaveLength(33);
  });

  it.each(FILES)("adds to %s and leaves every other byte", async (name) => {
    const before = await readFile(join(FOLDER, name), "utf8");
    const facts = factsOf(before);
    const replaced = facts[Math.floor(facts.length / 2)];
    const fact = { ...FACT, supersedes: [replaced?.id ?? ""] };

    const after = insertFact(before, fact);

    expect(factsOf(after)).toEqual(
      facts.flatMap((each) => (each === replaced ? [each, fact] : [each])),
    );
    const lines = factLines(fact).map((line) => `  ${line}\n`);
    expect(after.replace(lines.join(""), "")).toBe(before);
  });

  it("writes all facts as they stand there", async () => {
    for (const name of FILES) {
      const text = await readFile(join(FOLDER, name), "utf8");
      const lines = factsOf(text).flatMap((fact) => factLines(fact).map((line) => `  ${line}\n`));

      expect(listedHolders(text).endsWith(lines.join(""))).toBe(true);
    }
  });
});

/** Some files have holders between brackets on one line, most one a line. */
function listedHolders(text: string): string {
  return text.replaceAll(/^ {4}holders: \[(\{.*\})\]$/gmu, (_, items: string) =>
    ["    holders:", ...items.split(/(?<=\}), (?=\{)/u).map((item) => `      - ${item}`)].join(
      "\n",
    ),
  );
}

describe("insertFact", () => {
  it.each([
    { name: "Windows line ends", text: ALPHA.replaceAll("\n", "\r\n") },
    { name: "no line end at the end", text: ALPHA.trimEnd() },
    { name: "no indentation", text: ALPHA.replaceAll(/^ {2}(?= *- id| {2,})/gmu, "") },
    { name: "empty lines at the end", text: `${ALPHA}\n\n` },
    {
      name: "comments",
      text: `# file\n${ALPHA.replace("facts:\n", "facts: # all\n    # one\n")}# end\n`,
    },
    {
      name: "a comment in the last fact",
      text: `${ALPHA}    # about alpha-owner\n  # about the next\n`,
    },
    {
      name: "a field behind the facts",
      text: `${ALPHA.replace("name: Alpha\n", "")}name: Alpha\n`,
    },
    {
      name: "a text over several lines at the end",
      text: `${ALPHA.trimEnd().replace(/quote: .*$/u, "quote: >-\n      Beta holds\n      sixty")}\n`,
    },
    {
      name: "a text kept with its empty lines at the end",
      text: ALPHA.replace(/quote: .*\n$/u, "quote: |+\n      Beta holds\n\n"),
    },
    { name: "an end of the document", text: `${ALPHA}...\n` },
  ])("adds to a file with $name", ({ text }) => {
    const before = parseFacts(text);

    const after = insertFact(text, FACT);

    expect(parse(after)).toEqual({ ...before, facts: [...before.facts, FACT] });
    expect(withoutAdded(after, text)).toBe(text);
    expect(after.includes("\r\n")).toBe(text.includes("\r\n"));
    expect(after.replaceAll("\r\n", "").includes("\n")).toBe(!text.includes("\r\n"));
  });

  it.each([
    { name: "behind the fact it replaces", more: { supersedes: ["alpha-candidate"] }, at: 1 },
    {
      name: "behind the last one of its attribute",
      more: { attribute: "certification-secnumcloud" as const },
      at: 2,
    },
    { name: "else at the end", more: {}, at: 3 },
  ])("puts a fact $name", ({ more, at }) => {
    const facts = factsOf(insertFact(ALPHA, { ...FACT, ...more }));

    expect(facts[at]?.id).toBe(FACT.id);
  });

  it("refuses facts between brackets, with the mend", () => {
    const { facts, ...rest } = parseFacts(ALPHA);
    const text = JSON.stringify({ ...rest, facts });

    expect(() => insertFact(text, FACT)).toThrow("write each fact as lines that begin with -");
  });

  it("writes a fact of any form so that it reads back equal", () => {
    fc.assert(
      fc.property(factArbitrary, (fact) => {
        const facts = factsOf(insertFact(ALPHA, fact));

        expect(facts.filter(({ id }) => id === fact.id)).toEqual([fact]);
        expect(facts).toHaveLength(4);
      }),
      { numRuns: 60 },
    );
  });

  it("writes a new provider so that it reads back equal", () => {
    fc.assert(
      fc.property(factArbitrary, (fact) => {
        const provider = {
          id: "gamma",
          name: fact.statement.fr,
          aliases: [fact.value.fr],
          kind: "offer" as const,
          summary: fact.value,
          facts: [fact],
        };

        expect(read(providerText(provider))).toEqual(provider);
      }),
      { numRuns: 30 },
    );
  });
});

describe("insertDispute", () => {
  it.each([
    { id: "alpha-owner", disputes: ["beta-share", "x-1"] },
    { id: "alpha-candidate", disputes: ["x-1"] },
    { id: "alpha-qualified", disputes: ["x-1"] },
  ])("names the other fact on $id and leaves every other byte", ({ id, disputes }) => {
    const after = insertDispute(ALPHA, id, "x-1");

    const expected = factsOf(ALPHA).map((fact) => (fact.id === id ? { ...fact, disputes } : fact));
    expect(factsOf(after)).toEqual(expected);
    expect(withoutAdded(after, ALPHA)).toBe(ALPHA);
  });

  it("leaves a text alone that names it already", () => {
    expect(insertDispute(ALPHA, "alpha-owner", "beta-share")).toBe(ALPHA);
  });

  it("puts the field where data/README.md has it", () => {
    const after = insertDispute(ALPHA, "alpha-qualified", "x-1");

    expect(after).toContain(
      "    supersedes: [alpha-candidate]\n    disputes: [x-1]\n    basis: primary\n",
    );
  });
});

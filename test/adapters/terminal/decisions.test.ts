import { describe, expect, it } from "vitest";
import { type CompareOptions, runCompare } from "../../../adapters/terminal/compare.ts";
import { type FindFlags, runFind } from "../../../adapters/terminal/find.ts";
import type { OpenDecisions } from "../../../adapters/terminal/open-decisions.ts";
import { createDecisions } from "../../../src/assistant/decisions.ts";
import { openSmallBase } from "../../helpers/open-content.ts";
import { runCommand } from "../../helpers/run-terminal.ts";
import { phrases, type TestContext, testContext } from "../../helpers/terminal.ts";

/** Decisions over the small base. */
const open: OpenDecisions = async () => {
  const generation = await openSmallBase();
  return {
    decisions: createDecisions({ generation, phrases }),
    phrases,
    newest: generation.manifest.newest,
    close: () => {},
  };
};

function english(): TestContext {
  return testContext([], { settings: { ...testContext().settings, language: "en" } });
}

interface Shown {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function find(flags: Partial<FindFlags>): Promise<Shown> {
  const context = english();
  const all = { european: false, openSource: false, json: false, ...flags };
  const code = await runFind(context, all, open);
  return { code, stdout: context.streams.stdout.text, stderr: context.streams.stderr.text };
}

async function compare(options: Partial<CompareOptions>): Promise<Shown> {
  const context = english();
  const all = { names: ["alpha", "beta"], objectives: false, format: "text" as const, ...options };
  const code = await runCompare(context, all, open);
  return { code, stdout: context.streams.stdout.text, stderr: context.streams.stderr.text };
}

describe("souverain find", () => {
  it.each([
    {
      name: "who holds a certification",
      flags: { certified: ["certification-secnumcloud"] as const },
      expected: "- Alpha: Qualified [1]",
    },
    { name: "whose owner is from there", flags: { shareholders: ["FR"] }, expected: "Beta, 60 %" },
  ])("shows $name", async ({ flags, expected }) => {
    const { code, stdout } = await find(flags);

    expect(stdout).toContain(expected);
    expect(code).toBe(0);
  });

  it("prints one line of JSON", async () => {
    const { stdout } = await find({ certified: ["certification-secnumcloud"], json: true });

    expect(stdout.split("\n")).toHaveLength(2);
    expect(JSON.parse(stdout)).toMatchObject({ id: null, kind: "answered" });
  });

  it("ends with 2 where nobody is found", async () => {
    expect((await find({ controlledFrom: ["JP"] })).code).toBe(2);
  });
});

describe("souverain compare", () => {
  it.each([
    { name: "a dated table", options: {}, expected: "Beta, 60 % (2025) [1]" },
    { name: "CSV", options: { format: "csv" as const }, expected: "Compared on,Alpha,Beta\r\n" },
    {
      name: "Markdown",
      options: { format: "markdown" as const },
      expected: "| Compared on | Alpha | Beta |\n",
    },
    {
      name: "a gap",
      options: { attributes: ["certification-secnumcloud"] as const },
      expected: "not in the base",
    },
    { name: "the objectives", options: { objectives: true }, expected: "SOV-8 environment" },
    { name: "JSON", options: { format: "json" as const }, expected: '"kind":"answered"' },
  ])("shows $name", async ({ options, expected }) => {
    const { code, stdout } = await compare(options);

    expect(stdout).toContain(expected);
    expect(code).toBe(0);
  });

  it.each([
    { name: "one provider", names: ["alpha"], code: 64, told: "Give 2 to 6 different providers" },
    {
      name: "an unknown name",
      names: ["alph", "beta"],
      code: 2,
      told: "The base does not know “alph”. Names like it: Alpha.",
    },
    { name: "a name like none", names: ["zorblax", "beta"], code: 2, told: "know “zorblax”.\n" },
  ])("tells what is wrong with $name", async ({ names, code, told }) => {
    const shown = await compare({ names });

    expect(shown.code).toBe(code);
    expect(shown.stderr).toContain(told);
    expect(shown.stdout).toBe("");
  });

  it("tells programs which names it does not know", async () => {
    const { stdout } = await compare({ names: ["alph", "beta"], format: "json" });

    expect(JSON.parse(stdout)).toEqual({
      kind: "unknown-names",
      unknown: [{ typed: "alph", near: ["Alpha"] }],
    });
  });
});

describe("the command line", () => {
  it.each([
    { name: "find without a filter", words: ["find"], told: "--certified" },
    {
      name: "an unknown certification",
      words: ["find", "--certified", "iso"],
      told: "secnumcloud",
    },
    { name: "no country code", words: ["find", "--country", "France"], told: "such as FR" },
    {
      name: "an unknown attribute",
      words: ["compare", "a", "b", "--attributes", "price"],
      told: "headquarters",
    },
    {
      name: "attributes and objectives at once",
      words: ["compare", "a", "b", "--attributes", "regions", "--objectives"],
      told: "--objectives",
    },
    { name: "no provider", words: ["compare"], told: "names" },
  ])("refuses $name", async ({ words, told }) => {
    const { code, stderr } = await runCommand(words);

    expect(code).toBe(64);
    expect(stderr).toContain(told);
  });
});

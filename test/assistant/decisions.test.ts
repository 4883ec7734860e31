import { describe, expect, it } from "vitest";
import { type ComparedNames, createDecisions } from "../../src/assistant/decisions.ts";
import { openSmallBase } from "../helpers/open-content.ts";
import { phrases } from "../helpers/terminal.ts";

async function compare(...names: readonly string[]): Promise<ComparedNames> {
  const decisions = createDecisions({ generation: await openSmallBase(), phrases });
  return decisions.compare({
    names,
    over: { kind: "shared" },
    language: "en",
    today: "2026-11-23",
  });
}

describe("comparing by name", () => {
  it.each([
    { name: "names", typed: ["Alpha", "Beta"] },
    { name: "aliases, without accents or case", typed: ["societe alpha", "BETA"] },
    { name: "one of them twice", typed: ["Alpha", "Beta", "alpha cloud"] },
  ])("finds providers by $name", async ({ typed }) => {
    const compared = await compare(...typed);

    const table =
      compared.kind === "compared"
        ? compared.answer.blocks.find((block) => block.kind === "table")
        : undefined;
    expect(table?.header.slice(1).map(({ text }) => text)).toEqual(["Alpha", "Beta"]);
  });

  it("answers unknown names with near ones", async () => {
    expect(await compare("Alph", "Beta", "Zorblax")).toEqual({
      kind: "unknown-names",
      unknown: [
        { typed: "Alph", near: ["Alpha"] },
        { typed: "Zorblax", near: [] },
      ],
    });
  });

  it.each([
    { name: "one", typed: ["Alpha"], count: 1 },
    { name: "one under two names", typed: ["Alpha", "Alpha Cloud"], count: 1 },
    { name: "none", typed: [], count: 0 },
  ])("compares nothing for $name", async ({ typed, count }) => {
    expect(await compare(...typed)).toEqual({ kind: "wrong-count", count });
  });
});

import { describe, expect, it } from "vitest";
import {
  type ComparedOver,
  createCompareProviders,
} from "../../src/answering/compare-providers.ts";
import { Answer } from "../../src/domain/answer.ts";
import type { AskerLanguage } from "../../src/domain/language.ts";
import { openSmallBase } from "../helpers/open-content.ts";
import { phrases } from "../helpers/terminal.ts";

async function compare(
  over: ComparedOver,
  {
    language = "en",
    subjects = ["alpha", "beta"],
  }: { readonly language?: AskerLanguage; readonly subjects?: readonly string[] } = {},
): Promise<Answer> {
  const create = createCompareProviders({ generation: await openSmallBase(), phrases });
  return create({ subjects, over, language, today: "2026-11-23" });
}

function rows({ blocks }: Answer): readonly (readonly string[])[] {
  const table = blocks.find((block) => block.kind === "table");
  return [table?.header ?? [], ...(table?.rows ?? [])].map((row) => row.map(({ text }) => text));
}

const GAP = "not in the base";

describe("compareProviders", () => {
  it("sets side by side what two at least have, whose they are in one row", async () => {
    const answer = Answer.parse(await compare({ kind: "shared" }));

    expect(rows(answer)).toEqual([
      ["Compared on", "Alpha", "Beta"],
      ["Control of the capital", "Beta, 60 %", "Half of Alpha"],
    ]);
    expect(answer.citations.map(({ item }) => item)).toEqual([
      "fact:alpha-owner",
      "fact:beta-share",
    ]);
  });

  it("tells where the base has nothing on an attribute that is asked", async () => {
    const attributes = ["certification-secnumcloud", "environmental"] as const;

    expect(rows(await compare({ kind: "attributes", attributes }))).toEqual([
      ["Compared on", "Alpha", "Beta"],
      ["SecNumCloud", "Qualified", GAP],
      ["Environment", GAP, GAP],
    ]);
  });

  it("has each of the eight objectives, in order", async () => {
    const shown = rows(await compare({ kind: "objectives" }));

    const labels = shown.slice(1).map(([label = ""]) => label);
    expect([...new Set(labels.map((label) => label.slice(0, 5)))]).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8].map((at) => `SOV-${String(at)}`),
    );
    expect(shown).toContainEqual(["SOV-3 data and AI – SecNumCloud", "Qualified", GAP]);
    expect(shown).toContainEqual(["SOV-8 environment", GAP, GAP]);
  });

  it("shows the other side of what sources disagree on, where no cell does", async () => {
    const attributes = ["ownership"] as const;
    const answer = await compare(
      { kind: "attributes", attributes },
      { subjects: ["alpha", "openstack"] },
    );

    const list = answer.blocks.find((block) => block.kind === "list");
    expect(list?.items.map((item) => item.map(({ text }) => text))).toEqual([
      ["Alpha:", "Beta, 60 %", "Sources disagree on this point:", "Half of Alpha"],
    ]);
  });

  it("tells that the base speaks English", async () => {
    const { blocks } = await compare({ kind: "shared" }, { language: "it" });

    expect(blocks.map(({ kind }) => kind)).toEqual(["text", "table"]);
  });

  it("abstains where the base has nothing of what is asked", async () => {
    const answer = await compare({ kind: "attributes", attributes: ["environmental"] });

    expect(answer).toMatchObject({ kind: "abstained", reason: "nothing-found", citations: [] });
  });
});

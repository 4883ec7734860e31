import { describe, expect, it } from "vitest";
import { sentence } from "../helpers/evaluated-answer.ts";
import { OWNED, QUALIFIED, verdicts, verdictsOf } from "../helpers/verdicts.ts";

describe("verify, of frames", () => {
  it.each([
    { name: "words of prompts/", frame: "Auparavant :", verdict: "verbatim" },
    {
      name: "the date of the evidence before",
      frame: "(État : 10 juin 2025.)",
      verdict: "verbatim",
    },
    {
      name: "the title of the evidence after",
      frame: "À propos de « Alpha » :",
      verdict: "verbatim",
    },
    {
      name: "the name of a provider",
      frame: "Rien trouvé dans la base sur ce point pour Beta.",
      verdict: "verbatim",
    },
    {
      name: "what is asked of a provider",
      frame: "Rien trouvé dans la base pour Beta sur ce point : Régions.",
      verdict: "verbatim",
    },
    {
      name: "something asked that is no attribute",
      frame: "Rien trouvé dans la base pour Beta sur ce point : Prestige.",
      verdict: "unknown-frame",
    },
    {
      name: "the language of the evidence after",
      frame: "La base ne le dit qu'en français :",
      verdict: "verbatim",
    },
    {
      name: "two readings",
      frame: "Compris comme Alpha ; autre sens possible : Beta.",
      verdict: "verbatim",
    },
    {
      name: "names of which nothing is known",
      frame: "Pas dans la base sur ce point : Alpha, Beta.",
      verdict: "verbatim",
    },
    {
      name: "an attribute of an objective",
      frame: "SOV-3 données et IA – Régions",
      verdict: "verbatim",
    },
    {
      name: "a name of nobody among those",
      frame: "Pas dans la base sur ce point : Alpha, Bleu.",
      verdict: "unknown-frame",
    },
    {
      name: "an objective that is none",
      frame: "SOV-9 prestige – Régions",
      verdict: "unknown-frame",
    },
    { name: "another date", frame: "(État : 11 juin 2025.)", verdict: "unknown-frame" },
    { name: "the date of the evidence after", frame: "(État : 2025.)", verdict: "unknown-frame" },
    { name: "another title", frame: "À propos de « Bleu » :", verdict: "unknown-frame" },
    { name: "a statement in a slot", frame: "Alpha est américaine :", verdict: "unknown-frame" },
    {
      name: "a name that the base does not have",
      frame: "Rien trouvé dans la base sur ce point pour Bleu.",
      verdict: "unknown-frame",
    },
    {
      name: "another language",
      frame: "La base ne le dit qu'en anglais :",
      verdict: "unknown-frame",
    },
    { name: "words of nobody", frame: "Alpha est la meilleure.", verdict: "unknown-frame" },
    { name: "a frame of another language", frame: "Before that:", verdict: "unknown-frame" },
    { name: "evidence without its number", frame: QUALIFIED, verdict: "unknown-frame" },
  ])("tells $name: $verdict", async ({ frame, verdict }) => {
    const found = await verdicts([sentence(QUALIFIED, 1), sentence(frame), sentence(OWNED, 2)]);

    expect(found).toEqual(["verbatim", verdict, "verbatim"]);
  });

  it("knows the name before an entry of a list by the entry", async () => {
    const own = [sentence("Alpha :"), sentence("Beta, 60 %", 2)];
    const other = [sentence("Beta :"), sentence("Beta, 60 %", 2)];

    expect(await verdictsOf([{ kind: "list", items: [own, other] }])).toEqual([
      "verbatim",
      "verbatim",
      "unknown-frame",
      "verbatim",
    ]);
  });

  it("knows no date at the beginning, where nothing is dated yet", async () => {
    const found = await verdicts([sentence("(État : 10 juin 2025.)"), sentence(QUALIFIED, 1)]);

    expect(found).toEqual(["unknown-frame", "verbatim"]);
  });

  it("knows dates in the language of the answer", async () => {
    const draft = { language: "de" } as const;

    const german = await verdicts(
      [sentence(QUALIFIED, 1), sentence("(Stand: 10. Juni 2025.)")],
      draft,
    );
    const french = await verdicts(
      [sentence(QUALIFIED, 1), sentence("(Stand: 10 juin 2025.)")],
      draft,
    );

    expect(german[1]).toBe("verbatim");
    expect(french[1]).toBe("unknown-frame");
  });
});

import { describe, expect, it } from "vitest";
import { type Choice, choose } from "../../src/answering/choose.ts";
import type { EvidenceUnit } from "../../src/answering/evidence-unit.ts";
import { providerFile } from "../helpers/provider-file.ts";
import { openSmallAnswering, ranked, type SmallAnswering } from "../helpers/small-answering.ts";

const DELTA = providerFile("delta", "Delta", [
  { id: "delta-keys", attribute: "customer-keys", fr: "Delta les confie à une société de Nice." },
]);

/** Chooses among these units, best first. */
async function chooseFrom(
  small: SmallAnswering,
  question: string,
  units: readonly EvidenceUnit[],
): Promise<Choice> {
  const { searched } = await small.find(question);
  return choose({ searched, candidates: ranked(units, 0.2) }, small.finder.parts);
}

describe("choose", () => {
  it("adds the other side of what is disputed, in the language of what was chosen", async () => {
    const small = await openSmallAnswering();

    const french = await chooseFrom(small, "Qui détient Alpha ?", small.units("fact:alpha-owner"));
    const english = await chooseFrom(
      small,
      "Who holds Alpha these days?",
      small.units("fact:alpha-owner", "en"),
    );

    expect(french.disputing.map(({ passage }) => passage.id)).toEqual(["fact:beta-share#fr"]);
    expect(english.disputing.map(({ passage }) => passage.id)).toEqual(["fact:beta-share#en"]);
  });

  it("adds no other side that was chosen already", async () => {
    const small = await openSmallAnswering();
    const units = [...small.units("fact:alpha-owner"), ...small.units("fact:beta-share")];

    const { chosen, disputing } = await chooseFrom(small, "Qui détient Alpha ?", units);

    expect(chosen.map(({ item }) => item.id)).toEqual(["fact:alpha-owner", "fact:beta-share"]);
    expect(disputing).toEqual([]);
  });

  it("names the providers of a comparison of which nothing was chosen", async () => {
    const small = await openSmallAnswering();

    const { missing } = await chooseFrom(
      small,
      "Compare la réversibilité d'Alpha et de Beta",
      small.units("fact:alpha-qualified"),
    );

    expect(missing.map(({ name }) => name)).toEqual(["Beta"]);
  });

  it.each([
    {
      name: "one that is told of in passing",
      question: "Compare Alpha et Beta",
      item: "fact:alpha-owner",
    },
    { name: "the one provider named", question: "Beta ?", item: "fact:alpha-qualified" },
    {
      name: "a provider when none is named",
      question: "Qui est qualifié ?",
      item: "fact:alpha-qualified",
    },
  ] as const)("does not miss $name", async ({ question, item }) => {
    const small = await openSmallAnswering();

    expect((await chooseFrom(small, question, small.units(item))).missing).toEqual([]);
  });

  it("chooses nothing where there is nothing, and says no more", async () => {
    const small = await openSmallAnswering();

    expect(await chooseFrom(small, "Qui détient Alpha ?", [])).toMatchObject({
      candidates: [],
      chosen: [],
      listed: [],
      disputing: [],
      missing: [],
    });
  });

  it.each([
    "Alpha garde-t-il les clés ?",
    "Does Alpha keep the keys?",
    "Hat Alpha die Schlüssel?",
    "¿Alpha tiene las claves?",
    "Alpha ha le chiavi?",
    "Heeft Alpha de sleutels?",
  ])(
    "says that nothing is known of the one provider named, and tells no others' facts: %s",
    async (text) => {
      const small = await openSmallAnswering({ "providers/delta.yaml": DELTA });
      const general = small
        .units("topic:keys.fr")
        .filter(({ aboutNames }) => !aboutNames.has("subject:alpha"));
      const units = [...general.slice(0, 1), ...small.units("fact:delta-keys")];

      const { chosen, missing } = await chooseFrom(small, text, units);

      expect(missing.map(({ id }) => id)).toEqual(["alpha"]);
      expect(chosen.map(({ item }) => item.id)).not.toContain("fact:delta-keys");
    },
  );
});

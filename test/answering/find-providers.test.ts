import { describe, expect, it } from "vitest";
import { createFindProviders, type FindFilters } from "../../src/answering/find-providers.ts";
import { Answer } from "../../src/domain/answer.ts";
import type { AskerLanguage } from "../../src/domain/language.ts";
import { openSmallBase } from "../helpers/open-content.ts";
import { type FactText, providerFile } from "../helpers/provider-file.ts";
import type { Changes } from "../helpers/small-base.ts";
import { phrases } from "../helpers/terminal.ts";

function fact(id: string, attribute: string, more: FactText["more"] = {}): FactText {
  return { id, attribute, fr: `Phrase de ${id}.`, value: `Valeur de ${id}`, more };
}

function provider(name: string, ...facts: readonly FactText[]): Changes {
  const id = name.toLowerCase();
  return { [`providers/${id}.yaml`]: providerFile(id, name, facts) };
}

function owner(
  id: string,
  ...holders: readonly (readonly [string | null, number | null])[]
): FactText {
  return fact(id, "ownership", {
    holders: holders.map(([country, share], at) => ({
      name: `Holder ${String(at)}`,
      country,
      share,
    })),
  });
}

const SNC = "certification-secnumcloud";
/** Providers that stand to SecNumCloud and to countries in every way. */
const PROVIDERS: Changes = {
  "providers/alpha.yaml": null,
  "providers/beta.yaml": null,
  "articles/2025-06-10-alpha.en.md": null,
  ...provider(
    "Held",
    fact("held-snc", SNC, { state: "in-force" }),
    fact("held-seat", "headquarters", { countries: ["FR"] }),
  ),
  ...provider(
    "Renewed",
    { ...fact("renewed-old", SNC, { state: "in-force" }), asOf: "2023" },
    fact("renewed-snc", SNC, { state: "in-force", supersedes: ["renewed-old"] }),
    owner("renewed-owner", ["DE", 60], ["US", 40]),
  ),
  ...provider(
    "Waiting",
    fact("waiting-snc", SNC, { state: "in-progress" }),
    owner("waiting-owner", ["FR", null]),
  ),
  ...provider("Lost", fact("lost-snc", SNC, { state: "ended" }), owner("lost-owner", ["US", 100])),
  ...provider(
    "Lawful",
    fact("lawful-other", SNC, { state: "in-force", scope: "Held" }),
    owner("lawful-owner", ["SE", null], ["FI", null]),
    fact("lawful-law", "applicable-foreign-law"),
    fact("lawful-regions", "regions", { countries: ["PL", "SE"], state: "in-force" }),
  ),
  ...provider(
    "Mixed",
    owner("mixed-owner", ["FR", null], ["US", null]),
    fact("mixed-regions", "regions", { countries: ["PL"], state: "planned" }),
  ),
  ...provider(
    "Swiss",
    fact("swiss-seat", "headquarters", { countries: ["CH"] }),
    owner("swiss-owner", ["MX", 56]),
  ),
};

async function find(filters: FindFilters, language: AskerLanguage = "en"): Promise<Answer> {
  const create = createFindProviders({ generation: await openSmallBase(PROVIDERS), phrases });
  return create({ filters, language, today: "2026-11-23" });
}

/** Texts of the blocks: entries as one text each. */
function shown({ blocks }: Answer): readonly string[] {
  return blocks.flatMap((block) => {
    const groups =
      block.kind === "list" ? block.items : block.kind === "text" ? [block.sentences] : [];
    return groups.map((group) => group.map(({ text }) => text).join(" "));
  });
}

const NOT_YET = "Not yet, in progress or announced:";
const NO_LONGER = "No longer, or said not to be:";
const CONDITION =
  "Under European control, but to be read with what the base says on foreign law or owners:";

describe("findProviders", () => {
  it.each<{ name: string; filters: FindFilters; expected: readonly string[] }>([
    {
      name: "a certification by its newest state, the others apart, and who has somebody else's not at all",
      filters: { certified: [SNC] },
      expected: [
        "Held: Valeur de held-snc",
        "Renewed: Valeur de renewed-snc",
        NOT_YET,
        "Waiting: Valeur de waiting-snc",
        NO_LONGER,
        "Lost: Valeur de lost-snc",
        "Not in the base on this point: Lawful, Mixed, Swiss.",
      ],
    },
    {
      name: "only the groups that are wanted",
      filters: { certified: [SNC], states: ["in-progress"] },
      expected: [
        "By the base, nobody meets this today.",
        NOT_YET,
        "Waiting: Valeur de waiting-snc",
        "Not in the base on this point: Lawful, Mixed, Swiss.",
      ],
    },
    {
      name: "a shareholder's country",
      filters: { shareholdersFrom: ["US"] },
      expected: [
        "Lost: Valeur de lost-owner",
        "Mixed: Valeur de mixed-owner",
        "Renewed: Valeur de renewed-owner",
        "Not in the base on this point: Held.",
      ],
    },
    {
      name: "who decides: the holder of most",
      filters: { controlledFrom: ["DE", "US"] },
      expected: [
        "Lost: Valeur de lost-owner",
        "Renewed: Valeur de renewed-owner",
        "Not in the base on this point: Held, Lawful, Mixed.",
      ],
    },
    {
      name: "a country by seat or control",
      filters: { countries: ["FR"] },
      expected: [
        "Held: Valeur de held-seat",
        "Waiting: Valeur de waiting-owner",
        "Not in the base on this point: Lawful, Mixed.",
      ],
    },
    {
      name: "a seat, with who controls it from elsewhere",
      filters: { headquartersIn: ["CH"] },
      expected: [
        "Swiss: Valeur de swiss-seat Valeur de swiss-owner",
        "Not in the base on this point: Lawful, Lost, Mixed, Renewed, Waiting.",
      ],
    },
    {
      name: "places, plans apart",
      filters: { hostedIn: ["PL"] },
      expected: [
        "Lawful: Valeur de lawful-regions",
        NOT_YET,
        "Mixed: Valeur de mixed-regions",
        "Not in the base on this point: Held, Lost, Renewed, Swiss, Waiting.",
      ],
    },
    {
      name: "European control, with the law and owners that bear on it",
      filters: { european: true },
      expected: [
        "Renewed: Valeur de renewed-owner",
        "Waiting: Valeur de waiting-owner",
        CONDITION,
        "Lawful: Valeur de lawful-owner Valeur de lawful-law",
        "Mixed: Valeur de mixed-owner",
        "Seated there; the base does not tell the country of all owners:",
        "Held: Valeur de held-seat",
      ],
    },
    {
      name: "several filters at once",
      filters: { certified: [SNC], countries: ["FR"] },
      expected: [
        "Held: Valeur de held-snc Valeur de held-seat",
        NOT_YET,
        "Waiting: Valeur de waiting-snc Valeur de waiting-owner",
        "Not in the base on this point: Lawful, Mixed.",
      ],
    },
  ])("finds $name", async ({ filters, expected }) => {
    const answer = await find(filters);

    expect(shown(Answer.parse(answer))).toEqual(expected);
    expect(answer).toMatchObject({ kind: "answered", reason: null });
  });

  it.each<{ name: string; filters: FindFilters }>([
    { name: "nobody who meets it", filters: { controlledFrom: ["JP"] } },
    { name: "no filter", filters: {} },
    { name: "no subject of that kind", filters: { certified: [SNC], kinds: ["technology"] } },
  ])("abstains for $name", async ({ filters }) => {
    expect(await find(filters)).toMatchObject({
      kind: "abstained",
      reason: "nothing-found",
      citations: [],
    });
  });

  it("cites every value, and tells that the base speaks English", async () => {
    const answer = await find({ certified: [SNC] }, "de");

    expect(shown(answer)[0]).toBe("In der Wissensbasis steht das nur auf Englisch:");
    expect(answer.citations.map(({ item }) => item)).toEqual([
      "fact:held-snc",
      "fact:renewed-snc",
      "fact:waiting-snc",
      "fact:lost-snc",
    ]);
  });

  it("has the same id for the same filters in another order, and another for others", async () => {
    const ids = await Promise.all([
      find({ certified: [SNC], countries: ["FR", "DE"] }),
      find({ countries: ["DE", "FR"], certified: [SNC], european: false }),
      find({ countries: ["DE"], certified: [SNC] }),
    ]);

    expect(ids[0].answerId).toBe(ids[1].answerId);
    expect(ids[0].answerId).not.toBe(ids[2].answerId);
  });
});

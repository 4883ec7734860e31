import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Countries } from "../../../adapters/discord/countries.ts";
import { listCriteria } from "../../../adapters/discord/criteria.ts";
import { readList, suggestList } from "../../../adapters/discord/value-lists.ts";
import { AskerLanguage } from "../../../src/domain/language.ts";
import { loadPhrases } from "../../../src/language/phrases.ts";
import { wordingIn } from "../../../src/presenting/wording.ts";

const phrases = await loadPhrases("prompts");
const french = new Countries().list("fr");
const criteria = listCriteria({ phrases }, wordingIn(phrases, "de"));

describe("readList", () => {
  it.each([
    { name: "nothing", typed: "", values: [] },
    { name: "a code", typed: "fr", values: ["FR"] },
    {
      name: "names without their accents, and one in English",
      typed: "etats-unis, Germany",
      values: ["US", "DE"],
    },
    { name: "the same twice", typed: "FR;France,,FR", values: ["FR"] },
  ])("reads $name", ({ typed, values }) => {
    expect(readList(typed, french)).toEqual({ kind: "read", values });
  });

  it.each([
    { name: "a union", typed: "FR, EU", unknown: "EU" },
    { name: "a state that is no more", typed: "SU", unknown: "SU" },
    { name: "words", typed: "près de chez moi", unknown: "près de chez moi" },
  ])("takes $name for no country", ({ typed, unknown }) => {
    expect(readList(typed, french)).toEqual({ kind: "unknown", typed: unknown });
  });

  it.each([
    { typed: "SOV-3", values: ["objectives"] },
    { typed: "hds, secnumcloud", values: ["certification-hds", "certification-secnumcloud"] },
    { typed: "Customer-held keys", values: ["customer-keys"] },
  ])("reads criteria as they are written elsewhere: $typed", ({ typed, values }) => {
    expect(readList(typed, criteria)).toEqual({ kind: "read", values });
  });
});

describe("suggestList", () => {
  it("keeps what stands before, leaves that out, and what begins so comes first", () => {
    expect(
      suggestList("FR, al", french)
        .map(({ value }) => value)
        .slice(0, 2),
    ).toEqual(["FR,AL", "FR,DZ"]);
    expect(suggestList("FR, fr", french).map(({ value }) => value)).not.toContain("FR,FR");
  });

  it("offers only what is read back as what it shows", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...AskerLanguage.options),
        fc.string({ maxLength: 12 }),
        (language, typed) => {
          const known = listCriteria({ phrases }, wordingIn(phrases, language));
          for (const { name, value } of suggestList(typed, known)) {
            expect(Math.max(name.length, value.length)).toBeLessThanOrEqual(100);
            expect(readList(value, known)).toEqual({ kind: "read", values: value.split(",") });
            expect(readList(name, known)).toEqual({ kind: "read", values: value.split(",") });
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

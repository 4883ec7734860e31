import { describe, expect, it } from "vitest";
import { withoutPurpose } from "../../src/answering/purpose.ts";
import type { AskerLanguage } from "../../src/domain/language.ts";
import { openSmallAnswering } from "../helpers/small-answering.ts";

interface Row {
  readonly name: string;
  readonly language: AskerLanguage;
  readonly text: string;
  readonly left: string;
}

describe("withoutPurpose", () => {
  it.each<Row>([
    { name: "at the end", language: "en", text: "a host for our payroll?", left: "a host?" },
    {
      name: "before what is asked",
      language: "de",
      text: "Anbieter für unsere Lohnabrechnung ohne US-Kapital",
      left: "Anbieter ohne US-Kapital",
    },
    {
      name: "behind an article",
      language: "it",
      text: "fornitori per il nostro archivio con C5",
      left: "fornitori con C5",
    },
    {
      name: "not where a type tells of it",
      language: "en",
      text: "a host for our health data",
      left: "a host for our health data",
    },
    {
      name: "not where it is nobody's",
      language: "fr",
      text: "un hébergeur pour 100 euros",
      left: "un hébergeur pour 100 euros",
    },
  ])("leaves it out $name", async ({ text, language, left }) => {
    const { finder } = await openSmallAnswering();

    expect(withoutPurpose(text, language, finder.lexicon)).toBe(left);
  });
});

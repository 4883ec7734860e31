import type { AskerLanguage } from "../../src/domain/language.ts";
import type { Valued } from "./value-lists.ts";

const LETTERS = Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
/** Codes that have a name and are no countries: unions, zones, tests, and what is left over. */
const NO_COUNTRIES: ReadonlySet<string> = new Set(["EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"]);

/** All countries by two-letter code (ISO 3166-1). Names are put together once a language: that takes 50 ms. */
export class Countries {
  readonly #lists = new Map<AskerLanguage, readonly Valued[]>();

  /** Named in a language and sorted by that; found by their English names, too. */
  list(language: AskerLanguage): readonly Valued[] {
    const list = this.#lists.get(language) ?? listCountries(language);
    this.#lists.set(language, list);
    return list;
  }

  /** How a country is called in a language; its code where it has no name. */
  nameOf(code: string, language: AskerLanguage): string {
    return this.list(language).find(({ value }) => value === code)?.label ?? code;
  }
}

function listCountries(language: AskerLanguage): readonly Valued[] {
  const names = new Intl.DisplayNames([language], { type: "region", fallback: "none" });
  const english = new Intl.DisplayNames(["en"], { type: "region", fallback: "none" });
  const compare = new Intl.Collator(language).compare;
  return LETTERS.flatMap((first) => LETTERS.map((second) => `${first}${second}`))
    .filter(isCurrent)
    .flatMap((value) => {
      const label = names.of(value);
      return label === undefined ? [] : [{ value, label, others: [english.of(value) ?? value] }];
    })
    .toSorted((a, b) => compare(a.label, b.label));
}

/** False for codes of states that are no more, which stand for others today. */
function isCurrent(code: string): boolean {
  return !NO_COUNTRIES.has(code) && Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`;
}

import * as fc from "fast-check";
import { Attribute, Basis, ProviderFact } from "../../src/domain/provider.ts";
import { checkText } from "../../src/knowledge/read-text-file.ts";

/** Text that no rule of the base refuses, though it is full of what YAML could trip over. */
const text = fc
  .array(
    fc.oneof(
      fc.string({ unit: "grapheme", minLength: 1, maxLength: 1 }),
      fc.constantFrom(
        "null",
        "true",
        ": ",
        " #",
        "- ",
        "---",
        "\\n",
        "{",
        "[",
        '"',
        "'",
        "&a",
        "*a",
      ),
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((parts) => parts.join("").trim())
  .filter((joined) => joined !== "" && checkText(joined).kind === "read");
const slug = fc.constantFrom("a-1", "null", "true", "2026", "1e3", "no", "x", "0x1f");
const date = fc.constantFrom("2019", "2024-02", "2024-02-29");
const bilingual = fc.record({ fr: text, en: text });
const country = fc.constantFrom("FR", "NO", "US");
const source = fc.record({
  title: text,
  publisher: text,
  url: fc.webUrl({ validSchemes: ["https"], withQueryParameters: true, withFragments: true }),
  published: fc.option(date),
  language: fc.constantFrom("fr", "no", "en"),
});

/** Facts that fit the schema, of every form; the rules between fields may refuse them. */
export const factArbitrary: fc.Arbitrary<ProviderFact> = fc
  .record(
    {
      id: slug,
      attribute: fc.constantFrom(...Attribute.options),
      objective: fc.constantFrom(...ProviderFact.shape.objective.options),
      value: bilingual,
      statement: bilingual,
      asOf: date,
      state: fc.constantFrom(...ProviderFact.shape.state.unwrap().options),
      from: date,
      until: date,
      due: date,
      scope: text,
      parts: fc.array(
        fc.record({ scope: text, from: date, until: date }, { requiredKeys: ["scope"] }),
        {
          minLength: 1,
          maxLength: 3,
        },
      ),
      supersedes: fc.array(slug, { minLength: 1, maxLength: 3 }),
      disputes: fc.array(slug, { minLength: 1, maxLength: 3 }),
      holders: fc.array(
        fc.record({
          name: text,
          country: fc.option(country),
          share: fc.option(fc.constantFrom(0, 0.1, 33.4, 100)),
        }),
        { minLength: 1, maxLength: 3 },
      ),
      countries: fc.array(country, { minLength: 1, maxLength: 3 }),
      basis: fc.constantFrom(...Basis.options),
      viaCopy: fc.constant(true as const),
      source,
      quote: text,
      note: bilingual,
    },
    {
      requiredKeys: [
        "id",
        "attribute",
        "objective",
        "value",
        "statement",
        "asOf",
        "basis",
        "source",
      ],
    },
  )
  .filter((fact) => ProviderFact.safeParse(fact).success);

import { stringify } from "yaml";

/** A fact of a provider; what it leaves out is made up. */
export interface FactText {
  readonly id: string;
  readonly attribute: string;
  /** The statement in French, and in English unless it is the same. */
  readonly fr: string;
  readonly en?: string;
  /** Short form in both languages. */
  readonly value?: string;
  readonly asOf?: string;
  /** Any further fields, as data/README.md has them. */
  readonly more?: Readonly<Record<string, unknown>>;
}

/** The file of a provider, as data/providers holds them. */
export function providerFile(id: string, name: string, facts: readonly FactText[]): string {
  return stringify(
    {
      id,
      name,
      aliases: [],
      kind: "provider",
      summary: { fr: "Fournisseur.", en: "Provider." },
      facts: facts.map(({ fr, en = fr, value = "Oui", asOf = "2026-01", more = {}, ...fact }) => ({
        id: fact.id,
        attribute: fact.attribute,
        objective: "none",
        value: { fr: value, en: value },
        statement: { fr, en },
        asOf,
        basis: "primary",
        source: {
          title: `Page of ${fact.id}`,
          publisher: name,
          url: `https://example.com/${fact.id}`,
          published: "2026-01-01",
          language: "fr",
        },
        ...more,
      })),
    },
    {
      lineWidth: 0,
      aliasDuplicateObjects: false,
      defaultStringType: "QUOTE_DOUBLE",
      defaultKeyType: "PLAIN",
    },
  );
}

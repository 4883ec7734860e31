import type { Item } from "../../src/domain/passage.ts";
import type { ProviderFact } from "../../src/domain/provider.ts";

/** A fact item of nobody in particular, in force as of 2026, with these fields. */
export function factItem(fields: Partial<ProviderFact>): Item {
  const source = {
    title: "Page",
    publisher: "Alpha",
    url: "https://example.com/page",
    published: null,
    language: "en" as const,
  };
  const fact: ProviderFact = {
    id: "some-fact",
    attribute: "status",
    objective: "none",
    value: { fr: "Valeur", en: "Value" },
    statement: { fr: "Une phrase.", en: "A sentence." },
    asOf: "2026",
    basis: "primary",
    source,
    ...fields,
  };
  return {
    id: `fact:${fact.id}`,
    kind: "fact",
    group: `fact:${fact.id}`,
    title: "Alpha",
    subject: "alpha",
    language: null,
    date: fact.asOf,
    file: "providers/alpha.yaml",
    sources: [source],
    fact,
  };
}

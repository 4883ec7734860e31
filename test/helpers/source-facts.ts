/** A file of facts on one provider, in the form of data/providers. */
export function providerYaml(id: string): string {
  const name = id.charAt(0).toUpperCase() + id.slice(1);
  return `id: ${id}
name: ${name}
aliases: []
kind: provider
summary:
  fr: "Fournisseur."
  en: "Provider."
facts:
  - id: ${id}-seat
    attribute: headquarters
    objective: SOV-1
    value:
      fr: "Lyon"
      en: "Lyon"
    statement:
      fr: "${name} a son siège à Lyon."
      en: "${name} is seated in Lyon."
    asOf: "2026-04"
    basis: primary
    source: { title: "Register", publisher: "Court", url: "https://example.com/${id}", published: "2026-04", language: fr }
`;
}

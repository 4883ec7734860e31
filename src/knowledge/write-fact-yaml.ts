import { parse } from "yaml";
import type { Bilingual } from "../domain/language.ts";
import type { Provider, ProviderFact } from "../domain/provider.ts";

/** A text in double quotes: JSON's form, which YAML 1.2 reads alike; nothing in it can end it. */
const quoted = (text: string): string => JSON.stringify(text);

/** An id or code without quotes, where YAML then reads the same text: not so for `2026` or `null`. */
function plain(text: string): string {
  return /^[A-Za-z0-9-]+$/.test(text) && parse(text) === text ? text : quoted(text);
}

function orNull(text: string | null, write: (text: string) => string): string {
  return text === null ? "null" : write(text);
}

function flowMap(entries: readonly (readonly [key: string, value: string | null])[]): string {
  const fields = entries.flatMap(([key, value]) => (value === null ? [] : [`${key}: ${value}`]));
  return `{ ${fields.join(", ")} }`;
}

function flowList(items: readonly string[]): string {
  return `[${items.join(", ")}]`;
}

function bilingual(key: string, text: Bilingual | undefined): readonly string[] {
  return text === undefined
    ? []
    : [`${key}:`, `  fr: ${quoted(text.fr)}`, `  en: ${quoted(text.en)}`];
}

function field<Value>(
  key: string,
  value: Value | undefined,
  write: (value: Value) => string,
): readonly string[] {
  return value === undefined ? [] : [`${key}: ${write(value)}`];
}

function partLines(parts: ProviderFact["parts"]): readonly string[] {
  const lines = (parts ?? []).map(({ scope, from, until }) => {
    const dates = Object.entries({ from, until }).map(
      ([key, date]) => [key, date === undefined ? null : quoted(date)] as const,
    );
    return `  - ${flowMap([["scope", quoted(scope)], ...dates])}`;
  });
  return lines.length === 0 ? [] : ["parts:", ...lines];
}

function holderLines(holders: ProviderFact["holders"]): readonly string[] {
  const lines = (holders ?? []).map(({ name, country, share }) => {
    const fields = flowMap([
      ["name", quoted(name)],
      ["country", orNull(country, plain)],
      ["share", share === null ? "null" : String(share)],
    ]);
    return `  - ${fields}`;
  });
  return lines.length === 0 ? [] : ["holders:", ...lines];
}

function writeSource({
  title,
  publisher,
  url,
  published,
  language,
}: ProviderFact["source"]): string {
  return flowMap([
    ["title", quoted(title)],
    ["publisher", quoted(publisher)],
    ["url", quoted(url)],
    ["published", orNull(published, quoted)],
    ["language", plain(language)],
  ]);
}

const writeIds = (ids: readonly string[]): string => flowList(ids.map(plain));

/** Lines of a fact in the form of data/providers: the fields in the order of data/README.md. */
export function factLines(fact: ProviderFact): readonly string[] {
  const fields = [
    `id: ${plain(fact.id)}`,
    `attribute: ${fact.attribute}`,
    `objective: ${fact.objective}`,
    ...bilingual("value", fact.value),
    ...bilingual("statement", fact.statement),
    `asOf: ${quoted(fact.asOf)}`,
    ...field("state", fact.state, plain),
    ...field("from", fact.from, quoted),
    ...field("until", fact.until, quoted),
    ...field("due", fact.due, quoted),
    ...field("scope", fact.scope, quoted),
    ...partLines(fact.parts),
    ...field("supersedes", fact.supersedes, writeIds),
    ...field("disputes", fact.disputes, writeIds),
    ...holderLines(fact.holders),
    ...field("countries", fact.countries, writeIds),
    `basis: ${fact.basis}`,
    ...field("viaCopy", fact.viaCopy, String),
    `source: ${writeSource(fact.source)}`,
    ...field("quote", fact.quote, quoted),
    ...bilingual("note", fact.note),
  ];
  return fields.map((line, index) => (index === 0 ? `- ${line}` : `  ${line}`));
}

/** Text of a new file of data/providers. */
export function providerText(provider: Provider): string {
  const lines = [
    `id: ${plain(provider.id)}`,
    `name: ${quoted(provider.name)}`,
    `aliases: ${flowList(provider.aliases.map(quoted))}`,
    `kind: ${provider.kind}`,
    ...bilingual("summary", provider.summary),
    "facts:",
    ...provider.facts.flatMap((fact) => factLines(fact).map((line) => `  ${line}`)),
  ];
  return `${lines.join("\n")}\n`;
}

import { BaseLanguage } from "../domain/language.ts";
import type { Item, ItemId, Passage } from "../domain/passage.ts";
import type { Provider, ProviderFact } from "../domain/provider.ts";
import { fold } from "../language/fold.ts";
import { splitSentences } from "../language/sentences.ts";
import { ATTRIBUTE_WORDS } from "./attribute-words.ts";
import type { ItemContent } from "./item-content.ts";
import type { BilingualSpan, ProviderFile } from "./knowledge.ts";

/** What differs between the passages of facts and summaries. */
interface BilingualText {
  readonly item: ItemId;
  readonly text: Readonly<Record<BaseLanguage, string>>;
  readonly span: BilingualSpan;
  readonly sources: number[];
  readonly indexText: (language: BaseLanguage) => string;
}

function createPassages({ item, text, span, sources, indexText }: BilingualText): Passage[] {
  return BaseLanguage.options.map((language) => ({
    id: `${item}#${language}`,
    item,
    language,
    headings: [],
    text: text[language],
    indexedText: indexText(language),
    offset: span[language],
    sources,
    sentences: [...splitSentences(text[language], language)],
  }));
}

function nameSubject({ name, aliases }: Provider): string {
  return aliases.length === 0 ? name : `${name} (${aliases.join(", ")})`;
}

/** Services meant by a fact whose names its sentence does not hold. */
function listUnnamed({ scope, parts }: ProviderFact, statement: string): readonly string[] {
  const scopes = scope === undefined ? [] : [scope];
  const shown = fold(statement);
  return [...scopes, ...(parts ?? []).map((part) => part.scope)].filter(
    (name) => !shown.includes(fold(name)),
  );
}

function indexFact(fact: ProviderFact, provider: Provider, language: BaseLanguage): string {
  const statement = fact.statement[language];
  const about = `${nameSubject(provider)} ${ATTRIBUTE_WORDS[fact.attribute][language]}`;
  const unnamed = listUnnamed(fact, statement).map((name) => ` ${name}`);
  return `${about}: ${statement} ${fact.value[language]}${unnamed.join(",")}`;
}

function factContent(
  fact: ProviderFact,
  { file, provider }: ProviderFile,
  span: BilingualSpan,
): ItemContent {
  const id: ItemId = `fact:${fact.id}`;
  const item: Item = {
    id,
    kind: "fact",
    group: id,
    title: provider.name,
    subject: provider.id,
    language: null,
    date: fact.asOf,
    file,
    sources: [fact.source],
    fact,
  };
  const indexText = (language: BaseLanguage): string => indexFact(fact, provider, language);
  const text = fact.statement;
  return { item, passages: createPassages({ item: id, text, span, sources: [0], indexText }) };
}

function summaryContent({ file, provider, summarySpan }: ProviderFile): ItemContent {
  const id: ItemId = `summary:${provider.id}`;
  const item: Item = {
    id,
    kind: "summary",
    group: id,
    title: provider.name,
    subject: provider.id,
    language: null,
    date: null,
    file,
    sources: [],
    fact: null,
  };
  const text = provider.summary;
  const indexText = (language: BaseLanguage): string =>
    `${nameSubject(provider)}: ${text[language]}`;
  return {
    item,
    passages: createPassages({ item: id, text, span: summarySpan, sources: [], indexText }),
  };
}

/** The summary of a provider and each of its facts, in both languages. */
export function providerContent(file: ProviderFile): readonly ItemContent[] {
  const facts = file.statementSpans.map((span, index) => ({
    span,
    fact: file.provider.facts[index],
  }));
  return [
    summaryContent(file),
    ...facts.flatMap(({ fact, span }) =>
      fact === undefined ? [] : [factContent(fact, file, span)],
    ),
  ];
}

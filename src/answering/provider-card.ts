import type { Answer, AnswerSentence, Block } from "../domain/answer.ts";
import { type AskerLanguage, BaseLanguage } from "../domain/language.ts";
import type { Item, ItemId, Passage } from "../domain/passage.ts";
import type { Attribute } from "../domain/provider.ts";
import { BotError } from "../errors.ts";
import { formatDate } from "../language/format-date.ts";
import type { Phrases } from "../language/phrases.ts";
import type { SearchableGeneration } from "../retrieval/searchable-generation.ts";
import { answerId, answerSpace } from "./answer-id.ts";
import { CitationLedger, citedEvidence } from "./citation-ledger.ts";
import { statementRow } from "./fact-units.ts";
import { lapseFrames, unansweredLapses } from "./lapse-frames.ts";
import { createNameFinder, type NameFinder } from "./name-finder.ts";
import { readSuccession, type Succession } from "./succession.ts";
import { verify } from "./verify.ts";

/** What is asked of a card. */
export interface ProviderCardRequest {
  readonly name: string;
  readonly language: AskerLanguage;
  /** Day on which it is asked (YYYY-MM-DD). */
  readonly today: string;
}

/** Tells what the base holds on one provider. */
export type ProviderCard = (request: ProviderCardRequest) => Answer;

export interface ProviderCardParts {
  readonly generation: SearchableGeneration;
  readonly phrases: Phrases;
}

/** Facts shown at most. */
const MAX_FACTS = 8;
/** No name of a provider is longer; the rest of a message is not looked at. */
const MAX_NAME_CHARS = 200;
/** What people choose a provider by; what is not named follows in the order of its file. */
const ORDER: readonly Attribute[] = [
  "certification-secnumcloud",
  "ownership",
  "parent-company",
  "country-of-control",
  "operator",
  "data-location",
  "applicable-foreign-law",
  "status",
  "certification-hds",
  "certification-c5",
  "certification-iso27001",
  "certification-other",
  "headquarters",
];
const YEAR = /\b(?:19|20)\d\d\b/;

/** A fact with its statement in the language it is shown in. */
interface Shown {
  readonly item: Item;
  readonly passage: Passage;
}

function placeOf(attribute: Attribute): number {
  return ORDER.includes(attribute) ? ORDER.indexOf(attribute) : ORDER.length;
}

/** Newest fact of each attribute that no other replaces, the most asked attributes first. */
function chooseFacts(facts: readonly Item[], succession: Succession): readonly Item[] {
  const newest = new Map<Attribute, Item>();
  for (const item of facts) {
    const attribute = item.fact?.attribute;
    if (attribute !== undefined && !succession.isSuperseded(item.id)) {
      const kept = newest.get(attribute);
      // A tie goes to the one that stands first in its file.
      if (kept === undefined || (item.date ?? "") > (kept.date ?? "")) {
        newest.set(attribute, item);
      }
    }
  }
  return [...newest]
    .toSorted(([a], [b]) => placeOf(a) - placeOf(b))
    .slice(0, MAX_FACTS)
    .map(([, item]) => item);
}

/** Writes one card. */
class CardWriter {
  readonly #parts: ProviderCardParts;
  readonly #succession: Succession;
  readonly #language: AskerLanguage;
  readonly #today: string;
  readonly #baseLanguage: BaseLanguage;
  readonly #ledger = new CitationLedger();

  constructor(
    parts: ProviderCardParts,
    succession: Succession,
    { language, today }: Pick<ProviderCardRequest, "language" | "today">,
  ) {
    this.#parts = parts;
    this.#succession = succession;
    this.#language = language;
    this.#today = today;
    this.#baseLanguage = BaseLanguage.safeParse(language).data ?? "en";
  }

  /** Title, a note when the base does not speak the asker's language, and an entry a fact. */
  write(facts: readonly Item[]): Pick<Answer, "blocks" | "citations"> {
    const shown = facts.flatMap((item) => this.#read(item.id));
    const title = shown[0]?.item.title ?? "";
    const isForeign = this.#baseLanguage !== this.#language;
    const note = isForeign
      ? [this.#frame("language-note", { language: this.#languageName() })]
      : [];
    const items = shown.map((each) => this.#entry(each));
    const blocks: Block[] = [
      { kind: "text", sentences: [this.#frame("about", { title }), ...note] },
      { kind: "list", items },
    ];
    return { blocks, citations: [...this.#ledger.citations] };
  }

  #entry(shown: Shown): AnswerSentence[] {
    const others = this.#succession
      .disputedBy(shown.item.id)
      .filter((id) => !this.#succession.isSuperseded(id))
      .flatMap((id) => this.#read(id));
    const dispute = others.length === 0 ? [] : [this.#frame("dispute")];
    return [...this.#say(shown), ...dispute, ...others.flatMap((other) => this.#say(other))];
  }

  /** The statement, sentence by sentence, and the date of a state whose own words name none. */
  #say({ item, passage }: Shown): AnswerSentence[] {
    const options = { language: this.#baseLanguage, form: "summary" } as const;
    const citations = this.#ledger.cite(citedEvidence(item, passage, options));
    const sentences = passage.sentences.map(({ start, end }) => ({
      text: passage.text.slice(start, end),
      citations,
    }));
    return [...sentences, ...this.#tellTime(item, passage)];
  }

  /** That a date it looks forward to is past, or when it was so. */
  #tellTime(item: Item, { text }: Passage): readonly AnswerSentence[] {
    const { generation, phrases } = this.#parts;
    const states = { generation, succession: this.#succession };
    const lapses = unansweredLapses(item, this.#today, states);
    if (lapses.length > 0) {
      return lapseFrames(lapses, { language: this.#language, phrases });
    }
    const { fact } = item;
    return fact?.state === undefined || YEAR.test(text)
      ? []
      : [this.#frame("as-of", { date: formatDate(fact.asOf, this.#language) })];
  }

  #read(id: ItemId): readonly Shown[] {
    const { generation } = this.#parts;
    const item = generation.item(id);
    const row = statementRow(id, this.#baseLanguage, generation);
    return item === undefined || row === undefined
      ? []
      : [{ item, passage: generation.passage(row) }];
  }

  #languageName(): string {
    return this.#parts.phrases.text(this.#language, `language-${this.#baseLanguage}`);
  }

  #frame(key: string, slots: Readonly<Record<string, string>> = {}): AnswerSentence {
    return { text: this.#parts.phrases.text(this.#language, key, slots), citations: [] };
  }
}

type Body = Pick<Answer, "kind" | "reason" | "blocks" | "citations">;

function unknownName({ language }: ProviderCardRequest, { phrases }: ProviderCardParts): Body {
  const text = phrases.text(language, "abstain-unknown-name");
  return {
    kind: "abstained",
    reason: "unknown-name",
    blocks: [{ kind: "text", sentences: [{ text, citations: [] }] }],
    citations: [],
  };
}

function checkCard(answer: Answer, parts: ProviderCardParts, today: string): void {
  const wrong = verify(answer, { ...parts, today }).filter(({ verdict }) => verdict !== "verbatim");
  if (wrong.length > 0) {
    const verdicts = wrong.map(({ verdict }) => verdict).join(", ");
    throw new BotError(
      "UNSUPPORTED_SENTENCE",
      `Card ${answer.answerId} was withheld, its sentences are not the stored ones (${verdicts}). Run \`npm run souverain index\` to build the index again`,
    );
  }
}

/** The subject that a name means: the first found; `undefined` when the base knows none. */
function findSubject(name: string, names: NameFinder): string | undefined {
  return names.find(name.slice(0, MAX_NAME_CHARS)).find(({ kind }) => kind === "subject")?.id;
}

/**
 * Cards over one generation: the newest fact of each attribute of the subject that a name or alias
 * means, at most eight, each with its citation; both sides of a dispute. Statements in French or
 * English, in English with a note for others. Deterministic.
 *
 * An unknown name gives an abstention. The card throws {@link BotError} UNSUPPORTED_SENTENCE when a
 * sentence is not the stored one, GENERATION_INVALID when the index cannot be read.
 */
export function createProviderCard(parts: ProviderCardParts): ProviderCard {
  const { generation } = parts;
  const names = createNameFinder(generation.subjects, {}, (word) =>
    generation.lexical.has(`=${word}`),
  );
  const succession = readSuccession(generation);
  return (request) => {
    const subject = findSubject(request.name, names);
    const facts = subject === undefined ? [] : chooseFacts(generation.factsOf(subject), succession);
    const body: Body =
      facts.length === 0
        ? unknownName(request, parts)
        : {
            kind: "answered",
            reason: null,
            ...new CardWriter(parts, succession, request).write(facts),
          };
    const { id } = generation.manifest;
    const question = {
      // The same provider under another name is the same card.
      text: `provider card: ${subject ?? request.name}`,
      history: [],
      locale: request.language,
      today: request.today,
    };
    const answer: Answer = {
      answerId: answerId(answerSpace(generation), question),
      language: request.language,
      ...body,
      nearest: [],
      generation: id,
    };
    checkCard(answer, parts, request.today);
    return answer;
  };
}

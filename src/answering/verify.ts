import type { Answer, AnswerSentence, Citation } from "../domain/answer.ts";
import type { BaseLanguage } from "../domain/language.ts";
import type { Item, ItemId, Passage } from "../domain/passage.ts";
import { shownSentences } from "../domain/shown-sentences.ts";
import { analyseText } from "../language/analyse.ts";
import { datesIn } from "../language/dates-in-text.ts";
import type { Phrases } from "../language/phrases.ts";
import type { SearchableGeneration } from "../retrieval/searchable-generation.ts";
import { type CitedBeside, isKnownFrame } from "./frame-check.ts";
import { datesOfItem } from "./timeline.ts";

/**
 * What comparing a sentence with the stored text can come to. `verbatim`: whole sentences, a value or
 * a quotation of each cited item. `misattributed`: such, but of an item that is not cited.
 * `stitched`: made of pieces of stored text. `absent`: not in the base. `unknown-frame`: words of our
 * own that prompts/ does not hold, or not filled from the evidence beside them. `misdated`: shown under
 * a date that neither it nor its item states. Only `verbatim` is posted.
 */
type Verdict = "verbatim" | "misattributed" | "stitched" | "absent" | "unknown-frame" | "misdated";

/** A sentence with what came of comparing it. */
export interface CheckedSentence {
  readonly sentence: AnswerSentence;
  readonly verdict: Verdict;
}

/** What comparing draws on. */
export interface VerifyParts {
  readonly generation: SearchableGeneration;
  readonly phrases: Phrases;
  /** The asker's claims as they may be shown; none unless given. */
  readonly claims?: ReadonlySet<string>;
  /** Day on which it is shown (YYYY-MM-DD); unless given, whether a date has passed is not asked. */
  readonly today?: string | undefined;
}

/** Passages searched for text that is not where it is said to be. */
const SEARCHED_ROWS = 40;
/** Shorter pieces stand in many passages by chance. */
const MIN_PIECE_WORDS = 3;

/** Whether a citation says of its item what the item says: date, basis, and the caveat where it has one. */
function isOwnState({ asOf, basis, caveat }: Citation, { date, fact, page }: Item): boolean {
  const notes: readonly (string | null)[] =
    fact?.note === undefined ? [null] : Object.values(fact.note);
  const isOwnBasis = basis === (fact?.basis ?? page?.basis ?? null);
  return asOf === date && isOwnBasis && notes.includes(caveat);
}

/** Whether a text is a run of whole sentences of a passage. */
function isWholeRun(text: string, passage: Passage): boolean {
  return passage.sentences.some(({ start }, first) =>
    passage.sentences
      .slice(first)
      .some(({ end }) => end - start === text.length && passage.text.slice(start, end) === text),
  );
}

/** The nearest sentence with citations before a place, the nearest first; nothing where none has. */
function lastCited(sentences: readonly AnswerSentence[], at: number): AnswerSentence | undefined {
  for (let before = at - 1; before >= 0; before -= 1) {
    const sentence = sentences[before];
    if (sentence !== undefined && sentence.citations.length > 0) {
      return sentence;
    }
  }
  return undefined;
}

/** The next one from a place on. */
function nextCited(sentences: readonly AnswerSentence[], at: number): AnswerSentence | undefined {
  for (let after = at; after < sentences.length; after += 1) {
    const sentence = sentences[after];
    if (sentence !== undefined && sentence.citations.length > 0) {
      return sentence;
    }
  }
  return undefined;
}

type Draft = Pick<Answer, "blocks" | "citations" | "language">;

/** Verifies one answer: what it cites is looked up once, since a list may cite hundreds of items. */
class Verifier {
  readonly #parts: VerifyParts;
  readonly #answer: Draft;
  readonly #citations: ReadonlyMap<number, Citation>;
  readonly #cited: readonly Item[];
  /** Language of the passage that last held what is cited from it. */
  #held: BaseLanguage | undefined;

  constructor(answer: Draft, parts: VerifyParts) {
    this.#parts = parts;
    this.#answer = answer;
    // The first of a number, should it occur twice.
    this.#citations = new Map(
      answer.citations.toReversed().map((citation) => [citation.number, citation]),
    );
    this.#cited = answer.citations.flatMap(({ item }) => parts.generation.item(item) ?? []);
  }

  check(sentences: readonly AnswerSentence[], at: number): Verdict {
    const { text, citations } = sentences[at] ?? { text: "", citations: [] };
    if (citations.length === 0) {
      return this.#isFrame(sentences, at) ? "verbatim" : "unknown-frame";
    }
    const cited = citations.map((number) => this.#citations.get(number));
    const isVerbatim = cited.every(
      (citation) => citation !== undefined && this.#supports(citation, text),
    );
    return isVerbatim ? "verbatim" : this.#locate(text);
  }

  /** Entries of timelines that stand under a date of somebody else's. */
  misdated(): readonly CheckedSentence[] {
    return this.#answer.blocks
      .flatMap((block) => (block.kind === "timeline" ? block.entries : []))
      .filter(({ date, sentence }) => {
        const items = this.#citedIn(sentence).flatMap(
          ({ item }) => this.#parts.generation.item(item) ?? [],
        );
        const stated = [...datesIn(sentence.text), ...items.flatMap(datesOfItem)];
        // Less precise is no other date.
        return !stated.some((known) => `${known}-`.startsWith(`${date}-`));
      })
      .map(({ sentence }) => ({ sentence, verdict: "misdated" as const }));
  }

  /** Cells that stand in the column of another provider than the one they are about. */
  misplaced(): readonly CheckedSentence[] {
    const isOf = (cell: AnswerSentence, name: string): boolean =>
      this.#citedIn(cell).every(({ item }) => this.#parts.generation.item(item)?.title === name);
    return this.#answer.blocks
      .flatMap((block) => (block.kind === "table" ? [block] : []))
      .flatMap(({ header, rows }) =>
        // The first column names what is compared.
        rows.flatMap((row) =>
          row.filter((cell, at) => at > 0 && !isOf(cell, header[at]?.text ?? "")),
        ),
      )
      .map((sentence) => ({ sentence, verdict: "misattributed" as const }));
  }

  #isFrame(sentences: readonly AnswerSentence[], at: number): boolean {
    const { generation, phrases, claims = new Set<string>(), today } = this.#parts;
    return isKnownFrame(sentences[at]?.text ?? "", {
      language: this.#answer.language,
      phrases,
      claims,
      today,
      subjects: generation.subjects,
      cited: this.#cited,
      before: this.#citedBy(lastCited(sentences, at)),
      after: this.#citedBy(nextCited(sentences, at)),
    });
  }

  #citedIn({ citations }: AnswerSentence): readonly Citation[] {
    return citations.flatMap((number) => this.#citations.get(number) ?? []);
  }

  /** Read when a frame asks for it: most say nothing of languages. */
  #citedBy(sentence: AnswerSentence | undefined): CitedBeside {
    const cited = sentence === undefined ? [] : this.#citedIn(sentence);
    const languagesOf = ({ item, excerpt }: Citation): readonly BaseLanguage[] =>
      [...this.#passages(item)].flatMap(({ text, language }) =>
        text === excerpt ? [language] : [],
      );
    return {
      items: cited.flatMap(({ item }) => this.#parts.generation.item(item) ?? []),
      get languages() {
        return cited.flatMap(languagesOf);
      },
    };
  }

  /** The citation's own data are stored data too: another address, basis or date is no citation. */
  #supports(citation: Citation, text: string): boolean {
    const item = this.#parts.generation.item(citation.item);
    const isSource = item?.sources.some(
      ({ url, title, publisher, published }) =>
        url === citation.url &&
        title === citation.title &&
        publisher === citation.publisher &&
        published === citation.published,
    );
    if (item === undefined || isSource !== true || !isOwnState(citation, item)) {
      return false;
    }
    if (item.page !== undefined) {
      // Stored page text is a quotation as it stands, our words about a page never are.
      return citation.form === item.page.form && this.#holds(citation, text);
    }
    return citation.form === "quotation"
      ? item.fact?.quote === text && citation.excerpt === text
      : this.#holds(citation, text);
  }

  #holds({ item: id, excerpt, url }: Citation, text: string): boolean {
    const item = this.#parts.generation.item(id);
    for (const passage of this.#passages(id)) {
      const isOwnSource = passage.sources.some((index) => item?.sources[index]?.url === url);
      const isValue = item?.fact?.value[passage.language] === text;
      if (isOwnSource && passage.text === excerpt && (isValue || isWholeRun(text, passage))) {
        this.#held = passage.language;
        return true;
      }
    }
    return false;
  }

  /** Read one by one, those first that are in the language of what was last held: an answer cites mostly one. */
  *#passages(id: ItemId): Generator<Passage> {
    const { generation } = this.#parts;
    const rows = generation.passageRows(id);
    const isLikely = (row: number): boolean => generation.rowLanguages[row] === this.#held;
    for (const row of [...rows.filter(isLikely), ...rows.filter((each) => !isLikely(each))]) {
      yield generation.passage(row);
    }
  }

  /** Says what is wrong with a text that its citations do not hold. */
  #locate(text: string): Verdict {
    const { generation } = this.#parts;
    const words = [...analyseText(text, "fr"), ...analyseText(text, "en")];
    const near = generation.lexical
      .search(words, SEARCHED_ROWS)
      .map(({ row }) => generation.passage(row));
    if (near.some((passage) => isWholeRun(text, passage))) {
      return "misattributed";
    }
    return isStitched(text, near) ? "stitched" : "absent";
  }
}

/** Whether pieces of at least three words, each standing in some passage, make up the whole text. */
function isStitched(text: string, passages: readonly Passage[]): boolean {
  const words = text.split(/\s+/);
  const stands = (piece: string): boolean =>
    passages.some((passage) => passage.text.includes(piece));
  let at = 0;
  while (at < words.length) {
    let end = words.length;
    while (end - at >= MIN_PIECE_WORDS && !stands(words.slice(at, end).join(" "))) {
      end -= 1;
    }
    if (end - at < MIN_PIECE_WORDS) {
      return false;
    }
    at = end;
  }
  return true;
}

/** Compares every sentence of an answer with the stored text. */
export function verify(answer: Draft, parts: VerifyParts): readonly CheckedSentence[] {
  const verifier = new Verifier(answer, parts);
  const sentences = shownSentences(answer);
  return [
    ...sentences.map((sentence, at) => ({
      sentence,
      verdict: verifier.check(sentences, at),
    })),
    ...verifier.misdated(),
    ...verifier.misplaced(),
  ];
}

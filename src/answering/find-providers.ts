import type { Answer, Block } from "../domain/answer.ts";
import type { AskerLanguage } from "../domain/language.ts";
import type { Attribute, Subject } from "../domain/provider.ts";
import { createFactBook } from "./fact-book.ts";
import { listBlocks, unknownBlocks } from "./list-blocks.ts";
import { type Criterion, PLACES } from "./provider-criteria.ts";
import {
  groupsOf,
  isNobody,
  listSubjects,
  OFFERING,
  type ProviderList,
  SHOWN,
  type ShownStanding,
} from "./provider-list.ts";
import { sealAnswer } from "./seal-answer.ts";
import { readSuccession } from "./succession.ts";
import { ValueWriter, type WriterParts } from "./value-writer.ts";

/**
 * What a provider must be or have; all that is given must hold. Of several values of one filter any will
 * do, but for `certified` and `has`, where all must. Countries are ISO 3166-1 alpha-2 codes.
 */
export interface FindFilters {
  /** Certifications, memberships and labels held. */
  readonly certified?: readonly Attribute[];
  /** Attributes of which the base has a fact. */
  readonly has?: readonly Attribute[];
  /** Seated in, or controlled from. */
  readonly countries?: readonly string[];
  readonly controlledFrom?: readonly string[];
  readonly headquartersIn?: readonly string[];
  /** Countries of ultimate control of an owner or shareholder. */
  readonly shareholdersFrom?: readonly string[];
  /** Regions or data in. */
  readonly hostedIn?: readonly string[];
  /** Controlled from a country of the EU or EEA; what the base says of foreign law is shown beside it. */
  readonly european?: boolean;
  readonly openSource?: boolean;
  /** Providers and offers unless given. */
  readonly kinds?: readonly Subject["kind"][];
  /** Groups to be shown; all unless given. */
  readonly states?: readonly ShownStanding[];
}

export interface FindRequest {
  readonly filters: FindFilters;
  readonly language: AskerLanguage;
  /** Day on which it is asked (YYYY-MM-DD). */
  readonly today: string;
}

/** Finds providers by need. */
export type FindProviders = (request: FindRequest) => Answer;

function byCountries(filters: FindFilters): readonly Criterion[] {
  const all = [
    ["home", filters.countries],
    ["control", filters.controlledFrom],
    ["seat", filters.headquartersIn],
    ["owners", filters.shareholdersFrom],
  ] as const;
  return all.flatMap(([kind, asked = []]): readonly Criterion[] =>
    asked.length === 0 ? [] : [{ kind, countries: new Set(asked) }],
  );
}

function toCriteria(filters: FindFilters): readonly Criterion[] {
  const { certified = [], has = [], hostedIn = [], openSource, european } = filters;
  const held = [...certified, ...has, ...(openSource === true ? ["open-source" as const] : [])];
  return [
    ...held.map((attribute): Criterion => ({ kind: "holds", attribute })),
    ...byCountries(filters),
    ...(hostedIn.length === 0
      ? []
      : [{ kind: "place" as const, attributes: PLACES, countries: new Set(hostedIn) }]),
    ...(european === true ? [{ kind: "european" as const }] : []),
  ];
}

function sorted(texts: readonly string[]): readonly string[] {
  return texts.toSorted((a, b) => a.localeCompare(b, "en"));
}

/** The same filters in another order are the same text. */
function describeFilters(filters: FindFilters): string {
  const parts = Object.entries(filters).flatMap(([name, value]): readonly string[] => {
    const values = typeof value === "boolean" ? [value ? "yes" : ""] : sorted(value);
    const told = values.join(",");
    return told === "" ? [] : [`${name}=${told}`];
  });
  return `find providers: ${sorted(parts).join(" ")}`;
}

/** What is shown with a state that is asked for: a reader of those must not miss these. */
const GOES_WITH: Partial<Record<ShownStanding, ShownStanding>> = {
  "by-seat": "conditional",
  expired: "ended",
};

function onlyShown(list: ProviderList, states: readonly ShownStanding[]): ProviderList {
  const of = (standing: ShownStanding): ProviderList["groups"][ShownStanding] =>
    states.includes(standing) || states.includes(GOES_WITH[standing] ?? standing)
      ? list.groups[standing]
      : [];
  return { groups: groupsOf(of), unknown: list.unknown };
}

function text(writer: ValueWriter, ...keys: readonly string[]): readonly Block[] {
  return keys.length === 0
    ? []
    : [{ kind: "text", sentences: keys.map((key) => writer.frame(key)) }];
}

function bodyOf(
  list: ProviderList,
  writer: ValueWriter,
  today: string,
): Pick<Answer, "kind" | "reason" | "blocks" | "citations"> {
  const entries = listBlocks(list, writer, today);
  const note = writer.languageNote();
  const blocks: readonly Block[] = [
    ...text(writer, ...(isNobody(list) ? ["list-nobody"] : [])),
    ...(note.length === 0 || entries.length === 0
      ? []
      : [{ kind: "text" as const, sentences: [...note] }]),
    ...entries,
    ...unknownBlocks(list, writer),
  ];
  const isAnswered = entries.length > 0;
  return {
    kind: isAnswered ? "answered" : "abstained",
    reason: isAnswered ? null : "nothing-found",
    blocks: [...blocks],
    citations: [...writer.citations],
  };
}

/**
 * Finds over one generation: everybody who meets all filters by the newest states of typed facts, each with
 * the short values that say so and their citations; who meets them with a condition, is on the way, or no
 * longer does, apart under headings; and the names of those of whom the base does not tell. In alphabetical
 * order: nobody is ranked. Deterministic and complete.
 *
 * Without filters nobody is found. Nobody found gives an abstention. Throws {@link BotError}
 * UNSUPPORTED_SENTENCE when a value is not the stored one, GENERATION_INVALID when the index cannot be read.
 */
export function createFindProviders(parts: WriterParts): FindProviders {
  const book = createFactBook(parts.generation, readSuccession(parts.generation));
  return ({ filters, language, today }) => {
    const kinds = filters.kinds === undefined ? OFFERING : new Set(filters.kinds);
    const found = listSubjects(toCriteria(filters), kinds, { book, today });
    const list = onlyShown(found, filters.states ?? SHOWN);
    const writer = new ValueWriter(parts, language);
    return sealAnswer(
      { text: describeFilters(filters), language, today },
      bodyOf(list, writer, today),
      parts,
    );
  };
}

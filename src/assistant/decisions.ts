import {
  type ComparedOver,
  createCompareProviders,
  MAX_COMPARED,
  MIN_COMPARED,
} from "../answering/compare-providers.ts";
import { createFindProviders, type FindRequest } from "../answering/find-providers.ts";
import { createNameFinder } from "../answering/name-finder.ts";
import type { WriterParts } from "../answering/value-writer.ts";
import type { Answer } from "../domain/answer.ts";
import type { AskerLanguage } from "../domain/language.ts";
import { createSuggestProviders } from "./suggest-providers.ts";

/** Providers to be compared, by name. */
export interface CompareNamesRequest {
  /** Names or aliases as typed, typos forgiven. */
  readonly names: readonly string[];
  readonly over: ComparedOver;
  readonly language: AskerLanguage;
  /** Day on which it is asked (YYYY-MM-DD). */
  readonly today: string;
}

/** A name that the base does not know. */
interface UnknownName {
  readonly typed: string;
  /** Names that it may have meant, best first; empty for none. */
  readonly near: readonly string[];
}

/** What comparing by name can come to. */
export type ComparedNames =
  | { readonly kind: "compared"; readonly answer: Answer }
  | { readonly kind: "unknown-names"; readonly unknown: readonly UnknownName[] }
  /** Not two to six different providers. */
  | { readonly kind: "wrong-count"; readonly count: number };

export { MAX_COMPARED, MIN_COMPARED };

/** Answers that help to decide: who meets a need, and how some compare. */
export interface Decisions {
  /** See `createFindProviders`. */
  find(request: FindRequest): Answer;
  /** See `createCompareProviders`. */
  compare(request: CompareNamesRequest): ComparedNames;
}

/** No name of a provider is longer; the rest of what was typed is not looked at. */
const MAX_NAME_CHARS = 200;
const MAX_NEAR = 3;
/** Beginnings of what was typed for which names are suggested, in characters. */
const LEAST_TYPED = 3;

/** Decisions over one generation. */
export function createDecisions(parts: WriterParts): Decisions {
  const { generation } = parts;
  const names = createNameFinder(generation.subjects, {}, (word) =>
    generation.lexical.has(`=${word}`),
  );
  const suggest = createSuggestProviders(generation.subjects);
  const compare = createCompareProviders(parts);
  const idOf = (typed: string): string | undefined =>
    names.find(typed.slice(0, MAX_NAME_CHARS))[0]?.id;
  // What begins alike is near, too: the end of a name is typed wrong as often as its beginning.
  const near = (typed: string): readonly string[] => {
    for (let end = typed.length; end >= Math.min(LEAST_TYPED, typed.length) && end > 0; end -= 1) {
      const found = suggest(typed.slice(0, end), MAX_NEAR);
      if (found.length > 0) {
        return found;
      }
    }
    return [];
  };
  return {
    find: createFindProviders(parts),
    compare({ names: typed, over, language, today }) {
      const found = typed.map((name) => ({ typed: name, id: idOf(name) }));
      const unknown = found.filter(({ id }) => id === undefined);
      if (unknown.length > 0) {
        const told = unknown.map((each) => ({
          typed: each.typed,
          near: near(each.typed.trim().slice(0, MAX_NAME_CHARS)),
        }));
        return { kind: "unknown-names", unknown: told };
      }
      const subjects = [...new Set(found.flatMap(({ id }) => id ?? []))];
      if (subjects.length < MIN_COMPARED || subjects.length > MAX_COMPARED) {
        return { kind: "wrong-count", count: subjects.length };
      }
      return { kind: "compared", answer: compare({ subjects, over, language, today }) };
    },
  };
}

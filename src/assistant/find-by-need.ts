import type { ClaimRequest } from "../answering/claims/claim-checker.ts";
import type { FindFilters, FindRequest } from "../answering/find-providers.ts";
import type { Answer } from "../domain/answer.ts";

/** A need by filters, in somebody's own words, or both: all that is given must hold. */
export interface FindByNeedRequest extends FindRequest {
  /** What is looked for as somebody would say it, such as "French, SecNumCloud"; left out or empty for filters alone. */
  readonly text?: string;
}

/** What looking for providers can come to. */
export type FoundByNeed =
  | {
      readonly kind: "found";
      /** An abstention where nobody is found. */
      readonly answer: Answer;
      /** What was looked for, with what was read from the words: show it, since words are easily misread. */
      readonly filters: FindFilters;
    }
  /** No filter, or words that name nothing to find by: what they ask for is not left out unsaid. */
  | { readonly kind: "nothing-asked" };

export interface FindByNeedParts {
  readonly find: (request: FindRequest) => Answer;
  /** Filters that words ask for; `undefined` where they name none. */
  readonly readNeed: (request: ClaimRequest) => FindFilters | undefined;
}

function union<T>(
  first: readonly T[] | undefined,
  second: readonly T[] | undefined,
): readonly T[] | undefined {
  const all = new Set([...(first ?? []), ...(second ?? [])]);
  return all.size === 0 ? undefined : [...all];
}

/** Both needs in one: lists are put together, what either asks is asked. */
function merge(given: FindFilters, read: FindFilters): FindFilters {
  const merged: Record<keyof FindFilters, unknown> = {
    certified: union(given.certified, read.certified),
    has: union(given.has, read.has),
    countries: union(given.countries, read.countries),
    controlledFrom: union(given.controlledFrom, read.controlledFrom),
    headquartersIn: union(given.headquartersIn, read.headquartersIn),
    shareholdersFrom: union(given.shareholdersFrom, read.shareholdersFrom),
    hostedIn: union(given.hostedIn, read.hostedIn),
    european: given.european === true || read.european === true ? true : undefined,
    openSource: given.openSource === true || read.openSource === true ? true : undefined,
    kinds: given.kinds,
    states: given.states,
  };
  const told = Object.entries(merged).filter(([, value]) => value !== undefined);
  return Object.fromEntries(told);
}

/** Whether anything is asked of a provider: kinds and states alone only narrow. */
function asksSomething({ kinds: _kinds, states: _states, ...needs }: FindFilters): boolean {
  return Object.values(needs).some((value) =>
    typeof value === "boolean" ? value : value.length > 0,
  );
}

/** Finds providers by filters and by words. Throws as `createFindProviders` does. */
export function findByNeed(
  { text = "", filters, language, today }: FindByNeedRequest,
  { find, readNeed }: FindByNeedParts,
): FoundByNeed {
  const read = text.trim() === "" ? {} : readNeed({ text, locale: language, today });
  const needs = merge(filters, read ?? {});
  if (read === undefined || !asksSomething(needs)) {
    return { kind: "nothing-asked" };
  }
  return { kind: "found", answer: find({ filters: needs, language, today }), filters: needs };
}

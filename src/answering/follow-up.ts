import { tokens } from "../language/tokens.ts";
import type { FoundName } from "./name-finder.ts";

/** Earlier questions that are still read with a new one. */
const MAX_EARLIER = 3;
/** A question with fewer words of its own cannot stand alone. */
const FEW_WORDS = 4;
/** With this share of words that the base knows nothing of, a question is about something else. */
const STRANGE = 0.5;

/** What is needed to tell whether a question leans on earlier ones. */
export interface FollowUpInput {
  readonly question: string;
  readonly leansBack: boolean;
  /** Words of the question that say something. */
  readonly contentWords: number;
  /** Those of them that the base knows nothing of. */
  readonly unknownWords: number;
  readonly earlier: readonly string[];
  readonly findNames: (text: string) => readonly FoundName[];
}

function subjectsOf(names: readonly FoundName[]): ReadonlySet<string> {
  return new Set(names.filter(({ kind }) => kind === "subject").map(({ id }) => id));
}

/** Takes the providers out of an earlier question that the new one replaces by its own. */
function withoutSubjects(text: string, names: readonly FoundName[]): string {
  const replaced = new Set(
    names.filter(({ kind }) => kind === "subject").flatMap(({ words }) => words),
  );
  return text
    .split(/\s+/)
    .filter((word) => !tokens(word).some((token) => replaced.has(token)))
    .join(" ");
}

/**
 * The earlier questions to be read before a new one, as one text; empty when it stands alone.
 * "Et Outscale ?" after "Scaleway est-il qualifié ?" keeps "est-il qualifié".
 */
export function earlierContext(input: FollowUpInput): string {
  const { question, leansBack, contentWords, unknownWords, findNames } = input;
  const own = findNames(question);
  const isElsewhere =
    own.length === 0 && unknownWords > 0 && unknownWords / contentWords >= STRANGE;
  const standsAlone = !leansBack && (isElsewhere || (contentWords >= FEW_WORDS && own.length > 0));
  if (input.earlier.length === 0 || standsAlone) {
    return "";
  }
  const earlier = input.earlier.slice(-MAX_EARLIER);
  return subjectsOf(own).size === 0
    ? earlier.join(" ")
    : earlier.map((text) => withoutSubjects(text, findNames(text))).join(" ");
}

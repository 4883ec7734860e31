import { fold } from "../language/fold.ts";
import { tokens } from "../language/tokens.ts";
import type { Understanding } from "./understanding.ts";

const OR = /^(?:ou|ou bien|or|oder|o|of|oppure)$/;
const WHICH =
  /\b(?:lequel|laquelle|lesquel\w+|qui|which|who|welche[rsmn]?|wer|cual(?:es)?|quien|qual[ei]|chi|welke?|wie)\b/;

/** Whether a question asks which one of those that it names with an "or" between them. */
export function asksWhichOf({
  names,
  subjects,
  cleaned,
}: Pick<Understanding, "names" | "subjects" | "cleaned">): boolean {
  const named = new Set(names.filter(({ id }) => subjects.has(id)).flatMap(({ words }) => words));
  const line = tokens(cleaned).map((word) => (named.has(word) ? "\n" : word));
  const between = line.join(" ").split("\n").slice(1, -1);
  return between.some((words) => OR.test(words.trim())) && WHICH.test(fold(cleaned));
}

import { type ComparedNames, MAX_COMPARED, MIN_COMPARED } from "../assistant/decisions.ts";
import { sanitizeLine } from "./sanitize.ts";
import type { Wording } from "./wording.ts";

/** A value that a filter does not take. */
export interface UnknownValue {
  /** As typed. */
  readonly value: string;
  /** The filter, as it is typed. */
  readonly option: string;
  /** What it takes instead. */
  readonly values: readonly string[];
}

/** That a filter does not take a value, and what it takes. */
export function unknownValueNotice(
  { value, option, values }: UnknownValue,
  { say }: Wording,
): string {
  const slots = { value: sanitizeLine(value), option, values: values.join(", ") };
  return say("chat-find-unknown-value", slots);
}

/** Why there is no comparison, and what may help; a line a name that is not known. */
export function comparisonRefusal(
  compared: Exclude<ComparedNames, { kind: "compared" }>,
  { say }: Wording,
): readonly string[] {
  if (compared.kind === "wrong-count") {
    const { count } = compared;
    const slots = { least: String(MIN_COMPARED), most: String(MAX_COMPARED) };
    return [say("terminal-compare-count", { ...slots, count: String(count) })];
  }
  return compared.unknown.map(({ typed, near }) => {
    const told = say("terminal-compare-unknown", { name: sanitizeLine(typed) });
    return near.length === 0
      ? told
      : `${told} ${say("terminal-compare-near", { near: near.join(", ") })}`;
  });
}

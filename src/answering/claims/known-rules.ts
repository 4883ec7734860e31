import type { BaseLanguage } from "../../domain/language.ts";
import type { RuleState } from "../../domain/rule-state.ts";
import { tokens } from "../../language/tokens.ts";
import { groupMember, itemGroup } from "../../retrieval/item-group.ts";
import type { EvidenceUnit } from "../evidence-unit.ts";
import { widenUnit } from "../widen-unit.ts";
import type { JudgeParts } from "./fact-texts.ts";
import type { ClaimReading } from "./read-claim.ts";

/** A law, scheme or decision of whose state the base tells. */
export interface KnownRule {
  /** Group of its topic: "topic:eucs". */
  readonly group: string;
  readonly state: RuleState;
}

/** A rule in a claim, and where its name stands; `end` is not included. */
export interface NamedRule {
  readonly rule: KnownRule;
  readonly start: number;
  readonly end: number;
}

type Names = readonly (readonly [words: readonly string[], rule: KnownRule])[];

/** Read once a generation. */
const known = new WeakMap<object, Readonly<Record<BaseLanguage, Names>>>();

function readNames({ generation }: JudgeParts, language: BaseLanguage): Names {
  const topics = generation.rowItems.filter(
    (id) => itemGroup(id) !== id && id === groupMember(itemGroup(id), language),
  );
  return [...new Set(topics)]
    .flatMap((id) =>
      (generation.item(id)?.states ?? []).map((state) => ({ group: itemGroup(id), state })),
    )
    .flatMap((rule) => rule.state.names.map((name) => [tokens(name), rule] as const))
    .toSorted(([a], [b]) => b.length - a.length);
}

function namesOf(parts: JudgeParts, language: BaseLanguage): Names {
  const found = known.get(parts.generation) ?? {
    fr: readNames(parts, "fr"),
    en: readNames(parts, "en"),
  };
  known.set(parts.generation, found);
  return found[language];
}

/** The rules that a claim names, in order; of two names at a place the longer one. */
export function namedRules(claim: ClaimReading, parts: JudgeParts): readonly NamedRule[] {
  const names = namesOf(parts, claim.baseLanguage);
  const found: NamedRule[] = [];
  for (let start = 0; start < claim.tokens.length; start += 1) {
    const name = names.find(([words]) =>
      words.every((word, by) => claim.tokens[start + by] === word),
    );
    if (name !== undefined) {
      const [words, rule] = name;
      found.push({ rule, start, end: start + words.length });
      start += words.length - 1;
    }
  }
  return found;
}

/** Places of sentences as runs without a gap. */
function runsOf(places: readonly number[]): readonly (readonly [first: number, last: number])[] {
  const runs: [number, number][] = [];
  for (const place of places) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === place - 1) {
      last[1] = place;
    } else {
      runs.push([place, place]);
    }
  }
  return runs;
}

/** The stored sentences that tell of a state, those that follow each other as one. */
export function sentencesOf(
  { group, state: { told } }: KnownRule,
  language: BaseLanguage,
  { generation, reader }: Pick<JudgeParts, "generation" | "reader">,
): readonly EvidenceUnit[] {
  return generation.passageRows(groupMember(group, language)).flatMap((row) => {
    const units = reader.read(row);
    const places = units.flatMap(({ passage: { sentences, text } }, at) =>
      told.includes(text.slice(sentences[at]?.start, sentences[at]?.end)) ? [at] : [],
    );
    return runsOf(places).flatMap(([first, last]) => widenUnit(units, first, last) ?? []);
  });
}

import { fold } from "../language/fold.ts";
import type { FactItem } from "./fact-book.ts";

/** What is asked of a certification beside that it is held: which type of report, for which kind of service. */
export type CertificationDetail = "Type 1" | "Type 2" | "IaaS" | "PaaS" | "CaaS" | "SaaS";

/** Of one line, a certificate may have several; another of the line alone is not what is asked. */
const FAMILIES: readonly (readonly CertificationDetail[])[] = [
  ["Type 1", "Type 2"],
  ["IaaS", "PaaS", "CaaS", "SaaS"],
];
const ASKED: readonly (readonly [CertificationDetail, RegExp])[] = [
  ["Type 1", /\b(?:types?|typs?|tipos?)[ -]?(?:1|i)\b/],
  ["Type 2", /\b(?:types?|typs?|tipos?)[ -]?(?:2|ii)\b/],
  ["IaaS", /\biaas\b/],
  ["PaaS", /\bpaas\b/],
  ["CaaS", /\bcaas\b/],
  ["SaaS", /\bsaas\b/],
];

/** Details that a question names; empty for none. */
export function askedDetails(text: string): readonly CertificationDetail[] {
  const folded = fold(text);
  return ASKED.flatMap(([detail, pattern]) => (pattern.test(folded) ? [detail] : []));
}

/** The type of attestation that a text names; `undefined` for none, and for two of which one may be denied. */
export function namedType(text: string): CertificationDetail | undefined {
  const [type, ...more] = askedDetails(text).filter((detail) => FAMILIES[0]?.includes(detail));
  return more.length === 0 ? type : undefined;
}

/** Whether a text says a detail: not that it is no such thing, "(not Type 2)", nor of a report beside it, "SOC 2 Type 2". */
function says(text: string, detail: CertificationDetail): boolean {
  return new RegExp(`(?<!\\b(?:(?:not|no) (?:a )?|SOC \\d ))\\b${detail}\\b`, "u").test(text);
}

/** Whether a fact says in so many words that it is not of a detail: "not a Type 2 attestation". */
export function deniesDetail(item: FactItem, detail: CertificationDetail): boolean {
  return new RegExp(`\\b(?:not|no) (?:a )?${detail}\\b`, "u").test(textOf(item));
}

function textOf({ fact }: FactItem): string {
  const scopes = (fact.parts ?? []).map(({ scope }) => scope);
  return [fact.value.en, fact.statement.en, fact.scope ?? "", ...scopes].join(" | ");
}

/**
 * Whether a fact is of all the details asked: `false` where it tells another of the line, `undefined` where
 * it tells none.
 */
export function hasDetails(
  item: FactItem,
  details: readonly CertificationDetail[],
): boolean | undefined {
  const text = textOf(item);
  const told = details.map((detail): boolean | undefined => {
    const family = FAMILIES.find((each) => each.includes(detail)) ?? [];
    return says(text, detail) || (family.some((each) => says(text, each)) ? false : undefined);
  });
  if (told.every((each) => each === true)) {
    return true;
  }
  return told.includes(false) ? false : undefined;
}

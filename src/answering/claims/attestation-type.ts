import { fold } from "../../language/fold.ts";
import type { FactItem } from "../fact-book.ts";
import type { ClaimReading } from "./read-claim.ts";

/** How attestations are told apart in the six languages: "Type 2", "Typ 2", "tipo 2". */
const TYPE = /\b(?:types?|typ|typs|tipo|tipe)[ -]?([12]|ii?)\b/;
/** Of C5 alone: "C5:2020 attestation of Type 1", but not the "SOC 2 Type 1" beside it. */
const STATED = /c5[^,;]{0,30}?\btype ([12])\b/g;
const DENIED = /\bnot a type ([12])\b/g;

/** The type of attestation that a claim names; `undefined` for none. */
export function claimedType({ text }: Pick<ClaimReading, "text">): "1" | "2" | undefined {
  const type = TYPE.exec(fold(text))?.[1];
  if (type === undefined) {
    return undefined;
  }
  return type === "1" || type === "i" ? "1" : "2";
}

function typesIn(pattern: RegExp, { fact }: FactItem): readonly string[] {
  return [...fold(fact.statement.en).matchAll(pattern)].flatMap(([, type]) => type ?? []);
}

/** Whether a fact says that the attestation is of this type, or that it is not; `undefined` for neither. */
export function saysType(item: FactItem, type: string): boolean | undefined {
  if (typesIn(DENIED, item).includes(type)) {
    return false;
  }
  return typesIn(STATED, item).includes(type) ? true : undefined;
}

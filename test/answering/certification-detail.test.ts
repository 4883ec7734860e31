import { describe, expect, it } from "vitest";
import {
  type CertificationDetail,
  deniesDetail,
  hasDetails,
  namedType,
} from "../../src/answering/certification-detail.ts";
import type { FactItem } from "../../src/answering/fact-book.ts";
import { factItem } from "../helpers/fact-item.ts";

function stated(en: string): FactItem {
  const item = factItem({ attribute: "certification-c5", statement: { fr: "Une phrase.", en } });
  if (item.fact === null) {
    throw new Error("no fact");
  }
  return { ...item, fact: item.fact };
}

describe("namedType", () => {
  it.each([
    { text: "C5 Type 2", type: "Type 2" },
    { text: "ein Testat vom Typ 1", type: "Type 1" },
    { text: "une attestation de type II", type: "Type 2" },
    { text: "una certificación de tipo 1", type: "Type 1" },
    { text: "un'attestazione di tipo 2", type: "Type 2" },
    { text: "Type 2, not Type 1", type: undefined },
    { text: "SOC 2", type: undefined },
  ])("of $text is $type", ({ text, type }) => {
    expect(namedType(text)).toBe(type);
  });
});

describe("the types that a fact tells", () => {
  it.each<{ en: string; detail: CertificationDetail; has: boolean | undefined; denies: boolean }>([
    { en: "It holds C5 Type 2.", detail: "Type 2", has: true, denies: false },
    { en: "It holds C5 Type 2.", detail: "Type 1", has: false, denies: false },
    {
      en: "C5 Type 1; it is not a Type 2 attestation.",
      detail: "Type 2",
      has: false,
      denies: true,
    },
    { en: "C5 Type 1 (not Type 2).", detail: "Type 1", has: true, denies: false },
    { en: "C5 Type 2 and SOC 2 Type 1 reports.", detail: "Type 1", has: false, denies: false },
    { en: "C5, and a SOC 2 Type 1 report.", detail: "Type 1", has: undefined, denies: false },
  ])("“$en” has $detail: $has, denies it: $denies", ({ en, detail, has, denies }) => {
    expect(hasDetails(stated(en), [detail])).toBe(has);
    expect(deniesDetail(stated(en), detail)).toBe(denies);
  });
});

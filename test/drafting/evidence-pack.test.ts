import { describe, expect, it } from "vitest";
import { type Choice, choose } from "../../src/answering/choose.ts";
import type { EvidenceUnit } from "../../src/answering/evidence-unit.ts";
import { packEvidence } from "../../src/drafting/evidence-pack.ts";
import { countingIds } from "../helpers/llm/open-drafting.ts";
import { openSmallAnswering, ranked, type SmallAnswering } from "../helpers/small-answering.ts";

/** Items packed, in order, of a choice that is changed before. */
async function packedItems(
  change: (small: SmallAnswering) => Partial<Choice>,
): Promise<readonly string[]> {
  const small = await openSmallAnswering();
  const found = await small.find("Who owns Alpha?");
  const { parts, lexicon } = small.finder;
  const choice = { ...choose(found, parts), ...change(small) };
  const request = { found, choice, parts, names: lexicon.names, phrases: small.parts.phrases };
  const { passages } = packEvidence({ ...request, options: {} }, countingIds());
  return [...passages.values()].map(({ item }) => item.id);
}

function owner(small: SmallAnswering): readonly EvidenceUnit[] {
  return small.units("fact:alpha-owner", "en");
}

function share(small: SmallAnswering): readonly EvidenceUnit[] {
  return small.units("fact:beta-share", "en");
}

function keys(small: SmallAnswering): readonly EvidenceUnit[] {
  return small.units("topic:keys.en", "en");
}

describe("packEvidence", () => {
  it.each<{ name: string; change: (small: SmallAnswering) => Partial<Choice>; items: string[] }>([
    {
      name: "candidates, those chosen first",
      change: (small) => ({
        candidates: ranked([...share(small), ...owner(small)]),
        chosen: owner(small),
        disputing: [],
      }),
      items: ["fact:alpha-owner", "fact:beta-share"],
    },
    {
      name: "no dispute that is no candidate, of which no claim would pass",
      change: (small) => ({
        candidates: ranked(owner(small)),
        chosen: owner(small),
        disputing: share(small),
      }),
      items: ["fact:alpha-owner"],
    },
    {
      name: "a dispute that is a candidate, in its place",
      change: (small) => ({
        candidates: ranked([...owner(small), ...keys(small), ...share(small)]),
        chosen: owner(small),
        disputing: share(small),
      }),
      items: ["fact:alpha-owner", "topic:keys.en", "topic:keys.en", "fact:beta-share"],
    },
    {
      name: "nothing chosen that is no candidate",
      change: (small) => ({
        candidates: ranked(owner(small)),
        chosen: share(small),
        disputing: [],
      }),
      items: ["fact:alpha-owner"],
    },
    {
      name: "nothing where nothing was found",
      change: () => ({ candidates: [], chosen: [], disputing: [] }),
      items: [],
    },
  ])("gives $name", async ({ change, items }) => {
    expect(await packedItems(change)).toEqual(items);
  });
});

import { describe, expect, it } from "vitest";
import { type Abstention, judgeAbstention } from "../../src/answering/abstain.ts";
import type { EvidenceUnit } from "../../src/answering/evidence-unit.ts";
import { openSmallAnswering, type SmallAnswering } from "../helpers/small-answering.ts";

interface Judging {
  /** 0: abstains from nothing that it has evidence for; 1: from everything. */
  readonly threshold: number;
  readonly chosen?: readonly EvidenceUnit[];
}

async function judge(
  small: SmallAnswering,
  question: string,
  { threshold, chosen = small.units("fact:alpha-owner") }: Judging,
): Promise<Abstention> {
  const { searched, candidates } = await small.find(question);
  const { generation, model } = small.parts;
  const { conceptWeight } = small.finder;
  return judgeAbstention(
    { searched, candidates, chosen, lexical: generation.lexical, conceptWeight },
    { ...model, threshold },
  );
}

describe("judgeAbstention", () => {
  it("answers what seems answerable enough", async () => {
    const small = await openSmallAnswering();

    const { probability, reason } = await judge(small, "À qui appartient Alpha ?", {
      threshold: 0,
    });

    expect(reason).toBeNull();
    expect(probability).toBeGreaterThan(0);
    expect(probability).toBeLessThan(1);
  });

  it("answers nothing for which nothing was chosen", async () => {
    const small = await openSmallAnswering();

    const { reason } = await judge(small, "À qui appartient Alpha ?", { threshold: 0, chosen: [] });

    expect(reason).toBe("nothing-found");
  });

  it("says of something known that nothing was found", async () => {
    const small = await openSmallAnswering();

    const { reason } = await judge(small, "Alpha vend-elle des gaufres à Zorbex ?", {
      threshold: 1,
    });

    expect(reason).toBe("nothing-found");
  });

  it("judges by evidence: what is found of Alpha counts for a question about Alpha", async () => {
    const small = await openSmallAnswering();

    const known = await judge(small, "Alpha est-elle qualifiée pour deux services ?", {
      threshold: 0,
    });
    const unknown = await judge(small, "Alpha, combien de brevets en Zorbexie ?", { threshold: 0 });

    expect(known.probability).toBeGreaterThan(unknown.probability);
  });

  it("reads what is told around a question that alone says nothing", async () => {
    const small = await openSmallAnswering();
    const chosen = small.units("topic:keys.fr");

    const alone = await judge(small, "Et les gaufres au sucre ?", { threshold: 0, chosen });
    const told = await judge(small, "Le client garde tout chez lui. Et les gaufres au sucre ?", {
      threshold: 0,
      chosen,
    });

    expect(alone.reason).not.toBeNull();
    expect(told.reason).toBeNull();
  });

  it("judges the same each time", async () => {
    const small = await openSmallAnswering();
    const question = "Qui détient Alpha ?";

    const [first, second] = [
      await judge(small, question, { threshold: 0.5 }),
      await judge(small, question, { threshold: 0.5 }),
    ];

    expect(second).toEqual(first);
  });
});

import { describe, expect, it } from "vitest";
import { type Choice, choose } from "../../src/answering/choose.ts";
import type { EvidenceUnit } from "../../src/answering/evidence-unit.ts";
import { type JudgedChoice, PremiseJudge } from "../../src/answering/premise.ts";
import type { Answer } from "../../src/domain/answer.ts";
import { openSmallAnswering, type SmallAnswering } from "../helpers/small-answering.ts";

const DENIED = "Why is Alpha not SecNumCloud-qualified?";
const DENIED_ASIDE = "Since Alpha is not SecNumCloud-qualified, who owns it?";

interface Given {
  readonly text: string;
  readonly reason?: Answer["reason"];
  /** What is chosen in the place of what the question would choose. */
  readonly with?: (small: SmallAnswering) => Partial<Choice>;
}

async function correct({ text, reason = null, with: change }: Given): Promise<JudgedChoice> {
  const small = await openSmallAnswering();
  const found = await small.find(text);
  const choice = { ...choose(found, small.finder.parts), ...change?.(small) };
  const judge = new PremiseJudge(small.finder);
  return judge.correct(found, { today: "2026-11-23" }, { choice, reason });
}

function idsOf(units: readonly EvidenceUnit[] = []): readonly string[] {
  return units.map(({ item }) => item.id);
}

/** What contradicts Beta's share, and is told beside it. */
function disputed(small: SmallAnswering): Partial<Choice> {
  return {
    chosen: small.units("fact:beta-share", "en"),
    disputing: small.units("fact:alpha-owner", "en"),
  };
}

describe("PremiseJudge", () => {
  it.each([
    { text: DENIED, isAside: false },
    { text: DENIED_ASIDE, isAside: true },
    { text: "Pourquoi Alpha n'est pas qualifiée SecNumCloud ?", isAside: false },
    { text: "Warum ist Alpha nicht SecNumCloud-qualifiziert?", isAside: false },
  ])("corrects before anything is drafted: $text", async ({ text, isAside }) => {
    const { choice, reason } = await correct({ text });

    expect(idsOf(choice.premise?.evidence)).toEqual(["fact:alpha-qualified"]);
    expect(choice.premise?.isAside).toBe(isAside);
    expect(reason).toBeNull();
  });

  it.each([
    "Who owns Alpha?",
    "Why is Alpha SecNumCloud-qualified?",
    "Since Beta owns Alpha, who decides?",
  ])("leaves as it is what takes nothing false for granted: %s", async (text) => {
    expect((await correct({ text })).choice.premise).toBeUndefined();
  });

  it("tells no dispute over what it left out", async () => {
    const { choice } = await correct({ text: DENIED, with: disputed });

    expect(idsOf(choice.chosen)).toEqual([]);
    expect(idsOf(choice.disputing)).toEqual([]);
  });

  it("tells the dispute over what it kept", async () => {
    const { choice } = await correct({
      text: DENIED_ASIDE,
      with: (small) => ({ chosen: small.units("fact:alpha-owner", "en"), disputing: [] }),
    });

    expect(idsOf(choice.chosen)).toEqual(["fact:alpha-owner"]);
    expect(idsOf(choice.disputing)).toEqual(["fact:beta-share"]);
  });

  it("names nobody of whom it tells as missing, and nobody whom it left out itself", async () => {
    const { choice } = await correct({
      text: DENIED,
      with: (small) => ({
        ...disputed(small),
        missing: small.parts.generation.subjects.filter(({ id }) => id === "alpha"),
      }),
    });

    expect(choice.missing).toEqual([]);
  });

  it("still names whom the base is silent about", async () => {
    const { choice } = await correct({
      text: DENIED,
      with: ({ parts }) => ({
        chosen: [],
        missing: parts.generation.subjects.filter(({ id }) => id === "beta"),
      }),
    });

    expect(choice.missing.map(({ id }) => id)).toEqual(["beta"]);
  });

  it("answers what would have been refused with the correction alone", async () => {
    const { choice, reason } = await correct({
      text: DENIED_ASIDE,
      reason: "nothing-found",
      with: disputed,
    });

    expect(reason).toBeNull();
    expect(idsOf(choice.chosen)).toEqual([]);
    expect(idsOf(choice.disputing)).toEqual([]);
    expect(choice.premise?.isUnanswered).toBe(true);
  });

  it.each<Answer["reason"]>(["unknown-name", "out-of-scope"])(
    "judges nothing where the answer is refused as %s",
    async (reason) => {
      const judged = await correct({ text: DENIED, reason });

      expect(judged.reason).toBe(reason);
      expect(judged.choice.premise).toBeUndefined();
    },
  );

  it("counts no words of what does not fit", async () => {
    const { choice } = await correct({
      text: DENIED_ASIDE,
      with: (small) => {
        const [owner] = small.units("fact:alpha-owner", "en");
        const [candidate] = small.units("fact:alpha-candidate", "en");
        return owner === undefined || candidate === undefined
          ? {}
          : { chosen: [{ ...owner, wordCount: 61 }, candidate] };
      },
    });

    expect(idsOf(choice.chosen)).toEqual(["fact:alpha-candidate"]);
  });
});

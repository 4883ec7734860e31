import { describe, expect, it } from "vitest";
import { choose } from "../../src/answering/choose.ts";
import type { Drafter } from "../../src/answering/drafter.ts";
import { seekDraft } from "../../src/answering/seek-draft.ts";
import type { Answer } from "../../src/domain/answer.ts";
import { openSmallAnswering } from "../helpers/small-answering.ts";

const MODEL = { name: "m", host: "h" };

function countingDrafter(scope: Drafter["scope"]): { readonly drafter: Drafter; asked: number } {
  const counted = {
    asked: 0,
    drafter: {
      model: MODEL,
      scope,
      draft: async () => {
        counted.asked += 1;
        const report = { model: "m", host: "h", fault: null, claims: [] };
        return { model: { ...MODEL, fault: null, dropped: [] }, choice: undefined, report };
      },
    } satisfies Drafter,
  };
  return counted;
}

describe("seekDraft", () => {
  it.each<{ scope: Drafter["scope"]; judged: Answer["reason"]; asked: number }>([
    { scope: "answered", judged: null, asked: 1 },
    { scope: "answered", judged: "nothing-found", asked: 0 },
    { scope: "all", judged: null, asked: 1 },
    { scope: "all", judged: "nothing-found", asked: 1 },
    { scope: "all", judged: "unknown-name", asked: 0 },
    { scope: "all", judged: "out-of-scope", asked: 0 },
  ])("asks $asked times with scope $scope where the bot judges $judged", async (row) => {
    const answering = await openSmallAnswering();
    const found = await answering.find("Who owns Alpha?");
    const { finder, parts } = answering;
    const counted = countingDrafter(row.scope);
    const choice = choose(found, finder.parts);

    const { phrases } = parts;
    await seekDraft(counted.drafter, { found, choice, reason: row.judged, finder, phrases }, {});

    expect(counted.asked).toBe(row.asked);
  });

  it("asks nobody where there is nobody, or nothing was found", async () => {
    const answering = await openSmallAnswering();
    const found = await answering.find("Who owns Alpha?");
    const { finder, parts } = answering;
    const { phrases } = parts;
    const choice = choose(found, finder.parts);
    const occasion = { found, choice, reason: null, finder, phrases };
    const counted = countingDrafter("all");
    const empty = { ...occasion, choice: { ...choice, candidates: [] } };

    expect(await seekDraft(undefined, occasion, {})).toBeUndefined();
    expect(await seekDraft(counted.drafter, empty, {})).toBeUndefined();
    expect(counted.asked).toBe(0);
  });
});

import { beforeAll, describe, expect, it } from "vitest";
import { choose } from "../../src/answering/choose.ts";
import type { DraftRequest } from "../../src/answering/drafter.ts";
import type { EvidenceUnit } from "../../src/answering/evidence-unit.ts";
import { checkWording } from "../../src/drafting/check-wording.ts";
import { openRealAssistant, type RealAssistant } from "../helpers/real-assistant.ts";

let real: RealAssistant;

beforeAll(async () => {
  real = await openRealAssistant();
  return () => real.close();
});

async function requestFor(text: string): Promise<DraftRequest> {
  const { finder, parts } = real;
  const understanding = finder.understand({ text, history: [], today: "2026-11-23" });
  const searched = finder.search(understanding, await finder.embed(understanding));
  const found = { searched, candidates: finder.candidates(searched) };
  const choice = choose(found, finder.parts);
  const { phrases } = parts;
  return { found, choice, parts: finder.parts, names: finder.lexicon.names, phrases, options: {} };
}

describe("checkWording", () => {
  it.each([
    "Qui sont les actionnaires de NumSpot ?",
    "What does a SecNumCloud qualification protect against?",
    "Qui a fondé Gaia-X ?",
    "Who owns the companies behind the AWS European Sovereign Cloud?",
  ])("finds nothing wrong with the stored sentences themselves: %s", async (question) => {
    const request = await requestFor(question);
    const units = request.choice.candidates.slice(0, 60).map(({ unit }) => unit);

    const faults = units.flatMap((unit: EvidenceUnit) => {
      const fault = checkWording({ text: unit.text, units: [unit] }, request);
      return fault === null ? [] : [[fault, unit.text]];
    });

    expect(units.length).toBeGreaterThan(10);
    expect(faults).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import type { FindFilters, FindRequest } from "../../src/answering/find-providers.ts";
import { type FindByNeedRequest, findByNeed } from "../../src/assistant/find-by-need.ts";
import { answerOf } from "../helpers/evaluated-answer.ts";

const ASKED = { language: "fr", today: "2026-11-23" } as const;
const ANSWER = answerOf([]);

function run(
  request: Pick<FindByNeedRequest, "filters" | "text">,
  read?: FindFilters,
): { readonly found: ReturnType<typeof findByNeed>; readonly asked: readonly FindRequest[] } {
  const asked: FindRequest[] = [];
  const found = findByNeed(
    { ...request, ...ASKED },
    {
      readNeed: () => read,
      find: (each) => {
        asked.push(each);
        return ANSWER;
      },
    },
  );
  return { found, asked };
}

describe("findByNeed", () => {
  it.each<{
    readonly name: string;
    readonly request: Pick<FindByNeedRequest, "filters" | "text">;
    readonly read?: FindFilters;
    readonly expected: FindFilters;
  }>([
    {
      name: "filters alone",
      request: { filters: { countries: ["FR"], european: false } },
      expected: { countries: ["FR"] },
    },
    {
      name: "words alone",
      request: { filters: {}, text: "européen" },
      read: { european: true },
      expected: { european: true },
    },
    {
      name: "both, each value once",
      request: { filters: { countries: ["FR"], openSource: true }, text: "français ou allemand" },
      read: { countries: ["FR", "DE"], certified: ["certification-hds"] },
      expected: { countries: ["FR", "DE"], certified: ["certification-hds"], openSource: true },
    },
    {
      name: "kinds and states beside a need",
      request: { filters: { european: true, kinds: ["offer"], states: ["met"] } },
      expected: { european: true, kinds: ["offer"], states: ["met"] },
    },
  ])("looks for $name, and tells what it looked for", ({ request, read, expected }) => {
    const { found, asked } = run(request, read);

    expect(asked).toEqual([{ filters: expected, ...ASKED }]);
    expect(found).toEqual({ kind: "found", answer: ANSWER, filters: expected });
  });

  it.each<{
    readonly name: string;
    readonly request: Pick<FindByNeedRequest, "filters" | "text">;
  }>([
    { name: "nothing at all", request: { filters: {} } },
    { name: "blanks", request: { filters: {}, text: "  " } },
    { name: "empty filters", request: { filters: { countries: [], european: false } } },
    { name: "kinds alone, which only narrow", request: { filters: { kinds: ["offer"] } } },
    { name: "words that name nothing", request: { filters: {}, text: "pizza" } },
    {
      name: "words that name nothing beside a filter: what they ask for may not be dropped",
      request: { filters: { european: true }, text: "pizza" },
    },
  ])("looks for nobody by $name", ({ request }) => {
    expect(run(request)).toEqual({ found: { kind: "nothing-asked" }, asked: [] });
  });
});

import { describe, expect, it } from "vitest";
import { ClaimJudge } from "../../../src/answering/claims/check-claims.ts";
import type { AskerLanguage } from "../../../src/domain/language.ts";
import { openSmallAnswering } from "../../helpers/small-answering.ts";
import { SMALL_BASE } from "../../helpers/small-base.ts";

const ALPHA = "providers/alpha.yaml";

/** The small base with a fact on where Alpha has its sites, in this state. */
function withSites(state: string): Record<string, string> {
  const fact = `  - id: alpha-sites
    attribute: regions
    objective: none
    value: { fr: "Pays : Allemagne", en: "Country: Germany" }
    statement: { fr: "Sites d'Alpha : Allemagne.", en: "Sites of Alpha: Germany." }
    asOf: "2026-01"
    ${state}
    countries: [DE]
    basis: vendor
    source: { title: "Sites", publisher: "Alpha", url: "https://example.com/sites", published: "2026-01", language: en }
`;
  return { [ALPHA]: `${SMALL_BASE[ALPHA] ?? ""}${fact}` };
}

const ROWS: readonly { language: AskerLanguage; claim: string }[] = [
  { language: "en", claim: "Alpha has sites in Germany." },
  { language: "fr", claim: "Alpha a des sites en Allemagne." },
];

describe.each(ROWS)("a claim on places, $language", ({ language, claim }) => {
  it.each([
    { name: "holds", state: "state: in-force", verdict: "supported" },
    {
      name: "runs to a later day",
      state: 'state: in-force\n    until: "2026-12"',
      verdict: "supported",
    },
    {
      name: "ran out",
      state: 'state: in-force\n    until: "2026-10"',
      verdict: "not-covered",
    },
    { name: "was never so", state: "state: not-held", verdict: "not-covered" },
    { name: "is over", state: "state: ended", verdict: "not-covered" },
    { name: "is planned", state: "state: planned", verdict: "not-covered" },
  ])("is $verdict by what $name", async ({ state, verdict }) => {
    const { finder } = await openSmallAnswering(withSites(state));

    const judged = await new ClaimJudge(finder).judge(claim, language, { today: "2026-11-23" });

    expect(judged.verdict).toBe(verdict);
  });
});

import { describe, expect, it } from "vitest";
import { CENTRES } from "../helpers/llm/centres-base.ts";
import { idOf, plainClaim } from "../helpers/llm/drafts.ts";
import { useDrafts, type WriteClaims } from "../helpers/llm/use-drafts.ts";

const outcomeOf = useDrafts();

describe("a claim of a draft", () => {
  const stitched = "Alpha does not run a data centre in Spain for 2027.";
  it.each<{ name: string; write: WriteClaims; why: string }>([
    {
      name: "invented evidence",
      write: (request) => [
        plainClaim(request, CENTRES.three, { quotes: ["Every cloud of Alpha is sovereign."] }),
      ],
      why: "absent",
    },
    {
      name: "evidence of another passage than the one named",
      write: (request) => [
        plainClaim(request, CENTRES.three, { passages: [idOf(request, CENTRES.planned)] }),
      ],
      why: "misattributed",
    },
    {
      name: "an id that it was not given",
      write: (request) => [
        plainClaim(request, CENTRES.three, { passages: ["article:2025-06-10-alpha.en#1"] }),
      ],
      why: "unknown-passage",
    },
    {
      name: "one id too many",
      write: (request) => [
        plainClaim(request, CENTRES.three, { passages: [idOf(request, CENTRES.three), "p9999"] }),
      ],
      why: "unknown-passage",
    },
    {
      name: "stitched sentences",
      write: (request) => [plainClaim(request, CENTRES.none, { quotes: [stitched] })],
      why: "stitched",
    },
    {
      name: "half a sentence",
      write: (request) => [
        plainClaim(request, CENTRES.none, { quotes: ["run a data centre in Germany."] }),
      ],
      why: "stitched",
    },
    {
      name: "a changed digit in a quote",
      write: (request) => [
        plainClaim(request, CENTRES.three, { quotes: [CENTRES.three.replace("2021", "2011")] }),
      ],
      why: "absent",
    },
    {
      name: "a dropped negation in a quote",
      write: (request) => [
        plainClaim(request, CENTRES.none, {
          quotes: [CENTRES.none.replace("does not run", "runs")],
        }),
      ],
      why: "absent",
    },
    {
      name: "a changed digit in its own words",
      write: (request) => [
        plainClaim(request, CENTRES.three, { text: "Alpha runs 30 data centres in France." }),
      ],
      why: "changed-figure",
    },
    {
      name: "another year in its own words",
      write: (request) => [
        plainClaim(request, CENTRES.planned, {
          text: "Alpha plans a data centre in Spain for 2026.",
        }),
      ],
      why: "changed-figure",
    },
    {
      name: "a dropped negation in its own words",
      write: (request) => [
        plainClaim(request, CENTRES.none, { text: "Alpha runs a data centre in Germany." }),
      ],
      why: "changed-manner",
    },
    {
      name: "a plan told as a fact",
      write: (request) => [
        plainClaim(request, CENTRES.planned, { text: "Alpha runs a data centre in Spain." }),
      ],
      why: "changed-manner",
    },
    {
      name: "another name in its own words",
      write: (request) => [
        plainClaim(request, CENTRES.three, { text: "Beta runs three data centres in France." }),
      ],
      why: "changed-name",
    },
    {
      name: "a name that nobody knows",
      write: (request) => [
        plainClaim(request, CENTRES.three, {
          text: "With MegaCorp, Alpha runs data centres in France.",
        }),
      ],
      why: "changed-name",
    },
    {
      name: "a foreign link",
      write: (request) => [
        plainClaim(request, CENTRES.three, { text: `${CENTRES.three} See https://evil.example.` }),
      ],
      why: "link",
    },
    {
      name: "a ping",
      write: (request) => [
        plainClaim(request, CENTRES.three, { text: `<!channel> ${CENTRES.three}` }),
      ],
      why: "link",
    },
    {
      name: "an instruction of a source",
      write: (request) => [
        plainClaim(request, CENTRES.three, { text: CENTRES.order, quotes: [CENTRES.order] }),
      ],
      why: "misattributed",
    },
    {
      name: "what nobody asked",
      write: (request) => [plainClaim(request, "The customer keeps the keys.")],
      why: "off-question",
    },
    {
      name: "no evidence",
      write: (request) => [plainClaim(request, CENTRES.three, { quotes: [] })],
      why: "no-quote",
    },
    {
      name: "an empty quote",
      write: (request) => [plainClaim(request, CENTRES.three, { quotes: [" "] })],
      why: "no-quote",
    },
    { name: "no claim", write: () => [{ text: 3 }], why: "malformed" },
  ])("drops $name, and the bot answers alone", async ({ write, why }) => {
    const { shown, alone, model, dropped } = await outcomeOf(write);

    expect(dropped).toEqual([why]);
    expect(model).toMatchObject({ fault: "nothing-left", dropped: [why] });
    expect(shown).toEqual(alone);
  });
});

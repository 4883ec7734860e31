import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { toJsonAnswer } from "../../../adapters/terminal/json-answer.ts";
import { answerOf, citationOf, sentence } from "../../helpers/evaluated-answer.ts";
import { hostileAnswer } from "../../helpers/hostile-answer.ts";

const Date = z
  .string()
  .regex(/^\d{4}(-\d{2}){0,2}$/u)
  .nullable();
const Source = {
  item: z.string().regex(/^(fact|topic|article):./u),
  form: z.enum(["summary", "quotation"]),
  basis: z.enum(["primary", "vendor", "press", "unofficial"]).nullable(),
  caveat: z.string().nullable(),
  title: z.string(),
  publisher: z.string(),
  url: z.string(),
  published: Date,
  asOf: Date,
  excerpt: z.string(),
};

/** What programs are promised: these keys and no others. */
const Promised = z.strictObject({
  id: z.union([z.string(), z.number(), z.null()]),
  answerId: z.string(),
  kind: z.enum(["answered", "partial", "abstained", "guidance"]),
  reason: z.string().nullable(),
  language: z.string().length(2),
  text: z.string(),
  blocks: z.array(z.looseObject({ kind: z.enum(["text", "list", "table", "timeline"]) })),
  sentences: z.array(z.strictObject({ text: z.string(), citations: z.array(z.int()) })),
  citations: z.array(z.strictObject({ number: z.int(), ...Source })),
  nearest: z.array(z.strictObject(Source)),
  generation: z.string(),
  ms: z.number(),
});

describe("toJsonAnswer", () => {
  it("has exactly the promised keys, in their order", () => {
    fc.assert(
      fc.property(hostileAnswer, (answer) => {
        const json = toJsonAnswer(answer, { id: "q1", ms: 1.5 });

        const read = Promised.parse(JSON.parse(JSON.stringify(json)));
        expect(Object.keys(json)).toEqual(Object.keys(Promised.shape));
        expect(read.sentences).toEqual(json.sentences);
      }),
    );
  });

  it("puts every sentence and cell into the text, in reading order and without marks", () => {
    const answer = answerOf([], {
      citations: [citationOf()],
      blocks: [
        { kind: "text", sentences: [sentence("Un.", 1), sentence("Deux.")] },
        {
          kind: "list",
          items: [[sentence("Trois.", 1)], [sentence("Quatre."), sentence("Cinq.")]],
        },
        {
          kind: "table",
          header: [sentence("Offre"), sentence("État")],
          rows: [[sentence("Nimbus", 1), sentence("qualifié", 1)]],
        },
        { kind: "timeline", entries: [{ date: "2022-11-01", sentence: sentence("Fin.", 1) }] },
      ],
    });

    const { text, sentences } = toJsonAnswer(answer, { id: 7, ms: 0 });

    expect(text).toBe(
      "Un. Deux.\nTrois.\nQuatre. Cinq.\nOffre\tÉtat\nNimbus\tqualifié\n1er novembre 2022\tFin.",
    );
    expect(sentences.map((each) => each.text)).toEqual([
      "Un.",
      "Deux.",
      "Trois.",
      "Quatre.",
      "Cinq.",
      "Offre",
      "État",
      "Nimbus",
      "qualifié",
      "Fin.",
    ]);
  });

  it("parts sentences by white space only, so that no word is added to them", () => {
    fc.assert(
      fc.property(hostileAnswer, (answer) => {
        const blocks = answer.blocks.filter(({ kind }) => kind !== "timeline");

        const { text, sentences } = toJsonAnswer({ ...answer, blocks }, { id: null, ms: 0 });

        expect(wordsOf(text)).toEqual(sentences.flatMap((each) => wordsOf(each.text)));
      }),
    );
  });
});

function wordsOf(text: string): readonly string[] {
  return text.split(/\s+/u).filter((word) => word !== "");
}

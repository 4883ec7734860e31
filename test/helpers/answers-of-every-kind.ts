import type { Answer } from "../../src/domain/answer.ts";
import { answerOf, citationOf, sentence } from "./evaluated-answer.ts";

const first = citationOf();
const second = citationOf({
  number: 2,
  form: "quotation",
  basis: "vendor",
  caveat: "Le prestataire parle de lui-même.",
  title: "Nimbus : *nos* offres <ici>",
  publisher: "Nimbus SA",
  url: "https://example.org/offres_(2026)?a=b",
  published: "2026-04",
  asOf: null,
});
/** Another passage of the first source. */
const third = citationOf({ number: 3, caveat: "Sous réserve.", excerpt: "Deux centres." });
const { number: _, ...nearest } = second;
const nearestPassages = [nearest, { ...nearest, title: "Autre", url: "http://example.org/" }];

/** An answer of every kind and shape, small enough for every platform to show it whole. */
export const ANSWERS: readonly { name: string; answer: Answer }[] = [
  {
    name: "answered with a text",
    answer: answerOf(
      [sentence("Oui :"), sentence("Nimbus l'est.", 1, 2), sentence("Et après.", 3)],
      {
        citations: [first, second, third],
      },
    ),
  },
  {
    name: "answered with a list",
    answer: answerOf([], {
      citations: [first, second],
      blocks: [
        { kind: "list", items: [[sentence("Un."), sentence("Deux.", 2)], [sentence("Trois.", 1)]] },
      ],
    }),
  },
  {
    name: "answered with a table",
    answer: answerOf([], {
      citations: [first, second],
      blocks: [
        {
          kind: "table",
          header: [sentence("Critère"), sentence("Nimbus"), sentence("Cumulus")],
          rows: [
            [sentence("Siège"), sentence("Paris", 1), sentence("Dublin", 2)],
            [sentence("Droit"), sentence("français", 2), sentence("inconnu")],
          ],
        },
      ],
    }),
  },
  {
    name: "answered with a timeline",
    answer: answerOf([], {
      citations: [first, second],
      blocks: [
        {
          kind: "timeline",
          entries: [
            { date: "2025", sentence: sentence("Demande déposée.", 2) },
            { date: "2026-04-17", sentence: sentence("Qualification obtenue.", 1) },
          ],
        },
      ],
    }),
  },
  {
    name: "partial",
    answer: answerOf([sentence("Nimbus l'est.", 1), sentence("Rien sur Cumulus.")], {
      kind: "partial",
      citations: [first],
      nearest: nearestPassages,
    }),
  },
  {
    name: "abstained with nearest passages",
    answer: answerOf([sentence("La base n'en dit rien.")], {
      kind: "abstained",
      reason: "nothing-found",
      nearest: nearestPassages,
    }),
  },
  {
    name: "guidance",
    answer: answerOf([sentence("Posez une question."), sentence("Par exemple.")], {
      kind: "guidance",
    }),
  },
];

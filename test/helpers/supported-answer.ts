import type { Answer, AnswerSentence } from "../../src/domain/answer.ts";
import { answerOf, citationOf, sentence } from "./evaluated-answer.ts";

export const FACT = citationOf();
export const STRATUS = citationOf({
  number: 2,
  item: "fact:stratus-secnumcloud",
  basis: "press",
  title: "Qui est qualifié ?",
  publisher: "Le Journal",
  url: "https://example.org/journal",
  published: "2026-03-01",
  asOf: "2026-03",
  excerpt: "Stratus n'est pas qualifié SecNumCloud.",
});
export const TOPIC = citationOf({
  number: 3,
  item: "topic:secnumcloud.fr",
  basis: null,
  title: "Référentiel",
  publisher: "ANSSI",
  url: "https://example.org/referentiel",
  published: "2022-03-08",
  asOf: "2026-08",
  excerpt: "Le référentiel date du 8 mars 2022. Il compte 360 exigences.",
});
/** A sentence of FACT. */
export const QUALIFIED = sentence("Nimbus est qualifié SecNumCloud depuis le 17 avril 2026.", 1);

/** An answer citing a fact of Nimbus as 1, one of Stratus as 2 and a topic as 3. */
export function cited(...sentences: readonly AnswerSentence[]): Answer {
  return answerOf(sentences, { citations: [FACT, STRATUS, TOPIC] });
}

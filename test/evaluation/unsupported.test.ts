import { beforeAll, describe, expect, it } from "vitest";
import type { Answer } from "../../src/domain/answer.ts";
import { readBaseFiles } from "../../src/evaluation/base-files.ts";
import { readFramePhrases } from "../../src/evaluation/frame-phrases.ts";
import { findUnsupported, type SupportFiles } from "../../src/evaluation/unsupported.ts";
import { answerOf, citationOf, sentence } from "../helpers/evaluated-answer.ts";
import { writeEvaluationBase } from "../helpers/evaluation-base.ts";

const FACT = citationOf();
const STRATUS = citationOf({
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
const TOPIC = citationOf({
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
const QUALIFIED = sentence("Nimbus est qualifié SecNumCloud depuis le 17 avril 2026.", 1);

function cited(...sentences: readonly ReturnType<typeof sentence>[]): Answer {
  return answerOf(sentences, { citations: [FACT, STRATUS, TOPIC] });
}

let files: SupportFiles;

beforeAll(async () => {
  const { dataDir, promptsDir } = await writeEvaluationBase();
  files = { base: readBaseFiles(dataDir), phrases: readFramePhrases(promptsDir) };
});

describe("findUnsupported", () => {
  it.each<{ name: string; answer: Answer }>([
    { name: "a sentence of a fact", answer: cited(QUALIFIED) },
    {
      name: "a whole statement in English",
      answer: cited(sentence("Stratus is not SecNumCloud-qualified.", 2)),
    },
    { name: "a value in a cell", answer: cited(sentence("Qualifié depuis le 17 avril 2026", 1)) },
    { name: "a note", answer: cited(sentence("Le périmètre exact n'est pas publié.", 1)) },
    { name: "a sentence of a topic", answer: cited(sentence("Il compte 360 exigences.", 3)) },
    { name: "other white space", answer: cited(sentence("Il compte\u00A0360  exigences.", 3)) },
    {
      name: "a quote shown as a quotation",
      answer: answerOf([sentence("Nimbus - IaaS - 17/04/2026", 1)], {
        citations: [citationOf({ form: "quotation" })],
      }),
    },
    {
      name: "a source of a topic other than the first",
      answer: answerOf([sentence("Rien ne dit que Nimbus est visé par le guide.", 1)], {
        citations: [
          citationOf({
            ...TOPIC,
            number: 1,
            title: "Guide",
            url: "https://example.org/guide",
            published: null,
            excerpt: "Rien ne dit que Nimbus est visé par le guide.",
          }),
        ],
      }),
    },
    {
      name: "a frame with a name and a date",
      answer: cited(QUALIFIED, sentence("Dernier état connu de Nimbus : mai 2026.")),
    },
    {
      name: "a date told less precisely",
      answer: cited(QUALIFIED, sentence("Dernier état connu de Nimbus : 2026.")),
    },
    { name: "an alias", answer: cited(QUALIFIED, sentence("La base n'a rien sur Stratus GmbH.")) },
    { name: "a count", answer: cited(sentence("3 sources citées.")) },
    {
      name: "a label in a slot",
      answer: cited(sentence("Dernier état connu de qualification SecNumCloud : 2026.")),
    },
    {
      name: "a list in a slot",
      answer: cited(sentence("La base n'a rien sur Nimbus, ANSSI et Stratus.")),
    },
    {
      name: "a slot cut in the only way that holds",
      answer: cited(sentence("Nimbus et Stratus et ANSSI diffèrent.")),
    },
    { name: "a cell with a name", answer: cited(sentence("Nimbus")) },
    {
      name: "a name of the base in an abstention",
      answer: answerOf([sentence("La base n'a rien sur Stratus.")], { kind: "abstained" }),
    },
    {
      name: "a timeline under the date of its fact",
      answer: answerOf([], {
        blocks: [{ kind: "timeline", entries: [{ date: "2026-04-17", sentence: QUALIFIED }] }],
        citations: [FACT],
      }),
    },
    { name: "nothing said", answer: answerOf([]) },
  ])("accepts $name", ({ answer }) => {
    expect(findUnsupported(answer, files)).toEqual([]);
  });

  it.each<{ name: string; answer: Answer; reason: string | RegExp }>([
    {
      name: "a digit changed",
      answer: cited(sentence("Nimbus est qualifié SecNumCloud depuis le 17 avril 2025.", 1)),
      reason: "does not stand in fact:nimbus-secnumcloud",
    },
    {
      name: "a negation dropped",
      answer: cited(sentence("Stratus est qualifié SecNumCloud.", 2)),
      reason: "does not stand in fact:stratus-secnumcloud",
    },
    {
      name: "a beginning dropped that denied the rest",
      answer: answerOf([sentence("Nimbus est visé par le guide.", 3)], { citations: [TOPIC] }),
      reason: "does not stand in topic:secnumcloud.fr",
    },
    {
      name: "a number cut in two",
      answer: cited(sentence("4 % de Nimbus.", 1)),
      reason: "does not stand in fact:nimbus-secnumcloud",
    },
    {
      name: "another fact of the same file",
      answer: cited(sentence("Les fondateurs détiennent 65,4 % de Nimbus.", 1)),
      reason: "does not stand in fact:nimbus-secnumcloud",
    },
    {
      name: "another item",
      answer: cited(sentence("Il compte 360 exigences.", 2)),
      reason: "does not stand in fact:stratus-secnumcloud",
    },
    {
      name: "one of two items not saying it",
      answer: cited(sentence("Il compte 360 exigences.", 3, 2)),
      reason: "does not stand in fact:stratus-secnumcloud",
    },
    {
      name: "halves of two sentences stitched",
      answer: cited(sentence("Nimbus est qualifié SecNumCloud. Trois centres sont visés.", 1)),
      reason: "does not stand in fact:nimbus-secnumcloud",
    },
    {
      name: "sentences of two paragraphs stitched",
      answer: cited(
        sentence("Il compte 360 exigences. Rien ne dit que Nimbus est visé par le guide.", 3),
      ),
      reason: "does not stand in topic:secnumcloud.fr",
    },
    {
      name: "a heading as evidence",
      answer: cited(sentence("Le référentiel", 3)),
      reason: "does not stand in topic:secnumcloud.fr",
    },
    {
      name: "a summary in quotation form",
      answer: answerOf([QUALIFIED], { citations: [citationOf({ form: "quotation" })] }),
      reason: "does not stand in fact:nimbus-secnumcloud",
    },
    {
      name: "a citation that does not exist",
      answer: cited(sentence("Oui.", 9)),
      reason: "citation 9 does not exist",
    },
    {
      name: "words of its own",
      answer: cited(sentence("Nimbus est le meilleur.")),
      reason: "has no citation and is no phrase of prompts/",
    },
    {
      name: "a date in a frame that no evidence has",
      answer: cited(sentence("Dernier état connu de Nimbus : juin 2026.")),
      reason: `{date} is "juin 2026", which is in no evidence of this answer`,
    },
    {
      name: "a date told more precisely than known",
      answer: cited(sentence("Dernier état connu de Nimbus : 3 mai 2026.")),
      reason: `{date} is "3 mai 2026", which is in no evidence of this answer`,
    },
    {
      name: "a name in a frame that no evidence has",
      answer: cited(sentence("Dernier état connu de Cumulus : mai 2026.")),
      reason: `{name} is "Cumulus", which is in no evidence of this answer`,
    },
    {
      name: "a name of the base that this answer has no evidence of",
      answer: answerOf([sentence("La base n'a rien sur Stratus.")], { citations: [FACT] }),
      reason: `{name} is "Stratus", which is in no evidence of this answer`,
    },
    {
      name: "one wrong name among several",
      answer: cited(sentence("La base n'a rien sur Nimbus et Cumulus.")),
      reason: `{name} is "Nimbus et Cumulus", which is in no evidence of this answer`,
    },
    {
      name: "a count of nothing in the answer",
      answer: cited(sentence("7 sources citées.")),
      reason: `{count} is "7", which is in no evidence of this answer`,
    },
    {
      name: "half a sentence in a phrase without words",
      answer: cited(sentence("est qualifié SecNumCloud")),
      reason: "has no citation and is no phrase of prompts/",
    },
    {
      name: "a timeline under another date",
      answer: answerOf([], {
        blocks: [{ kind: "timeline", entries: [{ date: "2026-06", sentence: QUALIFIED }] }],
        citations: [FACT],
      }),
      reason: "stands under 2026-06, which is no date of a cited item",
    },
  ])("refuses $name", ({ answer, reason }) => {
    const reasons = findUnsupported(answer, files).map((unsupported) => unsupported.reason);

    expect(reasons).toEqual([reason]);
  });

  it("holds citations and nearest passages against their files too", () => {
    const answer = answerOf([], {
      citations: [citationOf({ title: "Arrêté" })],
      nearest: [{ ...TOPIC, url: "https://example.org/x" }],
    });

    expect(findUnsupported(answer, files)).toEqual([
      { text: "[1] fact:nimbus-secnumcloud", reason: `the source's title is not "Arrêté"` },
      {
        text: "[3] topic:secnumcloud.fr",
        reason: "https://example.org/x is not a source of topic:secnumcloud.fr",
      },
    ]);
  });

  it("looks into lists, tables and timelines", () => {
    const wrong = sentence("Inventé.", 1);
    const answer = answerOf([], {
      blocks: [
        { kind: "list", items: [[QUALIFIED, wrong]] },
        { kind: "table", header: [wrong], rows: [[wrong]] },
        { kind: "timeline", entries: [{ date: "2026-04", sentence: wrong }] },
      ],
      citations: [FACT],
    });

    expect(findUnsupported(answer, files)).toHaveLength(4);
  });
});

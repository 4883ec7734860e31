import { beforeAll, describe, expect, it } from "vitest";
import type { Answer } from "../../src/domain/answer.ts";
import { readBaseFiles } from "../../src/evaluation/base-files.ts";
import { readFramePhrases } from "../../src/evaluation/frame-phrases.ts";
import type { SupportFiles } from "../../src/evaluation/support-files.ts";
import { findUnsupported } from "../../src/evaluation/unsupported.ts";
import { answerOf, citationOf, sentence } from "../helpers/evaluated-answer.ts";
import { writeEvaluationBase } from "../helpers/evaluation-base.ts";
import { cited, FACT, QUALIFIED, STRATUS, TOPIC } from "../helpers/supported-answer.ts";

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
    {
      name: "another reading that the base knows",
      answer: answerOf(
        [QUALIFIED, sentence("Compris comme Nimbus ; autre sens possible : Stratus.")],
        { citations: [FACT] },
      ),
    },
    {
      name: "an entry under the name of what it cites",
      answer: answerOf([], {
        blocks: [
          {
            kind: "list",
            items: [
              [sentence("Nimbus :"), QUALIFIED],
              [sentence("Stratus :"), sentence("Pas qualifié", 2)],
            ],
          },
        ],
        citations: [FACT, STRATUS],
      }),
    },
    { name: "nothing said", answer: answerOf([]) },
  ])("accepts $name", ({ answer }) => {
    expect(findUnsupported(answer, files)).toEqual([]);
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

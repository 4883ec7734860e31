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

describe("findUnsupported, of fabricated answers", () => {
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
      name: "the date of another sentence than the one beside it",
      answer: cited(
        QUALIFIED,
        sentence("Dernier état connu de Nimbus : mars 2026."),
        sentence("Il compte 360 exigences.", 3),
        sentence("Pas qualifié", 2),
      ),
      reason: `{date} is "mars 2026", which is in no evidence of this answer`,
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
      name: "another reading that the base does not know",
      answer: cited(sentence("Compris comme Nimbus ; autre sens possible : Cumulus.")),
      reason: `{other} is "Cumulus", which is in no evidence of this answer`,
    },
    {
      name: "an entry under the name of another",
      answer: answerOf([], {
        kind: "partial",
        blocks: [
          {
            kind: "list",
            items: [
              [sentence("Stratus :"), QUALIFIED],
              [sentence("Stratus :"), sentence("Pas qualifié", 2)],
            ],
          },
        ],
        citations: [FACT, STRATUS],
      }),
      reason: `{name} is "Stratus", which is in no evidence of this answer`,
    },
    {
      name: "a row under the name of another",
      answer: answerOf([], {
        blocks: [
          {
            kind: "table",
            header: [sentence("Nimbus"), sentence("Stratus")],
            rows: [[sentence("Nimbus"), sentence("Pas qualifié", 2)]],
          },
        ],
        citations: [FACT, STRATUS],
      }),
      reason: "has no citation and is no phrase of prompts/",
    },
    {
      name: "a timeline under another date",
      answer: answerOf([], {
        blocks: [{ kind: "timeline", entries: [{ date: "2026-06", sentence: QUALIFIED }] }],
        citations: [FACT],
      }),
      reason: "stands under 2026-06, which neither it nor a cited item states",
    },
  ])("refuses $name", ({ answer, reason }) => {
    const reasons = findUnsupported(answer, files).map((unsupported) => unsupported.reason);

    expect(reasons).toEqual([reason]);
  });
});

import type { Answer, AnswerSentence, Citation, Nearest } from "../domain/answer.ts";
import { sentenceGroups } from "../domain/shown-sentences.ts";
import { type AnswerEvidence, isSupportedValue } from "./answer-evidence.ts";
import { type BaseFiles, baseItem } from "./base-files.ts";
import { citationFaults } from "./citation-faults.ts";
import { frameEvidence } from "./frame-evidence.ts";
import { type FrameTemplate, fillings } from "./frame-phrases.ts";
import { collapse, standsWhole } from "./plain-text.ts";
import type { SupportFiles } from "./support-files.ts";
import { writtenDatesIn } from "./written-date.ts";

/** Something an answer shows without support in the files of the base. */
export interface Unsupported {
  readonly text: string;
  /** What is wrong with it, naming the item or the slot. */
  readonly reason: string;
}

/**
 * Finds what an answer shows and the files do not say.
 *
 * It shares no code with the index, the store or the verifier that made the answer. A sentence with
 * citations must stand in each cited item's file, and each citation must say of its item what the
 * file says. One without must be a phrase of prompts/ whose slots hold evidence of the same answer.
 *
 * @returns Empty when everything shown is supported.
 */
export function findUnsupported(answer: Answer, files: SupportFiles): readonly Unsupported[] {
  return [
    ...sentenceGroups(answer).flatMap((group) =>
      group.sentences.flatMap((sentence) => {
        const reason =
          sentence.citations.length > 0
            ? citedFault(sentence, answer.citations, files.base)
            : frameFault(sentence.text, frameEvidence(sentence, group, { answer, files }));
        return reason === null ? [] : [{ text: sentence.text, reason }];
      }),
    ),
    ...[...answer.citations, ...answer.nearest].flatMap((citation) =>
      citationFaults(citation, files).map((reason) => ({ text: shortName(citation), reason })),
    ),
    ...undatedEntries(answer, files.base),
  ];
}

/** The slot for a name that the answer does not speak of: another reading of the question. */
const ALTERNATIVE = "{other}";

function citedFault(
  { text, citations: numbers }: AnswerSentence,
  citations: readonly Citation[],
  base: BaseFiles,
): string | null {
  for (const number of numbers) {
    const citation = citations.find((candidate) => candidate.number === number);
    const fault =
      citation === undefined
        ? `citation ${String(number)} does not exist`
        : misquotation(collapse(text), citation, base);
    if (fault !== null) {
      return fault;
    }
  }
  return null;
}

function misquotation(text: string, citation: Citation, base: BaseFiles): string | null {
  const item = baseItem(base, citation.item);
  if (item === undefined) {
    return `${citation.item} is in no file of the base`;
  }
  const texts = citation.form === "quotation" ? [item.quote ?? ""] : item.texts;
  if (!texts.some((whole) => standsWhole(text, whole))) {
    return `does not stand in ${citation.item}`;
  }
  return null;
}

function frameFault(shown: string, evidence: AnswerEvidence): string | null {
  const text = collapse(shown);
  const { fixed, templates } = evidence.phrases;
  if (fixed.has(text)) {
    return null;
  }
  let fault = "has no citation and is no phrase of prompts/";
  for (const template of templates) {
    const slotFault = templateFault(template, text, evidence);
    if (slotFault === null) {
      return null;
    }
    // A phrase of slots alone fits any text: that it fits this one is no hint.
    fault = template.literals.some((literal) => literal.trim() !== "")
      ? (slotFault ?? fault)
      : fault;
  }
  return fault;
}

/** `null` when a filling holds; `undefined` when the text is not this phrase at all. */
function templateFault(
  template: FrameTemplate,
  text: string,
  evidence: AnswerEvidence,
): string | null | undefined {
  const allowsPieces = template.literals.some((literal) => /\p{L}/u.test(literal));
  let fault: string | undefined;
  for (const values of fillings(template, text)) {
    const unknown = values.findIndex((value, at) => {
      const namesAlternative = template.slots[at] === ALTERNATIVE;
      return !isSupportedValue(value, evidence, { allowsPieces, namesAlternative });
    });
    if (unknown === -1) {
      return null;
    }
    fault ??= `${template.slots[unknown] ?? ""} is "${values[unknown] ?? ""}", which is in no evidence of this answer`;
  }
  return fault;
}

function undatedEntries(answer: Answer, base: BaseFiles): readonly Unsupported[] {
  const itemOf = new Map(answer.citations.map((citation) => [citation.number, citation.item]));
  return answer.blocks
    .flatMap((block) => (block.kind === "timeline" ? block.entries : []))
    .filter(({ date, sentence }) => {
      const dates = sentence.citations
        .map((number) => itemOf.get(number))
        .flatMap((item) => (item === undefined ? [] : (baseItem(base, item)?.dates ?? [])));
      return ![...dates, ...writtenDatesIn(sentence.text)].some((known) =>
        `${known}-`.startsWith(`${date}-`),
      );
    })
    .map(({ date, sentence }) => ({
      text: sentence.text,
      reason: `stands under ${date}, which neither it nor a cited item states`,
    }));
}

function shortName(citation: Citation | Nearest): string {
  return "number" in citation
    ? `[${String(citation.number)}] ${citation.item}`
    : `nearest ${citation.item}`;
}

import type { AnswerSentence, Block } from "../domain/answer.ts";
import { type CitationLedger, citedEvidence } from "./citation-ledger.ts";
import type { ComposeInput } from "./compose-input.ts";
import { needsTitle } from "./compose-text.ts";
import type { EvidenceUnit } from "./evidence-unit.ts";
import { lapsesOfCells, unansweredLapses } from "./lapse-frames.ts";
import { type TimelineEntry, timelineOf } from "./timeline.ts";

function entriesOf({ understanding, chosen, changes }: ComposeInput): readonly TimelineEntry[] {
  const { intents, baseLanguage, language } = understanding;
  if (changes !== undefined) {
    return changes;
  }
  const isReadable = ({ passage }: EvidenceUnit): boolean =>
    passage.language === language || baseLanguage !== language;
  return intents.asksTimeline
    ? timelineOf(chosen.filter((unit) => isReadable(unit) && !needsTitle(unit, understanding)))
    : [];
}

/** That the base does not speak the asker's language, before what it says. */
function languageNote(
  entries: readonly TimelineEntry[],
  { understanding: { language }, phrases }: ComposeInput,
): readonly AnswerSentence[] {
  const spoken = entries[0]?.unit.passage.language;
  if (spoken === undefined || spoken === language) {
    return [];
  }
  const slots = { language: phrases.text(language, `language-${spoken}`) };
  return [{ text: phrases.text(language, "language-note", slots), citations: [] }];
}

/** What of the entries looks forward to a date that is past, under them. */
function lapsesUnder(
  entries: readonly TimelineEntry[],
  input: ComposeInput,
): readonly AnswerSentence[] {
  const { language, today } = input.understanding;
  const cells = entries.map(({ unit: { item } }) => ({
    item,
    lapses: unansweredLapses(item, today, input),
  }));
  return lapsesOfCells(cells, { language, phrases: input.phrases });
}

function toText(sentences: readonly AnswerSentence[]): Block[] {
  return sentences.length === 0 ? [] : [{ kind: "text", sentences: [...sentences] }];
}

/** A course of events, in order of time; empty unless asked for and dated. */
export function composeTimeline(
  input: ComposeInput,
  ledger: CitationLedger,
): { readonly block: Block[]; readonly shown: ReadonlySet<EvidenceUnit> } {
  const { baseLanguage } = input.understanding;
  const entries = entriesOf(input);
  if (entries.length === 0) {
    return { block: [], shown: new Set() };
  }
  const shown = entries.map(({ date, unit }) => ({
    date,
    sentence: {
      text: unit.text,
      citations: ledger.cite(
        citedEvidence(unit.item, unit.passage, { language: baseLanguage, form: "summary" }),
      ),
    },
  }));
  const block: Block[] = [
    ...toText(languageNote(entries, input)),
    { kind: "timeline", entries: shown },
    ...toText(lapsesUnder(entries, input)),
  ];
  return { block, shown: new Set(entries.map(({ unit }) => unit)) };
}

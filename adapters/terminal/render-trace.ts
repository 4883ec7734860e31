import type { KeptHow } from "../../src/answering/selection-trace.ts";
import type { DroppedUnit, Mark, ShownUnit, Trace, TracedUnit } from "../../src/answering/trace.ts";
import { sanitizeLine } from "../../src/presenting/sanitize.ts";
import type { Say } from "../../src/presenting/wording.ts";
import type { Explained } from "./explain.ts";

const NONE = "-";
/** Parts of a score that are printed: the rest are small. */
const SHOWN_PARTS = 8;

const HOW: Readonly<Record<KeptHow | "list" | "table" | "dispute", string>> = {
  "asked-for": "terminal-explain-how-asked-for",
  best: "terminal-explain-how-best",
  "newest-state": "terminal-explain-how-newest-state",
  history: "terminal-explain-how-history",
  ending: "terminal-explain-how-ending",
  drafted: "model-explain-how-drafted",
  list: "terminal-explain-how-list",
  table: "terminal-explain-how-table",
  dispute: "terminal-explain-how-dispute",
};
const WHY: Readonly<Record<DroppedUnit["why"], string>> = {
  aside: "terminal-explain-why-aside",
  "below-gap": "terminal-explain-why-below-gap",
  "said-already": "terminal-explain-why-said-already",
  "over-limit": "terminal-explain-why-over-limit",
  enough: "terminal-explain-why-enough",
  superseded: "terminal-explain-why-superseded",
  extended: "terminal-explain-why-extended",
  "says-nothing": "terminal-explain-why-says-nothing",
  "too-far-down": "terminal-explain-why-too-far-down",
  "other-language": "terminal-explain-why-other-language",
  "other-reading": "terminal-explain-why-other-reading",
  "table-is-whole": "terminal-explain-why-table-is-whole",
  "beside-timeline": "terminal-explain-why-beside-timeline",
  "not-drafted": "model-explain-why-not-drafted",
  gate: "terminal-explain-why-gate",
};
const MARK: Readonly<Record<Mark, string>> = {
  "other-subject": "terminal-explain-mark-other-subject",
  superseded: "terminal-explain-mark-superseded",
  "other-language": "terminal-explain-mark-other-language",
};

/** Lines that tell how an answer came about. */
export function renderTrace(explained: Explained, say: Say): readonly string[] {
  const { trace } = explained.explanation;
  return [
    ...headLines(explained, say),
    ...modelLines(explained, say),
    "",
    ...(trace === undefined
      ? [say("terminal-explain-guidance")]
      : traceLines(trace, explained, say)),
  ];
}

function headLines({ asked, generation, isKept, isSame }: Explained, say: Say): readonly string[] {
  const { question, answer } = asked;
  const id = answer.generation;
  return [
    say("terminal-explain-asked", {
      date: question.today,
      id,
      question: sanitizeLine(question.text),
    }),
    ...question.history.map((text) => `  < ${sanitizeLine(text)}`),
    ...(isKept ? [] : [say("terminal-explain-gone", { id, published: generation })]),
    ...(isSame || answer.model?.fault === null ? [] : [say("terminal-explain-differs")]),
  ];
}

/** Whom the answer was drafted by, and why each claim was dropped; what it said is not kept. */
function modelLines({ asked: { answer } }: Explained, say: Say): readonly string[] {
  const { model } = answer;
  if (model === undefined) {
    return [];
  }
  const { name, host, fault, dropped } = model;
  const outcome =
    fault === null ? say("model-explain-chose") : say("model-explain-unused", { fault });
  return [
    say("model-explain", {
      model: sanitizeLine(name),
      host: sanitizeLine(host),
      outcome,
    }),
    ...dropped.map((reason) => `  - ${say("model-explain-dropped", { reason })}`),
    ...(fault === null ? [say("model-explain-then")] : []),
  ];
}

function traceLines(trace: Trace, { explanation }: Explained, say: Say): readonly string[] {
  const { question, gate, shown, dropped, droppedCounts } = trace;
  const { attributes } = explanation.understood;
  const all = Object.values(droppedCounts).reduce((sum, count) => sum + count, 0);
  const gateSlots = { probability: String(gate.probability), threshold: String(gate.threshold) };
  return [
    ...say("terminal-explain-read", {
      language: question.language,
      focus: sanitizeLine(question.focus),
      names: listed(question.names),
      attributes: listed(attributes),
      concepts: listed(question.concepts),
      intents: listed([...question.intents, ...question.askedKinds]),
      words: listed(
        Object.entries(question.words).map(([word, weight]) => `${word} ${String(weight)}`),
      ),
    }).split("\n"),
    ...question.parts.map((part) => `  ? ${sanitizeLine(part)}`),
    gate.reason === null
      ? say("terminal-explain-gate-passed", gateSlots)
      : say("terminal-explain-gate-held", { ...gateSlots, reason: gate.reason }),
    ...headed(shown, say("terminal-explain-shown", { count: String(shown.length) })),
    ...shown.flatMap((unit) => unitLines(unit, reasonOf(unit, HOW[unit.how], say), say)),
    ...headed(
      dropped,
      say("terminal-explain-dropped", { count: String(all), told: String(dropped.length) }),
    ),
    ...dropped.flatMap((unit) => unitLines(unit, reasonOf(unit, WHY[unit.why], say), say)),
  ];
}

function headed(units: readonly TracedUnit[], title: string): readonly string[] {
  return units.length === 0 ? [] : ["", title];
}

function listed(texts: readonly string[]): string {
  return sanitizeLine(texts.join(", ")) || NONE;
}

/** Numbers and places come from the same unit as the reason. */
function reasonOf(
  { value, floor, by, marks }: ShownUnit | DroppedUnit,
  key: string,
  say: Say,
): string {
  const slots = { value: decimal(value), floor: decimal(floor), by: sanitizeLine(by ?? NONE) };
  const against = marks.map((mark) => say(MARK[mark]));
  return [say(key, slots), ...against].join("; ");
}

function decimal(number: number | undefined): string {
  return number === undefined ? NONE : String(number);
}

function unitLines(unit: TracedUnit, reason: string, say: Say): readonly string[] {
  const { score, rank, parts } = unit;
  const shares = Object.entries(parts).slice(0, SHOWN_PARTS);
  const scored =
    score === null
      ? []
      : [
          `    ${say("terminal-explain-score", {
            score: String(score),
            rank: String(rank),
            parts: shares.map(([name, share]) => `${name} ${signed(share)}`).join(", ") || NONE,
          })}`,
        ];
  return [
    `  ${sanitizeLine(unit.text)}`,
    `    ${sanitizeLine(unit.passage)}: ${reason}`,
    ...scored,
  ];
}

function signed(share: number): string {
  return share > 0 ? `+${String(share)}` : String(share);
}

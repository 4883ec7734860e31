import type {
  AnswerChange,
  BrokenCitation,
  ChangeReport,
  ItemChange,
  SourceReport,
} from "../indexing/change-report.ts";
import { type AdminWording, cappedList, nameText, paragraphOf, typedFor } from "./admin-words.ts";
import type { PresentedLine, PresentedSection, PresentedView } from "./view.ts";
import type { Wording } from "./wording.ts";

/** Lines of a list; a message holds about eighty in all, and the terminal shows everything. */
const MAX_LINES = 8;
const DETAIL_CHARS = 160;
const ANSWER_CHARS = 120;

type ChangeKind = ItemChange["kind"];

/** How many of a report there are of each kind. */
export interface ChangeCounts {
  readonly items: Readonly<Record<ChangeKind, number>>;
  readonly answers: number;
  /** Golden questions that would no longer be answered as they must. */
  readonly failing: number;
  /** Given answers that lose a citation. */
  readonly broken: number;
  /** Pages that could not be read. */
  readonly failed: number;
}

export function countChanges(report: ChangeReport): ChangeCounts {
  const count = (kind: ChangeKind): number =>
    report.changes.filter((change) => change.kind === kind).length;
  return {
    items: {
      added: count("added"),
      changed: count("changed"),
      removed: count("removed"),
      held: count("held"),
    },
    answers: report.answers.length,
    failing: report.answers.filter(({ passes }) => !passes).length,
    broken: new Set(report.brokenCitations.map(({ answerId }) => answerId)).size,
    failed: report.sources.reduce((sum, { failures }) => sum + failures.length, 0),
  };
}

/**
 * What a dry run would change, for the decision on it: counts and what to type first, then the worst
 * first. {@link isApprovable} says whether buttons to decide belong under it.
 */
export function presentChangeReport(report: ChangeReport, wording: AdminWording): PresentedView {
  return {
    title: wording.say("chat-change-title"),
    sections: [...headSections(report, wording), ...changeSections(report, wording)],
  };
}

/** Whether there is something that can be published: it is known by its proposal, and no golden question fails. */
export function isApprovable(
  report: ChangeReport,
): report is ChangeReport & { readonly proposal: string } {
  return report.proposal !== null && report.answers.every(({ passes }) => passes);
}

/** One line: how many items and answers change. */
export function changeCountsText(report: ChangeReport, wording: Wording): string {
  const { items } = countChanges(report);
  return wording.say("chat-change-items", {
    added: number(items.added, wording),
    changed: number(items.changed, wording),
    removed: number(items.removed, wording),
    held: number(items.held, wording),
  });
}

function headSections(report: ChangeReport, wording: AdminWording): readonly PresentedSection[] {
  const { say } = wording;
  const { answers, broken, failed } = countChanges(report);
  const isNothing = report.proposal === null;
  return [
    paragraphOf(
      ...(isNothing ? [say("chat-change-nothing")] : []),
      changeCountsText(report, wording),
      say("chat-change-effects", {
        answers: number(answers, wording),
        broken: number(broken, wording),
        failed: number(failed, wording),
      }),
    ),
    ...nextSections(report, wording),
  ];
}

function nextSections(report: ChangeReport, wording: AdminWording): readonly PresentedSection[] {
  const { say, typed } = wording;
  const { proposal } = report;
  const [held] = report.changes.filter(({ kind }) => kind === "held");
  const texts = [
    proposal === null
      ? null
      : isApprovable(report)
        ? say("chat-change-next", {
            approve: typedFor("approve", proposal, wording),
            reject: typedFor("reject", proposal, wording),
          })
        : say("chat-change-failing", { again: typed("dry-run") }),
    held === undefined
      ? null
      : say("chat-change-accept", {
          accept: typedFor("approve", held.source ?? held.item, wording),
        }),
  ].filter((text) => text !== null);
  return texts.length === 0 ? [] : [paragraphOf(...texts)];
}

/** Everything that changes, worst first; nothing for what there is none of. */
export function changeSections(
  report: ChangeReport,
  wording: Wording,
): readonly PresentedSection[] {
  const { say } = wording;
  const list = (heading: string, lines: readonly PresentedLine[]): readonly PresentedSection[] =>
    cappedList(say(heading), { lines, max: MAX_LINES }, wording);
  const items = (kind: ChangeKind): readonly PresentedLine[] =>
    report.changes.filter((change) => change.kind === kind).map((each) => itemLine(each, wording));
  const answers = (passes: boolean): readonly PresentedLine[] =>
    report.answers
      .filter((answer) => answer.passes === passes)
      .map((answer) => answerLine(answer, wording));
  return [
    ...list("chat-change-golden", answers(false)),
    ...list("chat-change-held", items("held")),
    ...list("chat-change-removed", items("removed")),
    ...list("chat-change-changed", items("changed")),
    ...list("chat-change-added", items("added")),
    ...list("chat-change-failures", failureLines(report.sources, wording)),
    ...list("chat-change-broken", brokenLines(report.brokenCitations, wording)),
    ...list("chat-change-answers", answers(true)),
  ];
}

function itemLine(
  { title, item, source, passages, reason }: ItemChange,
  { say }: Wording,
): PresentedLine {
  const parts = [
    reason === null ? null : say(`chat-change-reason-${reason}`),
    `+${String(passages.added)} −${String(passages.removed)}`,
    source === null ? null : say("chat-change-source", { id: nameText(source) }),
    nameText(item),
  ];
  return { lead: nameText(title), text: parts.filter((part) => part !== null).join(" · ") };
}

/** Sources with the most failures first; one page of each stands for the rest. */
function failureLines(
  sources: readonly SourceReport[],
  wording: Wording,
): readonly PresentedLine[] {
  return sources
    .filter(({ failures }) => failures.length > 0)
    .toSorted((a, b) => b.failures.length - a.failures.length)
    .map(({ source, read, unchanged, failures }) => {
      const counts = wording.say("chat-change-read", {
        failed: number(failures.length, wording),
        read: number(read + unchanged, wording),
      });
      const [first] = failures;
      const example =
        first === undefined
          ? []
          : [
              `${nameText(first.page)}: ${nameText(first.fault)}, ${nameText(first.detail, DETAIL_CHARS)}`,
            ];
      return { lead: nameText(source), text: [counts, ...example].join(" · ") };
    });
}

/** One line an item and reason: an item that is cited often breaks many answers at once. */
function brokenLines(
  broken: readonly BrokenCitation[],
  wording: Wording,
): readonly PresentedLine[] {
  const answers = new Map<string, { readonly first: BrokenCitation; readonly ids: Set<string> }>();
  for (const citation of broken) {
    const key = `${citation.why} ${citation.item}`;
    const group = answers.get(key) ?? { first: citation, ids: new Set<string>() };
    group.ids.add(citation.answerId);
    answers.set(key, group);
  }
  return [...answers.values()]
    .toSorted((a, b) => b.ids.size - a.ids.size)
    .map(({ first, ids }) => ({
      lead: nameText(first.item),
      text: wording.say(`chat-change-broken-${first.why}`, { count: number(ids.size, wording) }),
    }));
}

function answerLine(
  { question, before, after, set, id }: AnswerChange,
  { say }: Wording,
): PresentedLine {
  const change = say("chat-change-answer", {
    before: answerText(before),
    after: answerText(after),
  });
  return { lead: nameText(question), text: `${change} (${nameText(`${set} ${id}`)})` };
}

function answerText({ kind, text }: AnswerChange["before"]): string {
  const shown = nameText(text, ANSWER_CHARS);
  return shown === "–" ? nameText(kind) : shown;
}

function number(value: number, { language }: Wording): string {
  return new Intl.NumberFormat(language).format(value);
}

import type { ReindexProgress, ReindexResult } from "../assistant/admin-desk.ts";
import type { ChangeReport } from "../indexing/change-report.ts";
import { type AdminWording, nameText, paragraphOf } from "./admin-words.ts";
import { changeSections, presentChangeReport } from "./change-view.ts";
import { durationText } from "./durations.ts";
import { sanitizeLine } from "./sanitize.ts";
import type { PresentedSection, PresentedView } from "./view.ts";
import type { Wording } from "./wording.ts";

/** A list of faults longer than this fills no message; the terminal shows them all. */
const MAX_FAULTS = 10;
const REASON_CHARS = 500;

/** How far a re-index has come, on one line: "Vectors: 1200 of 3400 (35 %), 20 seconds left". */
export function progressText(progress: ReindexProgress, { say, language }: Wording): string {
  const { phase, done, total, secondsLeft } = progress;
  const name = say(`chat-reindex-phase-${phase}`);
  if (total === 0) {
    return name;
  }
  const percent = new Intl.NumberFormat(language, { style: "percent" }).format(done / total);
  const count = new Intl.NumberFormat(language);
  const slots = { phase: name, done: count.format(done), total: count.format(total), percent };
  return secondsLeft === null
    ? say("chat-reindex-progress", slots)
    : say("chat-reindex-progress-left", { ...slots, left: durationText(secondsLeft, language) });
}

/** How a run ended, for the admin who began it; a dry run with what would change. */
export function presentReindexResult(result: ReindexResult, wording: AdminWording): PresentedView {
  if (result.kind === "proposed") {
    return presentChangeReport(result.report, wording);
  }
  return { title: wording.say("chat-reindex-title"), sections: resultSections(result, wording) };
}

function resultSections(
  result: Exclude<ReindexResult, { kind: "proposed" }>,
  wording: Wording,
): readonly PresentedSection[] {
  const { say } = wording;
  switch (result.kind) {
    case "published":
      return [paragraphOf(publishedText(result, wording)), ...reportSections(result, wording)];
    case "unchanged":
      return [
        paragraphOf(say("chat-reindex-unchanged", { id: sanitizeLine(result.generation) })),
        ...reportSections(result, wording),
      ];
    case "faulty":
      return [paragraphOf(say("chat-reindex-faulty")), faultSection(result.faults, wording)];
    case "refused":
      return [
        paragraphOf(say("chat-reindex-refused")),
        paragraphOf(nameText(result.reason, REASON_CHARS)),
      ];
    case "pinned":
    case "busy":
    case "cancelled":
    case "failed":
      return [paragraphOf(say(`chat-reindex-${result.kind}`))];
  }
}

/** What changed is told in short by the counts of a first index, in full by the report of a later one. */
function reportSections(
  { report }: { readonly report?: ChangeReport },
  wording: Wording,
): readonly PresentedSection[] {
  if (report === undefined) {
    return [];
  }
  return changeSections(report.against === null ? { ...report, changes: [] } : report, wording);
}

function publishedText(
  result: Extract<ReindexResult, { kind: "published" }>,
  { say, language }: Wording,
): string {
  return say("chat-reindex-published", {
    id: sanitizeLine(result.generation),
    duration: durationText(result.seconds, language),
    added: String(result.added),
    changed: String(result.changed),
    removed: String(result.removed),
  });
}

function faultSection(faults: readonly string[], { say }: Wording): PresentedSection {
  const shown = faults.slice(0, MAX_FAULTS).map(sanitizeLine);
  const more = faults.length - shown.length;
  const rest = more > 0 ? [say("chat-reindex-more-faults", { count: String(more) })] : [];
  return {
    heading: null,
    style: "list",
    lines: [...shown, ...rest].map((text) => ({ lead: null, text })),
  };
}

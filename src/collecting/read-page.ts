import type { SourceEntry } from "../domain/source-entry.ts";
import type { CollectContext } from "./collect-context.ts";
import { guard } from "./guard.ts";
import { isServed, NO_VALIDATORS, type PageOutcome, type Target } from "./page-outcome.ts";
import type { KeptPage, PageReading } from "./snapshot-store.ts";
import { textHash, textSettings } from "./text-hash.ts";

/** What has become of one page. */
export interface PageResult {
  readonly kept: KeptPage;
  /** Whether its text is another than before. */
  readonly isNew: boolean;
}

export interface ReadPageOptions {
  readonly context: CollectContext;
  /** Last readings of the source, by page. */
  readonly known: ReadonlyMap<string, PageReading>;
  /** Whether a page that was read then need not be read again. */
  readonly isRecent: (at: string) => boolean;
}

/** Reads a page, on the condition that it has changed where that can be told. */
export async function readPage(
  target: Target,
  entry: SourceEntry,
  { context, isRecent, known }: ReadPageOptions,
): Promise<PageResult> {
  const before = known.get(target.page) ?? null;
  const settings = textSettings(entry);
  const isUsable = before !== null && isServed(before) && before.settings === settings;
  // A file is looked into in no time, and may have been edited since.
  if (isUsable && entry.kind !== "folder" && before.fault === null && isRecent(before.at)) {
    return { kept: { reading: before, snapshot: null }, isNew: false };
  }
  const reading = target.read(isUsable ? before.validators : NO_VALIDATORS);
  const outcome = await guard<PageOutcome>(context.signal, reading, (fault) => ({
    kind: "failed",
    ...fault,
  }));
  const at = context.now().toISOString();
  return toResult(outcome, { at, source: entry.id, page: target.page, settings, before });
}

interface PageMoment extends Pick<PageReading, "at" | "source" | "page" | "settings"> {
  readonly before: PageReading | null;
}

function toResult(outcome: PageOutcome, moment: PageMoment): PageResult {
  switch (outcome.kind) {
    case "text":
      return newText(outcome, moment);
    case "not-modified":
      return asBefore({ outcome: "not-modified", fault: null, detail: null }, moment);
    case "failed":
    case "gone": {
      const { fault, detail } = outcome;
      const isGone = outcome.kind === "gone" || moment.before?.outcome === "vanished";
      return asBefore({ outcome: isGone ? "vanished" : "failed", fault, detail }, moment);
    }
  }
}

function newText(
  { text, validators }: Extract<PageOutcome, { kind: "text" }>,
  { before, ...moment }: PageMoment,
): PageResult {
  const hash = textHash(text);
  const { source, page, at } = moment;
  return {
    kept: {
      reading: { ...moment, outcome: "read", fault: null, detail: null, validators, hash },
      snapshot: { source, page, hash, firstRead: at, text },
    },
    isNew: hash !== before?.hash || before.outcome === "vanished",
  };
}

/** The text that is kept stays the newest, with the validators and settings that it was read with. */
function asBefore(
  state: Pick<PageReading, "outcome" | "fault" | "detail">,
  { before, ...moment }: PageMoment,
): PageResult {
  const kept = before ?? { hash: null, validators: NO_VALIDATORS, settings: moment.settings };
  const { hash, validators, settings } = kept;
  const reading = { ...moment, ...state, hash, validators, settings };
  return { kept: { reading, snapshot: null }, isNew: false };
}

import type { BaseHealth } from "../assistant/admin-desk.ts";
import type { CitationHealth, SourceHealth } from "../domain/source-health.ts";
import { cappedList, nameText } from "./admin-words.ts";
import { agoText, durationText } from "./durations.ts";
import type { Clock } from "./notices.ts";
import type { PresentedLine, PresentedSection } from "./view.ts";
import type { Wording } from "./wording.ts";

const MAX_SOURCES = 12;
const MAX_ADDRESSES = 6;
const HOUR_SECONDS = 3600;

type Moment = Wording & Clock;

/**
 * Sources in the order in which they need somebody: those past their limit, then those that fail, then
 * by age against their limit; of equals those that answers use most. Quarantined ones are used by none
 * and come last.
 */
export function worstFirst(sources: readonly SourceHealth[]): readonly SourceHealth[] {
  return sources.toSorted(
    (a, b) =>
      Number(a.isQuarantined) - Number(b.isQuarantined) ||
      Number(b.isStale) - Number(a.isStale) ||
      failingShare(b) - failingShare(a) ||
      comparable(ageShare(b), ageShare(a)) ||
      b.uses - a.uses ||
      a.source.localeCompare(b.source),
  );
}

/** How sources and citations stand; nothing is said of what there is none of. */
export function healthSections(
  { sources, citations }: BaseHealth,
  moment: Moment,
): readonly PresentedSection[] {
  const lines = worstFirst(sources).map((source) => sourceLine(source, moment));
  return [
    ...cappedList(moment.say("chat-health-sources"), { lines, max: MAX_SOURCES }, moment),
    ...(citations === null ? [] : citationSections(citations, moment)),
  ];
}

function failingShare({ failing, pages }: SourceHealth): number {
  return failing === 0 ? 0 : failing / Math.max(1, pages);
}

function ageShare({ ageHours, limitHours }: SourceHealth): number {
  return ageHours === null ? Number.POSITIVE_INFINITY : ageHours / Math.max(1, limitHours);
}

/** A difference that is none between two that are infinite. */
function comparable(a: number, b: number): number {
  return a === b ? 0 : a - b;
}

function sourceLine(source: SourceHealth, moment: Moment): PresentedLine {
  const { say } = moment;
  const name = nameText(source.title);
  const id = nameText(source.source);
  const parts = [
    source.isQuarantined ? say("chat-health-quarantined") : null,
    source.isStale && source.lastSuccess !== null
      ? say("chat-health-stale", { limit: limitText(source, moment) })
      : null,
    failingText(source, moment),
    readText(source, moment),
    source.isStale ? null : say("chat-health-fresh", { limit: limitText(source, moment) }),
    say("chat-health-pages", { pages: number(source.pages, moment) }),
    say("chat-health-uses", { uses: number(source.uses, moment) }),
  ];
  return {
    lead: name === id ? name : `${name} (${id})`,
    text: parts.filter((part) => part !== null).join(" · "),
  };
}

function limitText({ limitHours }: SourceHealth, { language }: Moment): string {
  return durationText(limitHours * HOUR_SECONDS, language);
}

function readText({ lastSuccess }: SourceHealth, { say, language, now }: Moment): string {
  return lastSuccess === null
    ? say("chat-health-never")
    : say("chat-health-read", { ago: agoText(now - Date.parse(lastSuccess), language) });
}

function failingText({ failing, mostFrequentFault }: SourceHealth, moment: Moment): string | null {
  return failing === 0
    ? null
    : moment.say("chat-health-failing", {
        failing: number(failing, moment),
        fault: nameText(mostFrequentFault ?? ""),
      });
}

function citationSections(
  { checked, dead, lostQuotes }: CitationHealth,
  moment: Moment,
): readonly PresentedSection[] {
  const { say } = moment;
  const counts = say("chat-health-checked", {
    checked: number(checked, moment),
    dead: number(dead.length, moment),
    lost: number(lostQuotes.length, moment),
  });
  const lines = [
    ...dead.map(({ url, fault, item }) => ({
      lead: nameText(url),
      text: say("chat-health-dead", { fault: nameText(fault), item: nameText(item) }),
    })),
    ...lostQuotes.map(({ url, item }) => ({
      lead: nameText(url),
      text: say("chat-health-lost", { item: nameText(item) }),
    })),
  ];
  const [section] = cappedList(
    say("chat-health-citations"),
    { lines: [{ lead: null, text: counts }, ...lines], max: MAX_ADDRESSES + 1 },
    moment,
  );
  return section === undefined ? [] : [section];
}

function number(value: number, { language }: Wording): string {
  return new Intl.NumberFormat(language).format(value);
}

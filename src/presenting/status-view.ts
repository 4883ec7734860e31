import type { BaseStatus } from "../assistant/base-status.ts";
import type { PublisherSummary } from "../assistant/chat-service.ts";
import { PartialDate } from "../domain/partial-date.ts";
import { formatDate } from "../language/format-date.ts";
import { agoText } from "./durations.ts";
import type { Clock } from "./notices.ts";
import { sanitizeLine } from "./sanitize.ts";
import type { PresentedLine, PresentedSection, PresentedView } from "./view.ts";
import type { Wording } from "./wording.ts";

const MAX_PUBLISHERS = 25;

type Moment = Wording & Clock;

/** State of the base and of its index. */
export function presentStatus(status: BaseStatus, moment: Moment): PresentedView {
  return { title: moment.say("chat-status-title"), sections: [statusSection(status, moment)] };
}

/** The same as lines, to stand among others. */
export function statusSection(status: BaseStatus, moment: Moment): PresentedSection {
  const { say, language, now } = moment;
  const { counts } = status;
  const newest = dateText(status.newest, moment);
  const built = agoText(now - Date.parse(status.builtAt), language);
  const lines = [
    say("chat-status-newest", { date: newest }),
    say("chat-status-facts", {
      facts: number(counts.facts, moment),
      providers: number(counts.providers, moment),
    }),
    say("chat-status-texts", {
      topics: number(counts.topics, moment),
      articles: number(counts.articles, moment),
    }),
    say("chat-status-index", { id: sanitizeLine(status.generation), ago: built }),
    lastRunText(status, moment),
    status.isIndexing ? say("chat-status-indexing") : null,
    say("chat-status-waiting", { count: number(status.waiting, moment) }),
  ];
  return {
    heading: null,
    style: "list",
    lines: lines.filter((text) => text !== null).map((text) => ({ lead: null, text })),
  };
}

/** Who publishes what the base draws on. */
export function presentPublishers(
  publishers: readonly PublisherSummary[],
  wording: Wording,
): PresentedView {
  const { say } = wording;
  const shown = publishers.slice(0, MAX_PUBLISHERS).map((each) => publisherLine(each, wording));
  const more = publishers.length - shown.length;
  const rest =
    more > 0
      ? [{ lead: null, text: say("chat-publishers-more", { count: number(more, wording) }) }]
      : [];
  return {
    title: say("chat-publishers-title"),
    sections: [
      {
        heading: null,
        style: "text",
        lines: [
          {
            lead: null,
            text: say("chat-publishers-intro", { count: number(publishers.length, wording) }),
          },
        ],
      },
      { heading: null, style: "list", lines: [...shown, ...rest] },
    ],
  };
}

function publisherLine(publisher: PublisherSummary, wording: Wording): PresentedLine {
  const { say } = wording;
  const key = publisher.sources === 1 ? "chat-publisher-one" : "chat-publisher-many";
  const count = say(key, { count: number(publisher.sources, wording) });
  const newest =
    publisher.newest === null
      ? say("source-undated")
      : say("chat-publisher-newest", { date: dateText(publisher.newest, wording) });
  return { lead: sanitizeLine(publisher.publisher), text: `${count}, ${newest}` };
}

function lastRunText({ lastRun }: BaseStatus, { say, language, now }: Moment): string | null {
  if (lastRun === null) {
    return null;
  }
  const ago = agoText(now - Date.parse(lastRun.finishedAt), language);
  return say(`chat-status-run-${lastRun.outcome}`, { ago });
}

/** A date of the base in words; what is none stays as it is. */
function dateText(date: string, { language }: Wording): string {
  const parsed = PartialDate.safeParse(date);
  return parsed.success ? formatDate(parsed.data, language) : sanitizeLine(date);
}

function number(value: number, { language }: Wording): string {
  return new Intl.NumberFormat(language).format(value);
}

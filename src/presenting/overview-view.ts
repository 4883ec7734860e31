import type { AdminOverview } from "../assistant/admin-desk.ts";
import type { Proposal } from "../indexing/review.ts";
import { type AdminWording, cappedList, nameText, paragraphOf, typedFor } from "./admin-words.ts";
import { changeCountsText } from "./change-view.ts";
import { agoText } from "./durations.ts";
import { healthSections } from "./health-view.ts";
import type { Clock } from "./notices.ts";
import type { PresentedLine, PresentedSection } from "./view.ts";
import type { Wording } from "./wording.ts";

const MAX_PROPOSALS = 5;
const MAX_QUARANTINED = 10;
const MAX_HELD = 8;

type Moment = AdminWording & Clock;

/** What waits for a decision, what is hidden, and how sources stand. */
export function overviewSections(
  overview: AdminOverview,
  moment: Moment,
): readonly PresentedSection[] {
  return [
    ...(overview.pinned === null ? [] : [paragraphOf(moment.say("chat-reindex-pinned"))]),
    proposalSection(overview.proposals, moment),
    ...heldSections(overview, moment),
    ...quarantineSections(overview, moment),
    ...healthSections(overview, moment),
  ];
}

/** Open proposals with what to type; says so when there are none. */
function proposalSection(proposals: readonly Proposal[], moment: Moment): PresentedSection {
  const { say, typed } = moment;
  const lines = proposals.map((proposal) => ({
    lead: nameText(proposal.id),
    text: proposalText(proposal, moment),
  }));
  const none = [toLine(say("chat-proposals-none", { again: typed("dry-run") }))];
  const [newest] = proposals;
  const next =
    newest === undefined
      ? []
      : [
          toLine(
            say("chat-change-next", {
              approve: typedFor("approve", newest.id, moment),
              reject: typedFor("reject", newest.id, moment),
            }),
          ),
        ];
  const [section] = cappedList(
    say("chat-proposals-heading"),
    { lines: lines.length === 0 ? none : lines, max: MAX_PROPOSALS },
    moment,
  );
  const { heading = null, lines: shown = [] } = section ?? {};
  return { heading, style: "list", lines: [...shown, ...next] };
}

/** When it was made and how much it would change, on one line. */
export function proposalText({ madeAt, report }: Proposal, moment: Wording & Clock): string {
  const ago = agoText(moment.now - Date.parse(madeAt), moment.language);
  return `${ago} · ${changeCountsText(report, moment)}`;
}

function heldSections({ held }: AdminOverview, moment: Moment): readonly PresentedSection[] {
  const { say } = moment;
  const lines = held.map(({ title, source, item, reason }) => ({
    lead: nameText(title),
    text: [
      say(`chat-change-reason-${reason}`),
      ...(source === null ? [] : [say("chat-change-source", { id: nameText(source) })]),
      nameText(item),
    ].join(" · "),
  }));
  const [section] = cappedList(say("chat-change-held"), { lines, max: MAX_HELD }, moment);
  const [first] = held;
  return section === undefined || first === undefined
    ? []
    : [
        {
          ...section,
          lines: [...section.lines, toLine(acceptText(first.source ?? first.item, moment))],
        },
      ];
}

function acceptText(target: string, moment: Moment): string {
  return moment.say("chat-change-accept", { accept: typedFor("approve", target, moment) });
}

function quarantineSections(
  { quarantined }: AdminOverview,
  moment: Moment,
): readonly PresentedSection[] {
  const { say, language, now } = moment;
  const lines = quarantined.map(({ target, since }) => ({
    lead: nameText(target),
    text: agoText(now - Date.parse(since), language),
  }));
  return cappedList(say("chat-quarantine-heading"), { lines, max: MAX_QUARANTINED }, moment);
}

function toLine(text: string): PresentedLine {
  return { lead: null, text };
}

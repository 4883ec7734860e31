import type { types } from "@slack/bolt";
import { cutAtWord } from "../../src/presenting/cut-at-word.ts";
import type {
  HomeView,
  PresentedProposal,
  PresentedQuestion,
} from "../../src/presenting/home-view.ts";
import { presentLabels } from "../../src/presenting/labels.ts";
import type { Wording } from "../../src/presenting/wording.ts";
import { HEADER_TEXT, TEXT_OBJECT } from "./limits.ts";
import { button } from "./render-actions.ts";
import { decisionButtons } from "./render-decisions.ts";
import { paragraph, text } from "./render-rich-text.ts";
import { plainText } from "./render-text.ts";
import { sectionBlocks } from "./render-view.ts";

const MAX_QUESTIONS = 10;
const MAX_PROPOSALS = 3;
const MAX_LINES = 20;

/** The page of the bot: state of the base, my questions, and the panel of admins for those who are. */
export function renderHome(home: HomeView, wording: Wording): types.HomeView {
  return {
    type: "home",
    blocks: [
      header(home.title),
      paragraph([text(cutAtWord(home.intro, TEXT_OBJECT))]),
      header(home.statusHeading),
      ...sectionBlocks(home.status),
      header(home.recentHeading),
      ...recentBlocks(home, wording),
      ...adminBlocks(home, wording),
    ],
  };
}

function recentBlocks(
  { recent, noRecent }: HomeView,
  wording: Wording,
): readonly types.KnownBlock[] {
  return recent.length === 0
    ? [paragraph([text(noRecent)])]
    : recent.slice(0, MAX_QUESTIONS).map((question) => questionBlock(question, wording));
}

function questionBlock(
  { question, state, answerId }: PresentedQuestion,
  wording: Wording,
): types.KnownBlock {
  const block = {
    type: "section" as const,
    text: plainText(`${question}\n${state}`, TEXT_OBJECT),
  };
  return answerId === null
    ? block
    : {
        ...block,
        accessory: button(presentLabels(wording).showAnswer, { kind: "show-answer", answerId }),
      };
}

function adminBlocks({ admin }: HomeView, wording: Wording): readonly types.KnownBlock[] {
  if (admin === null) {
    return [];
  }
  const labels = presentLabels(wording);
  const elements = [
    button(labels.reindex, { kind: "reindex" }),
    button(labels.dryRun, { kind: "dry-run" }),
    ...(admin.isIndexing ? [button(labels.cancelRun, { kind: "cancel-run" })] : []),
  ];
  return [
    { type: "divider" },
    header(admin.heading),
    { type: "actions", elements },
    ...admin.proposals
      .slice(0, MAX_PROPOSALS)
      .flatMap((proposal) => proposalBlocks(proposal, wording)),
    ...admin.sections.flatMap((section) =>
      sectionBlocks({ ...section, lines: section.lines.slice(0, MAX_LINES) }),
    ),
  ];
}

/** A proposal with the buttons to decide on it. */
function proposalBlocks(
  { id, text: words, isApprovable }: PresentedProposal,
  wording: Wording,
): readonly types.KnownBlock[] {
  return [
    { type: "section", text: plainText(`${id}\n${words}`, TEXT_OBJECT) },
    decisionButtons({ proposal: id, isApprovable }, wording),
  ];
}

function header(title: string): types.KnownBlock {
  return { type: "header", text: plainText(title, HEADER_TEXT) };
}

import type { AdminAction, AdminOverview } from "../../src/assistant/admin-desk.ts";
import type { Clock } from "../../src/presenting/notices.ts";
import { proposalText } from "../../src/presenting/overview-view.ts";
import type { Wording } from "../../src/presenting/wording.ts";
import type { Choice } from "./discord-api.ts";

/** What an action of admins can be done to now, newest or worst first. */
export function adminTargets(
  action: AdminAction,
  overview: AdminOverview,
  moment: Wording & Clock,
): readonly Choice[] {
  switch (action) {
    case "approve":
      return [...proposalChoices(overview, moment), ...heldChoices(overview)];
    case "reject":
      return proposalChoices(overview, moment);
    case "rollback":
      return overview.generations
        .filter(({ role }) => role === "older")
        .map(({ id, publishedAt }) => ({ name: `${id} ${publishedAt ?? ""}`, value: id }));
    case "quarantine":
      return overview.sources
        .filter(({ isQuarantined }) => !isQuarantined)
        .map(({ source, title }) => ({ name: `${title} (${source})`, value: source }));
    case "release":
      return overview.quarantined.map(({ target }) => ({ name: target, value: target }));
    case "reindex":
    case "dry-run":
    case "cancel":
    case "status":
      return [];
  }
}

function proposalChoices({ proposals }: AdminOverview, moment: Wording & Clock): readonly Choice[] {
  return proposals.map((proposal) => ({
    name: `${proposal.id} · ${proposalText(proposal, moment)}`,
    value: proposal.id,
  }));
}

/** Sources that something is held back of, then each page by itself. */
function heldChoices({ held }: AdminOverview): readonly Choice[] {
  const sources = [...new Set(held.map(({ source }) => source))].filter((each) => each !== null);
  return [
    ...sources.map((source) => ({ name: source, value: source })),
    ...held.map(({ item, title }) => ({ name: `${title} (${item})`, value: item })),
  ];
}

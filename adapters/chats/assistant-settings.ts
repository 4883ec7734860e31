import type { AssistantSettings } from "../../src/assistant/settings.ts";
import type { Config } from "../../src/config.ts";

/** The settings of the assistant, in its words: every id as `platform:id`. */
export function toAssistantSettings({
  slack,
  admins,
  limits,
  retentionDays,
  maxInFlight,
}: Config): AssistantSettings {
  const idsOf = (kind: "user" | "group"): readonly string[] =>
    admins.filter((rule) => rule.kind === kind).map(({ platform, id }) => `${platform}:${id}`);
  return {
    limits,
    permissions: {
      workspaces: (slack?.workspaces ?? []).map((id) => `slack:${id}`),
      guests: slack?.guests ?? "refuse",
      admins: { users: idsOf("user"), groups: idsOf("group") },
    },
    retentionDays,
    concurrentQuestions: maxInFlight,
  };
}

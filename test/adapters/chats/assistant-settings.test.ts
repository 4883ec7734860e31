import { expect, it } from "vitest";
import { toAssistantSettings } from "../../../adapters/chats/assistant-settings.ts";
import { DEFAULT_SETTINGS } from "../../../src/assistant/settings.ts";
import { loadConfig } from "../../../src/config.ts";

it("are the assistant's own when nothing is set", () => {
  const { permissions, ...rest } = toAssistantSettings(loadConfig({}, "/"));
  const { permissions: _, ...defaults } = DEFAULT_SETTINGS;

  expect(rest).toEqual(defaults);
  expect(permissions).toEqual({
    workspaces: [],
    guests: "refuse",
    admins: { users: [], groups: [] },
  });
});

it("name every id with its platform", () => {
  const settings = toAssistantSettings(
    loadConfig(
      {
        SLACK_BOT_TOKEN: "xoxb-1",
        SLACK_APP_TOKEN: "xapp-1",
        SLACK_WORKSPACES: "T1,T2",
        SLACK_GUESTS: "answer",
        ADMINS: "slack:U1,discord:role:2,discord:3,slack:group:S4",
        LIMIT_USER: "1/2",
        RETENTION_DAYS: "30",
        MAX_IN_FLIGHT: "9",
      },
      "/",
    ),
  );

  expect(settings).toEqual({
    limits: { ...DEFAULT_SETTINGS.limits, user: { questions: 1, seconds: 2 } },
    permissions: {
      workspaces: ["slack:T1", "slack:T2"],
      guests: "answer",
      admins: { users: ["slack:U1", "discord:3"], groups: ["discord:2", "slack:S4"] },
    },
    retentionDays: 30,
    concurrentQuestions: 9,
  });
});

import type { ChatPlatform } from "./chat-adapter.ts";

/** Every chat platform there is an adapter for; its libraries are loaded where it is set up. */
export const PLATFORMS: readonly ChatPlatform[] = [
  {
    name: "Slack",
    howTo:
      "Slack: SLACK_BOT_TOKEN and SLACK_APP_TOKEN; or, with SLACK_MODE=http, SLACK_BOT_TOKEN and SLACK_SIGNING_SECRET",
    isConfigured: ({ slack }) => slack !== null,
    load: async (parts) => {
      const { createSlackAdapter } = await import("../slack/app.ts");
      return createSlackAdapter(parts);
    },
  },
  {
    name: "Discord",
    howTo: "Discord: DISCORD_TOKEN",
    isConfigured: ({ discord }) => discord !== null,
    load: async (parts) => {
      const { createDiscordAdapter } = await import("../discord/app.ts");
      return createDiscordAdapter(parts);
    },
    register: async (parts) => {
      const { registerOnDiscord } = await import("../discord/register.ts");
      return registerOnDiscord(parts);
    },
  },
];

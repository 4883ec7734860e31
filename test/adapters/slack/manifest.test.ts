import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { SHORTCUTS } from "../../../adapters/slack/handle-shortcut.ts";
import { COMMAND, EVENT_TYPES } from "../../../adapters/slack/listeners.ts";
import manifest from "../../../adapters/slack/manifest.json" with { type: "json" };

const FOLDER = fileURLToPath(new URL("../../../adapters/slack", import.meta.url));
const SOURCE = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".ts"))
  .map((name) => readFileSync(join(FOLDER, name), "utf8"))
  .join("\n");

/** Scopes by method, from https://docs.slack.dev/reference/methods/<method>. */
const METHOD_SCOPES: Readonly<Record<string, readonly string[]>> = {
  "auth.test": [],
  "assistant.threads.setStatus": ["chat:write"],
  "assistant.threads.setSuggestedPrompts": ["assistant:write"],
  "assistant.threads.setTitle": ["assistant:write"],
  "chat.appendStream": ["chat:write"],
  "chat.delete": ["chat:write"],
  "chat.postEphemeral": ["chat:write"],
  "chat.postMessage": ["chat:write"],
  "chat.startStream": ["chat:write"],
  "chat.stopStream": ["chat:write"],
  "chat.update": ["chat:write"],
  // With the metadata of messages: reference/scopes/metadata.message.read.
  "conversations.replies": [
    "channels:history",
    "groups:history",
    "im:history",
    "mpim:history",
    "metadata.message:read",
  ],
  "files.completeUploadExternal": ["files:write"],
  "files.getUploadURLExternal": ["files:write"],
  "usergroups.users.list": ["usergroups:read"],
  "users.info": ["users:read"],
  "views.open": [],
  "views.publish": [],
};
/** Scopes by event, from https://docs.slack.dev/reference/events/<event>. */
const EVENT_SCOPES: Readonly<Record<string, readonly string[]>> = {
  app_home_opened: [],
  app_mention: ["app_mentions:read"],
  "message.channels": ["channels:history"],
  "message.groups": ["groups:history"],
  "message.im": ["im:history"],
  "message.mpim": ["mpim:history"],
};
/** Scopes that features ask for: commands and shortcuts, and the agent view. */
const FEATURE_SCOPES = ["commands", "assistant:write"];

/** Methods that the app calls, as its source has them. */
function calledMethods(): readonly string[] {
  const calls = [...SOURCE.matchAll(/\bclient((?:\.[a-z][A-Za-z]+)+)\(/g)].map(([, path = ""]) =>
    path.slice(1),
  );
  return [
    ...new Set(calls.filter((name) => name.includes(".") && !name.endsWith(".bind"))),
  ].toSorted();
}

const { features, oauth_config: oauth, settings } = manifest;

describe("the manifest", () => {
  it("asks for the scopes of what is called, heard and offered, and for no other", () => {
    const needed = [
      ...calledMethods().flatMap((method) => METHOD_SCOPES[method] ?? [`unknown: ${method}`]),
      ...settings.event_subscriptions.bot_events.flatMap(
        (event) => EVENT_SCOPES[event] ?? [`unknown: ${event}`],
      ),
      ...FEATURE_SCOPES,
    ];
    expect([...oauth.scopes.bot].toSorted()).toEqual([...new Set(needed)].toSorted());
  });

  it("names every method of the table, so that the table holds nothing that is not called", () => {
    expect(Object.keys(METHOD_SCOPES).toSorted()).toEqual(calledMethods());
  });

  it("subscribes to the events that are listened to", () => {
    const types = settings.event_subscriptions.bot_events.map((event) => event.split(".")[0] ?? "");
    expect([...new Set(types)].toSorted()).toEqual([...EVENT_TYPES].toSorted());
    for (const type of EVENT_TYPES) {
      expect(SOURCE).toContain(`app.event("${type}"`);
    }
  });

  it("offers the command and the shortcut that are handled", () => {
    expect(features.slash_commands.map(({ command }) => command)).toEqual([COMMAND]);
    expect(features.shortcuts.map(({ callback_id: id }) => id)).toEqual(Object.keys(SHORTCUTS));
    expect(settings.interactivity.is_enabled).toBe(true);
  });

  it("uses the agent view, home and messages tab, and Socket Mode", () => {
    expect(Object.keys(features)).toContain("agent_view");
    expect(Object.keys(features)).not.toContain("assistant_view");
    expect(features.app_home).toEqual({
      home_tab_enabled: true,
      messages_tab_enabled: true,
      messages_tab_read_only_enabled: false,
    });
    expect(settings.socket_mode_enabled).toBe(true);
  });

  // https://docs.slack.dev/reference/app-manifest
  it.each([
    { name: "name", text: manifest.display_information.name, max: 35 },
    { name: "description", text: manifest.display_information.description, max: 140 },
    { name: "long description", text: manifest.display_information.long_description, max: 4000 },
    { name: "agent description", text: features.agent_view.agent_description, max: 300 },
    ...features.shortcuts.flatMap(({ name, description }) => [
      { name: `shortcut ${name}`, text: name, max: 24 },
      { name: `shortcut description ${name}`, text: description, max: 150 },
    ]),
    { name: "usage hint", text: features.slash_commands[0]?.usage_hint ?? "", max: 1000 },
  ])("has a $name that Slack takes", ({ text, max }) => {
    expect(text.length).toBeGreaterThan(0);
    expect(text.length).toBeLessThanOrEqual(max);
  });

  it("long description is as long as Slack wants it", () => {
    // reference/app-manifest: at least 174 characters.
    expect(manifest.display_information.long_description.length).toBeGreaterThanOrEqual(174);
  });
});

describe("the adapter", () => {
  it("imports nothing below the assistant, and no file is long", () => {
    expect(SOURCE).not.toMatch(
      /from "[^"]*src\/(?:retrieval|storage|indexing|answering|knowledge)\//,
    );
    for (const name of readdirSync(FOLDER).filter((each) => each.endsWith(".ts"))) {
      const lines = readFileSync(join(FOLDER, name), "utf8").split("\n").length;
      expect({ name, isShort: lines <= 250 }).toEqual({ name, isShort: true });
    }
  });
});

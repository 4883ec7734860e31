import { ADMIN_ACTIONS, ADMIN_TARGETS, type AdminAction } from "../../src/assistant/admin-desk.ts";
import type { AdminWording } from "../../src/presenting/admin-words.ts";
import type { HelpCommand } from "../../src/presenting/help.ts";
import type { Wording } from "../../src/presenting/wording.ts";

/** Words of Discord's commands, by the key of their phrase. */
type NameKey =
  | "ask"
  | "provider"
  | "sources"
  | "status"
  | "help"
  | "forget-me"
  | "admin"
  | AdminAction
  | "question"
  | "private"
  | "name"
  | "target";

/** How a command or a field is called in a language. */
export function nameOf(key: NameKey, { say }: Pick<Wording, "say">): string {
  return say(`discord-name-${key}`);
}

/** The ways to ask, as somebody who uses Discord in this language sees them. */
export function helpCommands(wording: Wording, isAdmin: boolean): readonly HelpCommand[] {
  const { say } = wording;
  const slash = (key: NameKey): string => `/${nameOf(key, wording)}`;
  return [
    { name: slash("ask"), what: "ask" },
    { name: `${slash("ask")} ${nameOf("private", wording)}`, what: "ask-private" },
    { name: say("discord-help-mention"), what: "mention" },
    { name: say("discord-help-direct"), what: "direct-message" },
    { name: say("discord-help-follow-up"), what: "follow-up" },
    { name: say("discord-menu-help"), what: "message-shortcut" },
    { name: slash("provider"), what: "provider" },
    { name: slash("sources"), what: "sources" },
    { name: slash("status"), what: "status" },
    { name: slash("help"), what: "help" },
    { name: slash("forget-me"), what: "forget-me" },
    ...(isAdmin ? adminCommands(wording) : []),
  ];
}

function adminCommands(wording: Wording): readonly HelpCommand[] {
  const { typed } = adminWording(wording);
  return ADMIN_ACTIONS.map((action) => ({
    name: `${typed(action)}${{ none: "", optional: " […]", required: " …" }[ADMIN_TARGETS[action]]}`,
    what: action === "status" ? "admin-status" : action,
  }));
}

/** The bot's words for admins, who are told what to type in the language of their Discord. */
export function adminWording(wording: Wording): AdminWording {
  return {
    ...wording,
    typed: (action, argument) =>
      [`/${nameOf("admin", wording)}`, nameOf(action, wording), argument]
        .filter((word) => word !== undefined)
        .join(" "),
  };
}

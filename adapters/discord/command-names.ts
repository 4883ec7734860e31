import type { CommandPurpose, HelpCommand } from "../../src/presenting/help.ts";
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
  | "reindex"
  | "question"
  | "private"
  | "name";

/** How a command or a field is called in a language. */
export function nameOf(key: NameKey, { say }: Pick<Wording, "say">): string {
  return say(`discord-name-${key}`);
}

/** The ways to ask, as somebody who uses Discord in this language sees them. */
export function helpCommands(wording: Wording, isAdmin: boolean): readonly HelpCommand[] {
  const { say } = wording;
  const slash = (key: NameKey): string => `/${nameOf(key, wording)}`;
  const admin = (key: "reindex" | "status", what: CommandPurpose): HelpCommand => ({
    name: `${slash("admin")} ${nameOf(key, wording)}`,
    what,
  });
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
    ...(isAdmin ? [admin("reindex", "reindex"), admin("status", "admin-status")] : []),
  ];
}

import { ADMIN_ACTIONS, ADMIN_TARGETS, type AdminAction } from "../../src/assistant/admin-desk.ts";
import type { Attribute, Subject } from "../../src/domain/provider.ts";
import type { AdminWording } from "../../src/presenting/admin-words.ts";
import type { HelpCommand } from "../../src/presenting/help.ts";
import type { Wording } from "../../src/presenting/wording.ts";

/** Qualifications, memberships and labels that one can look for. */
export const HELD = [
  "certification-secnumcloud",
  "certification-hds",
  "certification-c5",
  "certification-iso27001",
  "gaia-x-membership",
  "gaia-x-label",
] as const satisfies readonly Attribute[];
/** Options that take countries. */
export const FIND_PLACES = [
  "country",
  "controlled-from",
  "headquarters",
  "shareholders",
  "hosted-in",
] as const;
export const FIND_KINDS = [
  "provider",
  "offer",
  "technology",
  "framework-body",
] as const satisfies readonly Subject["kind"][];
export const FIND_STATES = ["met", "conditional", "in-progress", "ended"] as const;
/** Options that take what is compared, the first two always given. */
export const COMPARED_OPTIONS = [
  "provider-1",
  "provider-2",
  "provider-3",
  "provider-4",
  "provider-5",
  "provider-6",
] as const;

/** Names of options, by the key of their phrase: what Discord sends in whatever language. */
export type FieldKey =
  | "question"
  | "private"
  | "name"
  | "target"
  | "need"
  | "certified"
  | "also-certified"
  | "european"
  | (typeof FIND_PLACES)[number]
  | "open-source"
  | "documented-on"
  | "kind"
  | "state"
  | (typeof COMPARED_OPTIONS)[number]
  | "criteria"
  | "text";

/** Words of Discord's commands, by the key of their phrase. */
type NameKey =
  | "ask"
  | "find"
  | "compare"
  | "check"
  | "provider"
  | "sources"
  | "status"
  | "help"
  | "forget-me"
  | "admin"
  | AdminAction
  | FieldKey;

/** Commands of a message's menu. */
export type MenuKey = "ask" | "check";

/** How a command or a field is called in a language. */
export function nameOf(key: NameKey, { say }: Pick<Wording, "say">): string {
  return say(`discord-name-${key}`);
}

/** How a command of a message's menu is called in a language. */
export function menuNameOf(key: MenuKey, { say }: Pick<Wording, "say">): string {
  return say(`discord-menu-${key}`);
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
    { name: slash("find"), what: "find" },
    { name: slash("compare"), what: "compare" },
    { name: slash("check"), what: "check" },
    { name: say("discord-menu-check-help"), what: "check-shortcut" },
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

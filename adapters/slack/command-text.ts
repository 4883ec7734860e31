import { ADMIN_ACTIONS, ADMIN_TARGETS, type AdminAction } from "../../src/assistant/admin-desk.ts";
import type { TypeCommand } from "../../src/presenting/admin-words.ts";
import type { HelpCommand } from "../../src/presenting/help.ts";

/** What somebody wants who typed a command. */
export type CommandRequest =
  | { readonly kind: "question"; readonly text: string }
  /** Something to look up, or claims to check, with what was typed behind the command. */
  | { readonly kind: Exclude<Looked, "check">; readonly text: string }
  | { readonly kind: "check"; readonly text: string }
  /** The same without anything behind it. */
  | { readonly kind: `${Looked}-missing` }
  | { readonly kind: "sources" | "status" | "forget-me" }
  | { readonly kind: "help" }
  | AdminRequest
  /** A quarantine without what it is for. */
  | { readonly kind: "target-missing"; readonly action: AdminAction }
  | { readonly kind: "unknown-admin" };

/** Commands that take what is behind them. */
type Looked = (typeof LOOKED)[number];

export interface AdminRequest {
  readonly kind: "admin";
  readonly action: AdminAction;
  /** What it is done to, as typed; `null` when nothing is named. */
  readonly target: string | null;
}

const LOOKED = ["provider", "find", "compare", "check"] as const;
const WORDS: Readonly<Record<string, CommandRequest>> = {
  "": { kind: "help" },
  help: { kind: "help" },
  sources: { kind: "sources" },
  status: { kind: "status" },
  "forget me": { kind: "forget-me" },
  provider: { kind: "provider-missing" },
  find: { kind: "find-missing" },
  compare: { kind: "compare-missing" },
  check: { kind: "check-missing" },
  admin: { kind: "unknown-admin" },
};

/**
 * Reads what follows `/souverain`. Commands are whole texts, but for those that take what is behind them;
 * everything else is a question: "status of the Data Act" asks.
 */
export function readCommand(text: string): CommandRequest {
  const words = text.trim().replaceAll(/\s+/g, " ");
  const known = words.toLowerCase();
  if (Object.hasOwn(WORDS, known)) {
    return WORDS[known] ?? { kind: "help" };
  }
  const kind = LOOKED.find((each) => known.startsWith(`${each} `));
  if (kind !== undefined) {
    // Line breaks part the claims of a message.
    return {
      kind,
      text: kind === "check" ? text.trim().slice(kind.length).trim() : words.slice(kind.length + 1),
    };
  }
  return readAdmin(words.split(" ")) ?? { kind: "question", text: text.trim() };
}

/** What admins type: `admin`, an action and at most one word; longer texts are questions. */
function readAdmin([first = "", word = "", target, more]: readonly string[]):
  | CommandRequest
  | undefined {
  if (first.toLowerCase() !== "admin" || more !== undefined) {
    return undefined;
  }
  const action = ADMIN_ACTIONS.find((each) => each === word.toLowerCase());
  if (action === undefined) {
    return target === undefined ? { kind: "unknown-admin" } : undefined;
  }
  const takes = ADMIN_TARGETS[action];
  if (target !== undefined) {
    return takes === "none" ? undefined : { kind: "admin", action, target: bare(target) };
  }
  return takes === "required"
    ? { kind: "target-missing", action }
    : { kind: "admin", action, target: null };
}

/** An address without the angle brackets and the label that Slack may put around it. */
function bare(target: string): string {
  return /^<([^|<>]+)(?:\|[^<>]*)?>$/.exec(target)?.[1] ?? target;
}

/** How an action of admins is typed. */
export const typeCommand: TypeCommand = (action, argument) =>
  ["/souverain admin", action, ...(argument === undefined ? [] : [argument])].join(" ");

/** Every action of admins with what it takes, in the order in which help names them. */
export const ADMIN_HELP: readonly HelpCommand[] = ADMIN_ACTIONS.map((action) => ({
  name: [
    typeCommand(action),
    { none: "", optional: " [id]", required: " …" }[ADMIN_TARGETS[action]],
  ].join(""),
  what: action === "status" ? "admin-status" : action,
}));

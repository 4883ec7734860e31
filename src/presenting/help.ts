import type { AdminAction } from "../assistant/admin-desk.ts";
import { sanitizeLine } from "./sanitize.ts";
import type { PresentedLine, PresentedView } from "./view.ts";
import type { Wording } from "./wording.ts";

/** What a command does; the words are chosen by it. */
export type CommandPurpose =
  | "ask"
  | "ask-private"
  | "mention"
  | "direct-message"
  | "message-shortcut"
  | "follow-up"
  | "find"
  | "compare"
  | "check"
  | "check-shortcut"
  | "provider"
  | "sources"
  | "status"
  | "help"
  | "forget-me"
  | "admin-status"
  | Exclude<AdminAction, "status">;

export interface HelpCommand {
  /** As typed or clicked on the platform, such as "/ask". */
  readonly name: string;
  readonly what: CommandPurpose;
}

export interface HelpOptions extends Wording {
  /** How the platform calls itself, such as "Slack". */
  readonly platform: string;
  readonly commands: readonly HelpCommand[];
  /** Days after which questions, answers and feedback are deleted. */
  readonly retentionDays: number;
}

/** What the bot covers, how it is asked, what it keeps, where, and what it is not. */
export function presentHelp(options: HelpOptions): PresentedView {
  const { say, commands, platform, retentionDays } = options;
  return {
    title: say("chat-help-title"),
    sections: [
      { heading: null, style: "text", lines: texts([say("chat-help-covers")]) },
      { heading: say("chat-help-commands"), style: "list", lines: commandLines(commands, options) },
      {
        heading: say("chat-help-answers"),
        style: "list",
        lines: texts([
          say("chat-help-evidence"),
          say("chat-help-no-model"),
          say("chat-help-no-advice"),
        ]),
      },
      {
        heading: say("chat-help-privacy"),
        style: "list",
        lines: texts([
          say("chat-help-stored", { days: String(retentionDays) }),
          say("chat-help-where"),
          say("chat-help-carrier", { platform }),
          say("chat-help-forget"),
        ]),
      },
    ],
  };
}

/** What one command does, in a short sentence; at most 100 characters. */
export function commandText(what: CommandPurpose, { say }: Wording): string {
  return say(`chat-command-${what}`);
}

/** Commands with what they do, a line each. */
export function commandLines(
  commands: readonly HelpCommand[],
  wording: Wording,
): readonly PresentedLine[] {
  return commands.map(({ name, what }) => ({
    lead: sanitizeLine(name),
    text: commandText(what, wording),
  }));
}

function texts(lines: readonly string[]): readonly PresentedLine[] {
  return lines.map((text) => ({ lead: null, text }));
}

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
  readonly models: ToldModels;
}

/** Models that answering takes, and where they are. */
export interface ToldModels {
  /** Chooses among stored sentences; `null`: none does. */
  readonly llm: ToldModel | null;
  /** Turns questions into vectors; `null`: the shipped one does. */
  readonly embedder: ToldModel | null;
}

export interface ToldModel {
  /** As its server calls it. */
  readonly name: string;
  /** Host, and port where it is not the usual one. */
  readonly host: string;
  /** Whether it is on another machine than the bot. */
  readonly isElsewhere: boolean;
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
        lines: texts([say("chat-help-evidence"), modelLine(options), say("chat-help-no-advice")]),
      },
      {
        heading: say("chat-help-privacy"),
        style: "list",
        lines: texts([
          say("chat-help-stored", { days: String(retentionDays) }),
          ...whereLines(options),
          say("chat-help-carrier", { platform }),
          say("chat-help-forget"),
        ]),
      },
    ],
  };
}

function modelLine({ say, models: { llm } }: HelpOptions): string {
  return llm === null ? say("chat-help-no-model") : say("chat-help-model", slotsOf(llm));
}

/** Whether a question leaves the machine, and where it goes then. */
function whereLines({ say, models: { llm, embedder } }: HelpOptions): readonly string[] {
  const lines = [
    ...(llm?.isElsewhere === true ? [say("chat-help-where-model", slotsOf(llm))] : []),
    ...(embedder?.isElsewhere === true ? [say("chat-help-where-embedder", slotsOf(embedder))] : []),
  ];
  return lines.length === 0 ? [say("chat-help-where")] : lines;
}

function slotsOf({ name, host }: ToldModel): { readonly model: string; readonly host: string } {
  return { model: sanitizeLine(name), host: sanitizeLine(host) };
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

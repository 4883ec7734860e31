import { type Command, InvalidArgumentError } from "commander";
import type { GlobalOptions, ProgramOptions } from "./program.ts";
import type { DecideOptions } from "./review-commands.ts";

type Runtime = Pick<ProgramOptions, "start" | "finish">;

interface ReviewFlags extends GlobalOptions {
  readonly json: boolean;
}

interface IndexFlags extends ReviewFlags {
  readonly dryRun: boolean;
  readonly fetch: boolean;
  readonly questions?: string;
}

interface QuarantineFlags extends ReviewFlags {
  readonly lift: boolean;
}

interface AuditFlags extends ReviewFlags {
  readonly limit: number;
}

const JSON_OPTION = ["--json", "print it as JSON", false] as const;
const DEFAULT_AUDIT = 20;
const MAX_AUDIT = 10_000;

/** Commands that index, and that decide on what was indexed. */
export function addReview(program: Command, runtime: Runtime): void {
  addIndex(program, runtime);
  addDecision(program, runtime, {
    action: "approve",
    argument: "[id]",
    about:
      "publish what a dry run proposed; with an item or source, accept what is held back of it",
  });
  addDecision(program, runtime, {
    action: "reject",
    argument: "[id]",
    about: "discard what a dry run proposed, and hold its texts back from then on",
  });
  addDecision(program, runtime, {
    action: "rollback",
    argument: "[generation]",
    about: "publish an older index again, and nothing new by itself until told",
  });
  addQuarantine(program, runtime);
  addLists(program, runtime);
}

function addIndex(program: Command, { start, finish }: Runtime): void {
  program
    .command("index")
    .description("bring the index up to date with the base and its sources")
    .option("--dry-run", "show what would change and publish nothing", false)
    .option(...JSON_OPTION)
    .option("--no-fetch", "take sources as they were last read")
    .option("--questions <file>", "questions whose changed answers a dry run shows")
    .action(async (_flags: unknown, command: Command) => {
      const flags = command.optsWithGlobals<IndexFlags>();
      const { runIndexCommand } = await import("./index.ts");
      finish(await runIndexCommand(start(flags), flags));
    });
}

function addDecision(
  program: Command,
  { start, finish }: Runtime,
  decision: {
    readonly action: DecideOptions["action"];
    readonly argument: string;
    readonly about: string;
  },
): void {
  const { action, argument, about } = decision;
  program
    .command(action)
    .description(about)
    .argument(argument, "the newest, or the one before, when left out")
    .option(...JSON_OPTION)
    .action(async (id: string | undefined, _flags: unknown, command: Command) => {
      const flags = command.optsWithGlobals<ReviewFlags>();
      const { runDecision } = await import("./review-commands.ts");
      finish(await runDecision(start(flags), { action, id: id ?? null, json: flags.json }));
    });
}

function addQuarantine(program: Command, { start, finish }: Runtime): void {
  program
    .command("quarantine")
    .description("leave a source, an item or the page of an address out of all answers, at once")
    .argument("<target>", "id of a source or item, or an address")
    .option("--lift", "end it", false)
    .option(...JSON_OPTION)
    .action(async (target: string, _flags: unknown, command: Command) => {
      const flags = command.optsWithGlobals<QuarantineFlags>();
      const { runQuarantine } = await import("./review-commands.ts");
      finish(await runQuarantine(start(flags), { target, lift: flags.lift, json: flags.json }));
    });
}

function addLists(program: Command, { start, finish }: Runtime): void {
  program
    .command("generations")
    .description("list the indexes that are kept")
    .option(...JSON_OPTION)
    .action(async (_flags: unknown, command: Command) => {
      const flags = command.optsWithGlobals<ReviewFlags>();
      const { runGenerations } = await import("./review-lists.ts");
      finish(await runGenerations(start(flags), flags));
    });
  program
    .command("audit")
    .description("list who decided what, newest first")
    .option("--limit <n>", `entries, 1 to ${String(MAX_AUDIT)}`, parseLimit, DEFAULT_AUDIT)
    .option(...JSON_OPTION)
    .action(async (_flags: unknown, command: Command) => {
      const flags = command.optsWithGlobals<AuditFlags>();
      const { runAudit } = await import("./review-lists.ts");
      finish(await runAudit(start(flags), flags));
    });
}

function parseLimit(text: string): number {
  const limit = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (limit < 1 || limit > MAX_AUDIT) {
    throw new InvalidArgumentError(`Give a number from 1 to ${String(MAX_AUDIT)}.`);
  }
  return limit;
}

import { type Command, Option } from "commander";
import type { TerminalContext } from "./context.ts";
import type { FactOptions } from "./fact-add.ts";
import {
  FACT_FIELDS,
  type Field,
  type Group,
  isGroup,
  nameOf,
  PROVIDER_FIELDS,
} from "./fact-fields.ts";
import type { FactFlags } from "./fact-input.ts";
import type { GlobalOptions } from "./program.ts";
import { UsageError } from "./usage-error.ts";

interface Runtime {
  readonly start: (options: GlobalOptions) => TerminalContext;
  /** Told how a command ended: an exit code. */
  readonly finish: (code: number) => void;
}

interface Flags extends GlobalOptions {
  readonly from?: string;
  readonly yes: boolean;
  readonly newProvider?: boolean;
}

const MAX_SHOWN_CHOICES = 9;
const EXAMPLES = `
On a terminal, every field is asked for, explained and checked. For scripts:
  souverain fact add ovhcloud --from fact.yaml
  souverain fact supersede bleu-snc-target-2024 --from - < fact.json
The fields of a fact are those of data/README.md; --part and --holder may be repeated.`;

/** The commands `fact add` and `fact supersede`. */
export function addFacts(program: Command, { start, finish }: Runtime): void {
  const fact = program.command("fact").description("add facts to the base by hand, checked");
  const run = async (command: Command, owner: FactOptions["owner"]): Promise<void> => {
    const flags = command.optsWithGlobals<Flags>();
    const { runFactAdd } = await import("./fact-add.ts");
    const { from, yes } = flags;
    finish(await runFactAdd(start(flags), { owner, from, yes, flags: fieldFlags(command) }));
  };
  const add = fact
    .command("add")
    .description("add a fact to a provider, or a new provider with its first fact")
    .argument("[provider]", "id or name of the provider")
    .option("--new-provider", "make a file for a provider that the base does not have")
    .action(async (name: string | undefined, flags: Flags, command: Command) => {
      await run(command, ownerOf(name, flags));
    });
  const supersede = fact
    .command("supersede")
    .description("add a fact that replaces an older one, which stays as history")
    .argument("<fact id>", "id of the older fact")
    .action(async (factId: string, _flags: Flags, command: Command) => {
      await run(command, { kind: "superseded", factId });
    });
  addFields(add, [...PROVIDER_FIELDS, ...FACT_FIELDS]);
  addFields(supersede, FACT_FIELDS);
}

function ownerOf(name: string | undefined, { newProvider }: Flags): FactOptions["owner"] {
  if (newProvider === true) {
    if (name !== undefined) {
      throw new UsageError("--new-provider takes no provider; give its id with --provider-id");
    }
    return { kind: "new" };
  }
  if (name === undefined) {
    throw new UsageError("Name the provider: souverain fact add ovhcloud (or --new-provider)");
  }
  return { kind: "provider", name };
}

function addFields(command: Command, fields: readonly (Field | Group)[]): void {
  command
    .option("--from <file>", "take the fact from a file in YAML or JSON; - for standard input")
    .option("--yes", "write without asking", false)
    .addHelpText("after", EXAMPLES);
  for (const field of fields) {
    command.addOption(isGroup(field) ? groupOption(field) : fieldOption(field));
  }
}

function fieldOption({ flag, path, choices, kind }: Field): Option {
  const few = choices.length <= MAX_SHOWN_CHOICES ? choices.join(", ") : "";
  const form = kind === "list" ? "with commas" : few;
  const value = kind === "yes" ? "yes" : "text";
  const name = nameOf(path);
  return new Option(`--${flag} <${value}>`, form === "" ? name : `${name}: ${form}`);
}

function groupOption({ flag, path, fields }: Group): Option {
  const form = fields.map(({ path: own }) => nameOf(own)).join("; ");
  return new Option(`--${flag} <${form}>`, `one of ${nameOf(path)}`).argParser(
    (text: string, earlier: readonly string[] | undefined) => [...(earlier ?? []), text],
  );
}

/** What was given for fields, by option as it is typed. */
function fieldFlags(command: Command): FactFlags {
  const entries = command.options.flatMap((option) => {
    const value: unknown = command.getOptionValue(option.attributeName());
    const name = option.long?.replace(/^--/u, "") ?? "";
    return isGiven(value) ? [[name, value] as const] : [];
  });
  return Object.fromEntries(entries.filter(([name]) => name !== "from"));
}

function isGiven(value: unknown): value is string | readonly string[] {
  return typeof value === "string" || Array.isArray(value);
}

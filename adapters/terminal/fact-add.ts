import { realpath } from "node:fs/promises";
import { basename } from "node:path";
import type { ProviderFact } from "../../src/domain/provider.ts";
import { formatFaults } from "../../src/knowledge/format-faults.ts";
import { readKnowledge } from "../../src/knowledge/read-knowledge.ts";
import { writeChanges } from "../../src/knowledge/write-changes.ts";
import { ProviderDrafts } from "../../src/knowledge/write-draft.ts";
import { loadPhrases } from "../../src/language/phrases.ts";
import { sanitizeText } from "../../src/presenting/sanitize.ts";
import type { Say } from "../../src/presenting/wording.ts";
import { checkBaseFolder } from "./base-fingerprint.ts";
import { sayToUser } from "./bind-phrases.ts";
import type { TerminalContext } from "./context.ts";
import { EXIT, type ExitCode } from "./exit-codes.ts";
import { askForFact, confirm } from "./fact-dialogue.ts";
import {
  type Checked,
  checkFact,
  checkProvider,
  type Draft,
  type FactOwner,
} from "./fact-draft.ts";
import {
  applyFactFlags,
  applyProviderFlags,
  type FactFlags,
  nameFlag,
  nameMissingParts,
  readFactFile,
} from "./fact-input.ts";
import { findProvider, findSuperseded } from "./fact-owner.ts";
import { createPrompter } from "./prompter.ts";
import { writeLine } from "./streams.ts";
import { UsageError } from "./usage-error.ts";

export interface FactOptions {
  /** What is added to; with `supersedes`, the provider of that fact. */
  readonly owner:
    | { readonly kind: "provider"; readonly name: string }
    | { readonly kind: "superseded"; readonly factId: string }
    | { readonly kind: "new" };
  /** File with the fact, or with the provider that is new; `-` for standard input. */
  readonly from?: string | undefined;
  readonly flags: FactFlags;
  /** Whether to write without asking. */
  readonly yes: boolean;
}

/** What the commands work with. */
export interface FactWork {
  readonly context: TerminalContext;
  readonly drafts: ProviderDrafts;
  readonly say: Say;
}

/**
 * Adds a fact to the base: asks for it on a terminal, else takes it from a file and options.
 *
 * @returns `EXIT.failed` when the base has faults already, which are printed.
 * @throws {UsageError} naming every field of the fact that is missing or wrong, with its mend.
 * @throws {BotError} STORAGE_FAILED when it cannot be written; the base is then as it was.
 */
export async function runFactAdd(
  context: TerminalContext,
  options: FactOptions,
): Promise<ExitCode> {
  const { dataDir, promptsDir } = context.config;
  await checkBaseFolder(dataDir);
  const [phrases, reading] = await Promise.all([loadPhrases(promptsDir), readKnowledge(dataDir)]);
  if (reading.kind === "faulty") {
    await writeLine(context.streams.stderr, formatFaults(reading.faults).trimEnd());
    return EXIT.failed;
  }
  const drafts = await ProviderDrafts.open(await realpath(dataDir), reading.knowledge.providers);
  const work: FactWork = { context, drafts, say: sayToUser(phrases, context) };
  const { owner, draft } = openDraft(options, drafts);
  return options.from === undefined && context.streams.stdin.isTTY === true
    ? addByTalk(work, { owner, draft }, options)
    : addByScript(work, { owner, draft }, options);
}

interface Start {
  readonly owner: FactOwner;
  /** What is known before anybody is asked. */
  readonly draft: Draft;
}

function openDraft({ owner, flags }: FactOptions, drafts: ProviderDrafts): Start {
  switch (owner.kind) {
    case "new":
      return { owner: { kind: "new", header: applyProviderFlags({}, flags) }, draft: {} };
    case "provider":
      return { owner: { kind: "existing", provider: findProvider(owner.name, drafts) }, draft: {} };
    case "superseded": {
      const { provider, fact } = findSuperseded(owner.factId, drafts);
      return { owner: { kind: "existing", provider }, draft: successorOf(fact) };
    }
  }
}

/** What a fact has in common with the one it replaces. */
function successorOf({ id, attribute, objective, scope }: ProviderFact): Draft {
  return {
    attribute,
    objective,
    ...(scope === undefined ? {} : { scope }),
    supersedes: [id],
  };
}

async function addByTalk(
  work: FactWork,
  { owner, draft }: Start,
  { flags, yes }: FactOptions,
): Promise<ExitCode> {
  const prompter = createPrompter(work.context);
  try {
    const start = { owner, draft: applyFactFlags(draft, flags), given: applyFactFlags({}, flags) };
    const checked = await askForFact({ ...work, prompter, yes }, start);
    if (checked === null) {
      await prompter.tell([work.say("terminal-fact-not-written")]);
      return EXIT.ok;
    }
    return await write(work, checked);
  } finally {
    prompter.close();
  }
}

async function addByScript(
  work: FactWork,
  { owner, draft }: Start,
  { flags, from, yes }: FactOptions,
): Promise<ExitCode> {
  const { context, drafts } = work;
  const file = from === undefined ? {} : await readFactFile(from, context.streams);
  const checked = checkScript({ owner, draft }, { file, flags }, drafts);
  if (checked.kind === "faulty") {
    throw new UsageError(checked.faults.map(nameFlag).join("\n"));
  }
  if (context.streams.stdin.isTTY === true && !yes) {
    const prompter = createPrompter(context);
    try {
      if (!(await confirm({ ...work, prompter, yes }, checked))) {
        await prompter.tell([work.say("terminal-fact-not-written")]);
        return EXIT.ok;
      }
    } finally {
      prompter.close();
    }
  }
  return write(work, checked);
}

function checkScript(
  { owner, draft }: Start,
  { file, flags }: { readonly file: Draft; readonly flags: FactFlags },
  drafts: ProviderDrafts,
): Checked {
  const isWhole = owner.kind === "new" && "facts" in file;
  if (isWhole) {
    return checkProvider(applyProviderFlags(file, flags), drafts);
  }
  const fact = nameMissingParts(applyFactFlags({ ...draft, ...file }, flags));
  return checkFact(fact, owner, drafts);
}

async function write(
  { context, say }: FactWork,
  { changes, fact }: Extract<Checked, { kind: "valid" }>,
): Promise<ExitCode> {
  const faults = await writeChanges(context.config.dataDir, changes, context.now());
  if (faults.length > 0) {
    await writeLine(context.streams.stderr, formatFaults(faults).trimEnd());
    return EXIT.failed;
  }
  const folder = basename(context.config.dataDir);
  const files = changes.map(({ file }) => `${folder}/${file}`).join(", ");
  await writeLine(
    context.streams.stdout,
    sanitizeText(say("terminal-fact-written", { id: fact.id, file: files })),
  );
  return EXIT.ok;
}

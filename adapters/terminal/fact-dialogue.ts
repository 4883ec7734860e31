import { factLines } from "../../src/knowledge/write-fact-yaml.ts";
import { sanitizeLine } from "../../src/presenting/sanitize.ts";
import type { FactWork } from "./fact-add.ts";
import {
  type Checked,
  checkFact,
  checkProvider,
  completeFact,
  completeHeader,
  type Draft,
  type FactOwner,
  proposeId,
  readIn,
} from "./fact-draft.ts";
import { FACT_FIELDS, nameOf, PROVIDER_FIELDS } from "./fact-fields.ts";
import { FactSession, readYesOrNo } from "./fact-session.ts";
import type { Prompter } from "./prompter.ts";
import { UsageError } from "./usage-error.ts";

interface Dialogue extends FactWork {
  readonly prompter: Prompter;
  /** Whether to write without asking. */
  readonly yes: boolean;
}

interface Start {
  readonly owner: FactOwner;
  readonly draft: Draft;
  /** The part of it that was given on the command line and is not asked for. */
  readonly given: Draft;
}

type Valid = Extract<Checked, { kind: "valid" }>;

/**
 * Asks for a whole fact, shows it and asks whether to write it.
 *
 * @returns `null` when it is not to be written.
 */
export async function askForFact(dialogue: Dialogue, start: Start): Promise<Valid | null> {
  const { prompter, say } = dialogue;
  await prompter.tell([say("terminal-fact-intro")]);
  const owner = await askForHeader(dialogue, start.owner);
  const session = openSession(dialogue, { ...start, owner });
  await session.askAll(FACT_FIELDS, givenNames(start.given));
  for (;;) {
    const checked = checkFact(session.draft, owner, dialogue.drafts);
    const choice = await chooseEnding(dialogue, checked);
    if (choice.kind !== "change") {
      return choice.kind === "write" ? choice.checked : null;
    }
    await session.ask(choice.field);
  }
}

/** The fields of a provider that is new are asked for first. */
async function askForHeader(dialogue: Dialogue, owner: FactOwner): Promise<FactOwner> {
  if (owner.kind === "existing") {
    return owner;
  }
  const { drafts, prompter, say } = dialogue;
  const fact = { value: {}, statement: {}, source: {} };
  const session = new FactSession(owner.header, {
    prompter,
    say,
    proposeId: null,
    check: (draft) => {
      const header = completeHeader(draft);
      const asNew: FactOwner = { kind: "new", header };
      const complete = completeFact(fact, asNew, true);
      const id = proposeId(complete, asNew, drafts);
      return faultsOf(checkProvider({ ...header, facts: [{ ...complete, id }] }, drafts));
    },
  });
  await session.askAll(PROVIDER_FIELDS, givenNames(owner.header));
  return { kind: "new", header: { aliases: [], ...session.draft } };
}

function openSession(dialogue: Dialogue, { owner, draft }: Start): FactSession {
  const { drafts, prompter, say } = dialogue;
  const check = (each: Draft, asked: ReadonlySet<string>): readonly string[] =>
    faultsOf(checkFact(completeFact(each, owner, !asked.has("note.fr")), owner, drafts));
  const faults = check(draft, new Set());
  if (faults.length > 0) {
    throw new UsageError(faults.join("\n"));
  }
  return new FactSession(draft, {
    prompter,
    say,
    check,
    proposeId: (each) => proposeId(each, owner, drafts),
  });
}

type Ending =
  | { readonly kind: "write"; readonly checked: Valid }
  | { readonly kind: "leave" }
  | { readonly kind: "change"; readonly field: (typeof FACT_FIELDS)[number] };

async function chooseEnding(dialogue: Dialogue, checked: Checked): Promise<Ending> {
  const { prompter, say, yes } = dialogue;
  if (checked.kind === "valid") {
    await show(dialogue, checked);
    if (yes) {
      return { kind: "write", checked };
    }
  } else {
    await prompter.tell(checked.faults.map((fault) => say("terminal-fact-wrong", { fault })));
  }
  for (;;) {
    const answer = (await prompter.ask(`${say("terminal-fact-confirm")} `)).trim();
    const field = FACT_FIELDS.find(({ path }) => nameOf(path) === answer);
    if (field !== undefined) {
      return { kind: "change", field };
    }
    const isYes = readYesOrNo(answer);
    if (isYes === false) {
      return { kind: "leave" };
    }
    if (isYes === true && checked.kind === "valid") {
      return { kind: "write", checked };
    }
  }
}

/** Shows a finished fact and asks whether to write it. */
export async function confirm(dialogue: Dialogue, checked: Valid): Promise<boolean> {
  const { prompter, say } = dialogue;
  await show(dialogue, checked);
  for (;;) {
    const answer = readYesOrNo((await prompter.ask(`${say("terminal-fact-write")} `)).trim());
    if (answer !== undefined) {
      return answer;
    }
  }
}

async function show({ prompter, say }: Dialogue, { changes, fact }: Valid): Promise<void> {
  const created = changes.find(({ before }) => before === null);
  const lines = created === undefined ? factLines(fact) : created.after.trimEnd().split("\n");
  await prompter.tell(["", say("terminal-fact-finished", { file: changes[0]?.file ?? "" })]);
  await prompter.show(lines.map((line) => `${/^ */u.exec(line)?.[0] ?? ""}${sanitizeLine(line)}`));
}

function faultsOf(checked: Checked): readonly string[] {
  return checked.kind === "faulty" ? checked.faults : [];
}

/** Names of the fields that a draft holds. */
function givenNames(draft: Draft): ReadonlySet<string> {
  return new Set(
    [...FACT_FIELDS, ...PROVIDER_FIELDS]
      .filter(({ path }) => readIn(draft, path) !== undefined)
      .map(({ path }) => nameOf(path)),
  );
}

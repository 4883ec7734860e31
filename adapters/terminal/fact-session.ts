import type { Say } from "../../src/presenting/wording.ts";
import { type Draft, type DraftPath, readIn, writeIn } from "./fact-draft.ts";
import { FACT_FIELDS, type Field, type Group, isGroup, nameOf } from "./fact-fields.ts";
import type { Prompter } from "./prompter.ts";

export interface FactSessionOptions {
  readonly prompter: Prompter;
  readonly say: Say;
  /**
   * What is wrong with the draft so far; what is still to be asked for counts as right.
   *
   * @param asked - Names of the fields that have been asked for, this one among them.
   */
  readonly check: (draft: Draft, asked: ReadonlySet<string>) => readonly string[];
  /** The id to take when none is typed; `null` when one must be. */
  readonly proposeId: ((draft: Draft) => string) | null;
}

/** Far more than a statement needs; what is longer was pasted by mistake. */
const MAX_CHARS = 2_000;
const CLEAR = "-";
const YES = /^(?:y|yes|o|oui|j|ja|s|si|sí|true)$/iu;
const NO = /^(?:n|no|non|nein|nee|false)$/iu;

/** `undefined`: not understood. */
export function readYesOrNo(text: string): boolean | undefined {
  if (YES.test(text)) {
    return true;
  }
  return NO.test(text) ? false : undefined;
}

/** Asks for the fields of a fact or provider, one by one, until each answer is right. */
export class FactSession {
  readonly #options: FactSessionOptions;
  readonly #asked = new Set<string>();
  #draft: Draft;

  constructor(draft: Draft, options: FactSessionOptions) {
    this.#draft = draft;
    this.#options = options;
  }

  get draft(): Draft {
    return this.#draft;
  }

  /** @param given - Names of fields that are not asked for again. */
  async askAll(
    fields: readonly (Field | Group)[],
    given: ReadonlySet<string> = new Set(),
  ): Promise<void> {
    for (const field of fields) {
      if (given.has(nameOf(field.path))) {
        this.#asked.add(nameOf(field.path));
      } else {
        await this.ask(field);
      }
    }
  }

  /** Asks for one field, unless it makes no sense beside the others. */
  async ask(field: Field | Group): Promise<void> {
    if (field.isWanted((path) => readIn(this.#draft, path))) {
      await (isGroup(field) ? this.#askGroup(field) : this.#askField(field, field.path));
    }
    this.#asked.add(nameOf(field.path));
  }

  async #askGroup({ path, fields }: Group): Promise<void> {
    this.#draft = writeIn(this.#draft, path, undefined);
    let index = 0;
    while (await this.#askItem([...path, index], fields)) {
      index += 1;
    }
  }

  /** @returns false when there is no such item. */
  async #askItem(item: DraftPath, fields: readonly Field[]): Promise<boolean> {
    for (const field of fields) {
      await this.#askField(field, [...item, ...field.path]);
      if (readIn(this.#draft, item) === undefined) {
        return false;
      }
    }
    return true;
  }

  async #askField(field: Field, path: DraftPath): Promise<void> {
    const { prompter, say, check } = this.#options;
    await prompter.tell(this.#introduction(field));
    const current = readIn(this.#draft, path);
    const shown = current === undefined || current === null ? "" : ` [${toText(current)}]`;
    const asked = new Set([...this.#asked, nameOf(field.path)]);
    for (;;) {
      const line = (await prompter.ask(`${labelOf(path)}${shown}> `)).trim();
      const value = this.#read(line, field, current);
      if (value === REFUSED) {
        await prompter.tell([this.#refusal(line, field)]);
        continue;
      }
      const draft = fillItem(writeIn(this.#draft, path, value), field, path);
      const faults = check(draft, asked);
      if (faults.length === 0) {
        this.#draft = draft;
        return;
      }
      await prompter.tell(faults.map((fault) => say("terminal-fact-wrong", { fault })));
    }
  }

  #introduction({ explain, choices }: Field): readonly string[] {
    const { say } = this.#options;
    const lines = explain === null ? [] : ["", say(explain)];
    const numbered = choices.map((choice, index) => `${String(index + 1)} ${choice}`);
    return choices.length === 0 ? lines : [...lines, `  ${numbered.join(" · ")}`];
  }

  #refusal(line: string, field: Field): string {
    const { say } = this.#options;
    if (line.length > MAX_CHARS) {
      return say("terminal-fact-too-long", { most: String(MAX_CHARS) });
    }
    return say(field.kind === "yes" ? "terminal-fact-yes-or-no" : "terminal-fact-needed");
  }

  #read(line: string, field: Field, current: unknown): unknown {
    if (line.length > MAX_CHARS) {
      return REFUSED;
    }
    if (line !== "" && line !== CLEAR) {
      return readValue(line, field);
    }
    if (line === "" && current !== undefined) {
      return current;
    }
    if (field.empty !== "required") {
      return field.empty === "null" ? null : undefined;
    }
    const { proposeId } = this.#options;
    return nameOf(field.path) === "id" && proposeId !== null ? undefined : REFUSED;
  }
}

/** Stands for an answer that is no value of its field. */
const REFUSED = Symbol("refused");

/** A value as the field takes it; the schema refuses what it cannot be. */
export function readValue(text: string, { kind, choices, path }: Field): unknown {
  if (kind === "yes") {
    const answer = readYesOrNo(text);
    // Written only where it is so.
    return answer === undefined ? REFUSED : answer || undefined;
  }
  if (kind === "list") {
    return text
      .split(",")
      .map((item) => item.trim())
      .filter((item) => item !== "");
  }
  if (nameOf(path) === "share") {
    const share = Number(text.replace(/\s*%$/u, "").replace(",", "."));
    return Number.isNaN(share) ? text : share;
  }
  return /^\d+$/u.test(text) ? (choices[Number(text) - 1] ?? text) : text;
}

/** An item of a list has every field that may be null, once it has its first. */
function fillItem(draft: Draft, field: Field, path: DraftPath): Draft {
  const group = FACT_FIELDS.filter(isGroup).find(({ fields }) => fields[0] === field);
  const item = path.slice(0, -1);
  if (group === undefined || readIn(draft, item) === undefined) {
    return draft;
  }
  return group.fields
    .filter(
      ({ path: own, empty }) => empty === "null" && readIn(draft, [...item, ...own]) === undefined,
    )
    .reduce((filled, { path: own }) => writeIn(filled, [...item, ...own], null), draft);
}

function toText(value: unknown): string {
  return Array.isArray(value) ? value.map(String).join(", ") : String(value);
}

/** `holders[1].name` for the first holder's name. */
function labelOf(path: DraftPath): string {
  return path
    .map((key) => (typeof key === "number" ? `[${String(key + 1)}]` : `.${key}`))
    .join("")
    .slice(1);
}

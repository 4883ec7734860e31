import { isDeepStrictEqual } from "node:util";
import type { Provider, ProviderFact } from "../domain/provider.ts";
import { BotError } from "../errors.ts";
import { checkFacts } from "./check-facts.ts";
import { checkProviderIds } from "./check-ids.ts";
import { checkSuccession } from "./check-succession.ts";
import type { KnowledgeFault, ProviderFile } from "./knowledge.ts";
import { type LoadedProvider, loadProvider } from "./load-provider.ts";
import { checkText, readTextFile } from "./read-text-file.ts";
import { providerText } from "./write-fact-yaml.ts";
import { insertDispute, insertFact } from "./write-into-provider.ts";

/** A file of the base before and after a change. */
export interface FileChange {
  /** Path inside the base, with forward slashes. */
  readonly file: string;
  /** `null`: there is no such file yet. */
  readonly before: string | null;
  readonly after: string;
}

interface OpenedFile {
  readonly file: string;
  readonly text: string;
  readonly provider: Provider;
  readonly loaded: LoadedProvider;
}

/** The provider files of a valid base, in memory, to try changes on before anything is written. */
export class ProviderDrafts {
  readonly #files: readonly OpenedFile[];

  private constructor(files: readonly OpenedFile[]) {
    this.#files = files;
  }

  /**
   * Reads the files again that a base was read from.
   *
   * @param root - Real path of the base.
   * @throws {BotError} KNOWLEDGE_INVALID when one can no longer be read.
   */
  static async open(root: string, files: readonly ProviderFile[]): Promise<ProviderDrafts> {
    const opened: OpenedFile[] = [];
    for (const { file, provider } of files) {
      const reading = await readTextFile(root, file);
      const loaded = reading.kind === "read" ? loadProvider(file, reading.text).loaded : null;
      if (reading.kind === "faulty" || loaded === null) {
        throw new BotError("KNOWLEDGE_INVALID", `${file} was changed while it was read: try again`);
      }
      opened.push({ file, text: reading.text, provider, loaded });
    }
    return new ProviderDrafts(opened);
  }

  get providers(): readonly Provider[] {
    return this.#files.map(({ provider }) => provider);
  }

  /** The file that a fact stands in, with the fact. */
  find(factId: string): { readonly provider: Provider; readonly fact: ProviderFact } | undefined {
    for (const { provider } of this.#files) {
      const fact = provider.facts.find(({ id }) => id === factId);
      if (fact !== undefined) {
        return { provider, fact };
      }
    }
    return undefined;
  }

  /** Whether this id, of a provider or a fact, is taken. */
  isTaken(id: string): boolean {
    return this.find(id) !== undefined || this.providers.some((provider) => provider.id === id);
  }

  /**
   * The changes that add a fact to a provider; facts that it disputes name it too.
   *
   * @throws {BotError} KNOWLEDGE_INVALID when a file is written in a form that cannot be added to.
   */
  addFact(providerId: string, fact: ProviderFact): readonly FileChange[] {
    const target = this.#files.find(({ provider }) => provider.id === providerId);
    if (target === undefined) {
      throw new BotError("KNOWLEDGE_INVALID", `there is no provider ${providerId}`);
    }
    const texts = new Map([[target.file, insertInto(target, fact)]]);
    return this.#toChanges(this.#addDisputes(texts, [fact]));
  }

  /** The changes that add a provider with its facts. */
  addProvider(provider: Provider): readonly FileChange[] {
    const texts = new Map([[`providers/${provider.id}.yaml`, providerText(provider)]]);
    return this.#toChanges(this.#addDisputes(texts, provider.facts));
  }

  /** What the rules for providers and facts find in the base once changed; nothing when it is valid. */
  check(changes: readonly FileChange[]): readonly KnowledgeFault[] {
    const unreadable = changes.flatMap(({ file, after }): readonly KnowledgeFault[] => {
      const reading = checkText(after);
      return reading.kind === "faulty" ? [{ file, ...reading.fault }] : [];
    });
    if (unreadable.length > 0) {
      return unreadable;
    }
    const loadings = changes.map(({ file, after }) => loadProvider(file, after));
    const changed = new Map(
      loadings.flatMap(({ loaded }) => (loaded === null ? [] : [[loaded.file, loaded] as const])),
    );
    const untouched = this.#files.filter(({ file }) => !changed.has(file));
    const all = [...untouched.map(({ loaded }) => loaded), ...changed.values()];
    return [
      ...loadings.flatMap(({ faults }) => faults),
      ...checkProviderIds(all),
      ...checkFacts(all),
      ...checkSuccession(all, true),
    ];
  }

  #toChanges(texts: ReadonlyMap<string, string>): readonly FileChange[] {
    return [...texts].map(([file, after]) => ({ file, before: this.#textOf(file), after }));
  }

  #textOf(file: string): string | null {
    return this.#files.find((each) => each.file === file)?.text ?? null;
  }

  /** Contradictions are written on both facts; an unknown one is left to the checks to tell. */
  #addDisputes(
    texts: ReadonlyMap<string, string>,
    facts: readonly ProviderFact[],
  ): ReadonlyMap<string, string> {
    const changed = new Map(texts);
    for (const fact of facts) {
      for (const id of fact.disputes ?? []) {
        const other = this.#files.find(({ provider }) =>
          provider.facts.some((each) => each.id === id),
        );
        if (other !== undefined) {
          const text = changed.get(other.file) ?? other.text;
          changed.set(other.file, insertDispute(text, id, fact.id));
        }
      }
    }
    return changed;
  }
}

/** Inserts and looks that nothing else has become of the file: hand-written YAML has many forms. */
function insertInto({ file, text, provider }: OpenedFile, fact: ProviderFact): string {
  const after = insertFact(text, fact);
  const value: unknown = loadProvider(file, after).loaded?.source.value;
  const facts: unknown =
    typeof value === "object" && value !== null ? Reflect.get(value, "facts") : [];
  const others = Array.isArray(facts)
    ? facts.filter((each: unknown) => !isDeepStrictEqual(each, fact))
    : [];
  if (!isDeepStrictEqual(others, provider.facts)) {
    const message = `${file} is written in a form that a fact cannot be added to safely: write it as data/README.md shows`;
    throw new BotError("KNOWLEDGE_INVALID", message);
  }
  return after;
}

import { z } from "zod";
import { Provider, ProviderFact } from "../domain/provider.ts";
import { describeIssues } from "./describe-issue.ts";
import { createFindLine } from "./find-line.ts";
import type { BilingualSpan, KnowledgeFault, ProviderFile } from "./knowledge.ts";
import { parseYaml } from "./parse-yaml.ts";
import type { YamlPath, YamlSource } from "./yaml-source.ts";

const ProviderHeader = Provider.omit({ facts: true }).extend({
  facts: z.array(z.unknown()).min(1),
});

/** A provider without its facts. */
export type ProviderHeader = Omit<Provider, "facts">;

/** A fact that fits the schema. */
export interface LoadedFact {
  readonly fact: ProviderFact;
  /** Where it stands in the file. */
  readonly path: YamlPath;
}

/**
 * A provider file as far as it could be read, so that one run finds every fault: facts that fit the
 * schema are checked against others even when a neighbour does not fit.
 */
export interface LoadedProvider {
  readonly file: string;
  readonly source: YamlSource;
  /** `null` when its own fields do not fit the schema. */
  readonly header: ProviderHeader | null;
  readonly facts: readonly LoadedFact[];
  readonly summarySpan: BilingualSpan;
  /** One for each fact that is written, whether it fits or not. */
  readonly statementSpans: readonly BilingualSpan[];
  /** Ids of all facts, also of those that do not fit. */
  readonly factIds: readonly { readonly id: string; readonly path: YamlPath }[];
}

export interface ProviderLoading {
  /** `null` when the file is no YAML. */
  readonly loaded: LoadedProvider | null;
  readonly faults: readonly KnowledgeFault[];
}

function listFacts(value: unknown): readonly unknown[] {
  const file = z.object({ facts: z.array(z.unknown()) }).safeParse(value);
  return file.success ? file.data.facts : [];
}

function listIds(values: readonly unknown[]): LoadedProvider["factIds"] {
  return values.flatMap((value, index) => {
    const named = z.object({ id: z.string() }).safeParse(value);
    return named.success ? [{ id: named.data.id, path: ["facts", index, "id"] }] : [];
  });
}

function spanPair(source: YamlSource, path: YamlPath): BilingualSpan {
  return { fr: source.spanOf([...path, "fr"]), en: source.spanOf([...path, "en"]) };
}

function loadFields(file: string, source: YamlSource): ProviderLoading {
  const header = ProviderHeader.safeParse(source.value);
  const values = listFacts(source.value);
  const results = values.map((value, index) => ({
    path: ["facts", index],
    result: ProviderFact.safeParse(value),
  }));
  const faults = [
    ...describeIssues(header.error?.issues ?? [], source, []),
    ...results.flatMap(({ path, result }) =>
      describeIssues(result.error?.issues ?? [], source, path),
    ),
  ];
  const facts = results.flatMap(({ path, result }) =>
    result.success ? [{ path, fact: result.data }] : [],
  );
  return {
    loaded: {
      file,
      source,
      header: header.data ?? null,
      facts,
      factIds: listIds(values),
      summarySpan: spanPair(source, ["summary"]),
      statementSpans: values.map((_, index) => spanPair(source, ["facts", index, "statement"])),
    },
    faults: faults.map((fault) => ({ file, ...fault })),
  };
}

/** Reads the text of a file of data/providers. */
export function loadProvider(file: string, text: string): ProviderLoading {
  const frame = { text, start: 0, findLine: createFindLine(text) };
  const { source, faults } = parseYaml(text, frame);
  const syntax = faults.map((fault) => ({ file, ...fault }));
  if (source === null) {
    return { loaded: null, faults: syntax };
  }
  const { loaded, faults: issues } = loadFields(file, source);
  return { loaded, faults: [...syntax, ...issues] };
}

/** The finished file, once loading and checks have found no fault in it. */
export function finishProvider(loaded: LoadedProvider): ProviderFile {
  const { file, source, summarySpan, statementSpans } = loaded;
  return { file, provider: Provider.parse(source.value), summarySpan, statementSpans };
}

import type { z } from "zod";
import { Provider, ProviderFact } from "../../src/domain/provider.ts";
import { describeIssues } from "../../src/knowledge/describe-issue.ts";
import type { FileChange, ProviderDrafts } from "../../src/knowledge/write-draft.ts";

/** A fact or provider as far as it is known; of the same form as in its file. */
export type Draft = Readonly<Record<string, unknown>>;
export type DraftPath = readonly (string | number)[];

/** What a fact is added to. */
export type FactOwner =
  | { readonly kind: "existing"; readonly provider: Provider }
  /** Its own fields as far as they are known. */
  | { readonly kind: "new"; readonly header: Draft };

/** Either the changes to write, or every reason against them. */
export type Checked =
  | { readonly kind: "valid"; readonly changes: readonly FileChange[]; readonly fact: ProviderFact }
  | { readonly kind: "faulty"; readonly faults: readonly string[] };

/** A text that breaks no rule, in place of one that is still to come. */
const OPEN = "…";
const OPEN_TEXT = { fr: OPEN, en: OPEN };
/** Later than any fact that it may replace. */
const OPEN_DATE = "2200";
const OPEN_SOURCE = {
  title: OPEN,
  publisher: OPEN,
  url: "https://example.org/",
  published: "2000",
  language: "en",
};
const OPEN_HEADER = { id: "new-provider", name: OPEN, aliases: [], kind: "provider" };

export function readIn(value: unknown, path: DraftPath): unknown {
  return path.reduce(
    (inner: unknown, key) =>
      typeof inner === "object" && inner !== null ? Reflect.get(inner, key) : undefined,
    value,
  );
}

/** A copy with the value at the path; `undefined` takes it away, and what is empty without it. */
export function writeIn(draft: Draft, path: DraftPath, value: unknown): Draft {
  const [key, ...rest] = path;
  if (key === undefined) {
    return draft;
  }
  const inner = rest.length === 0 ? value : writeInside(draft[key], rest, value);
  const others = Object.entries(draft).filter(([name]) => name !== String(key));
  return Object.fromEntries(inner === undefined ? others : [...others, [key, inner]]);
}

function writeInside(inner: unknown, path: DraftPath, value: unknown): unknown {
  if (typeof path[0] === "number") {
    const items = Array.isArray(inner) ? [...(inner as readonly unknown[])] : [];
    const [index, ...rest] = path;
    items[index] = rest.length === 0 ? value : writeInside(items[index], rest, value);
    const kept = items.filter((item) => item !== undefined);
    return kept.length === 0 ? undefined : kept;
  }
  const written = writeIn(isDraft(inner) ? inner : {}, path, value);
  return Object.keys(written).length === 0 ? undefined : written;
}

export function isDraft(value: unknown): value is Draft {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The names of the provider that a fact is about; a statement must hold one of them. */
function nameOfOwner(owner: FactOwner): string {
  return textOf(owner.kind === "existing" ? owner.provider.name : owner.header["name"]) ?? OPEN;
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

/** Id for a fact that has none: its provider, what it is about, and the year. */
export function proposeId(draft: Draft, owner: FactOwner, drafts: ProviderDrafts): string {
  const ownId = owner.kind === "existing" ? owner.provider.id : owner.header["id"];
  const attribute = textOf(draft["attribute"]) ?? "fact";
  const parts = [
    textOf(ownId) ?? OPEN_HEADER.id,
    attribute.replace(/^certification-/u, ""),
    textOf(draft["asOf"])?.slice(0, 4) ?? "",
  ];
  const base = parts.filter((part) => part !== "").join("-");
  let id = base;
  for (let count = 2; drafts.isTaken(id); count += 1) {
    id = `${base}-${String(count)}`;
  }
  return id;
}

function overlay(under: Draft, over: unknown): Draft {
  return isDraft(over) ? { ...under, ...over } : under;
}

/** The draft with something valid for every field that is still to be asked for. */
export function completeFact(draft: Draft, owner: FactOwner, isNoteOpen: boolean): Draft {
  const name = nameOfOwner(owner);
  return {
    attribute: "status",
    objective: "none",
    asOf: OPEN_DATE,
    basis: "press",
    ...draft,
    value: overlay(OPEN_TEXT, draft["value"]),
    statement: overlay({ fr: name, en: name }, draft["statement"]),
    source: overlay(OPEN_SOURCE, draft["source"]),
    ...(isNoteOpen || isDraft(draft["note"]) ? { note: overlay(OPEN_TEXT, draft["note"]) } : {}),
  };
}

/** The draft of a provider with something valid for every field that is still to be asked for. */
export function completeHeader(draft: Draft): Draft {
  return { ...OPEN_HEADER, ...draft, summary: overlay(OPEN_TEXT, draft["summary"]) };
}

function faultsOf(error: z.ZodError, value: unknown): readonly string[] {
  const source = { value, lineOf: () => 1, spanOf: () => ({ start: 0, end: 0 }) };
  return describeIssues(error.issues, source, []).map(({ message }) => message);
}

/** Checks a whole fact: its schema, then the rules of the base with it. */
export function checkFact(draft: Draft, owner: FactOwner, drafts: ProviderDrafts): Checked {
  const withId = { ...draft, id: draft["id"] ?? proposeId(draft, owner, drafts) };
  const parsed = ProviderFact.safeParse(withId);
  if (!parsed.success) {
    return { kind: "faulty", faults: faultsOf(parsed.error, withId) };
  }
  if (owner.kind === "existing") {
    return checkChanges(drafts, drafts.addFact(owner.provider.id, parsed.data), parsed.data);
  }
  return checkProvider({ ...owner.header, facts: [parsed.data] }, drafts);
}

/** Checks a whole new provider with its facts. */
export function checkProvider(draft: Draft, drafts: ProviderDrafts): Checked {
  const parsed = Provider.safeParse(draft);
  if (!parsed.success) {
    return { kind: "faulty", faults: faultsOf(parsed.error, draft) };
  }
  const [fact] = parsed.data.facts;
  if (drafts.providers.some(({ id }) => id === parsed.data.id) || fact === undefined) {
    const message = `there is a provider ${parsed.data.id} already: add a fact to it without --new-provider`;
    return { kind: "faulty", faults: [message] };
  }
  return checkChanges(drafts, drafts.addProvider(parsed.data), fact);
}

function checkChanges(
  drafts: ProviderDrafts,
  changes: readonly FileChange[],
  fact: ProviderFact,
): Checked {
  const faults = drafts.check(changes);
  return faults.length === 0
    ? { kind: "valid", changes, fact }
    : { kind: "faulty", faults: [...new Set(faults.map(({ message }) => message))] };
}

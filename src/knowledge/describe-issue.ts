import type { z } from "zod";
import { quoteValue } from "./quote-value.ts";
import type { FileFault } from "./read-text-file.ts";
import type { YamlPath, YamlSource } from "./yaml-source.ts";

type Issue = z.core.$ZodIssue;

const EXPECTED: Readonly<Record<string, string>> = {
  string: 'a text: put it in quotes ("…")',
  array: "a list: write it as [a, b] or as lines that begin with -",
  object: "a group of fields: write them indented below it",
  number: "a number: write it without quotes",
};

/** Name of a field as a reader writes it: `source.url`, `aliases[2]` counted from 1. */
function nameField(path: YamlPath): string {
  const inFact = path[0] === "facts" && path.length > 2 ? path.slice(2) : path;
  const name = inFact
    .map((segment) =>
      typeof segment === "number" ? `[${String(segment + 1)}]` : `.${String(segment)}`,
    )
    .join("");
  return name === "" ? "the file" : `\`${name.replace(/^\./, "")}\``;
}

function valueAt(value: unknown, path: YamlPath): unknown {
  // An index into unknown data: a missing step gives undefined, which is what "missing" means here.
  return path.reduce(
    (inner: unknown, segment) =>
      typeof inner === "object" && inner !== null ? Reflect.get(inner, segment) : undefined,
    value,
  );
}

function describeBounds(issue: Issue, value: unknown): string | null {
  if (issue.code === "too_small" && issue.origin !== "number") {
    return "is empty: fill it, or leave the field out if it is optional";
  }
  if (issue.code === "too_small") {
    return `is ${quoteValue(value)}: write ${String(issue.minimum)} or more`;
  }
  return issue.code === "too_big"
    ? `is ${quoteValue(value)}: write ${String(issue.maximum)} or less`
    : null;
}

function describeValue(issue: Issue, value: unknown): string {
  if (value === undefined) {
    return "is missing: add it (data/README.md tells what it holds)";
  }
  if (issue.code === "invalid_type") {
    return `is ${quoteValue(value)}, but must be ${EXPECTED[issue.expected] ?? issue.expected}`;
  }
  if (issue.code === "invalid_value") {
    const values = issue.values.map(String).join(", ");
    return `is ${quoteValue(value)}: write ${issue.values.length > 1 ? "one of " : ""}${values}`;
  }
  return describeBounds(issue, value) ?? `is ${quoteValue(value)}: ${issue.message}`;
}

/** Two checks may refuse the same value: the first says more. */
function onePerPath(issues: readonly Issue[]): readonly Issue[] {
  const first = new Map<string, Issue>();
  for (const issue of issues) {
    const key = JSON.stringify(issue.path.map(String));
    first.set(key, first.get(key) ?? issue);
  }
  return [...first.values()];
}

/**
 * Turns what a schema found into faults with their lines.
 *
 * @param at - Path from the file's root to the value that the schema was given.
 */
export function describeIssues(
  issues: readonly Issue[],
  source: YamlSource,
  at: YamlPath,
): readonly FileFault[] {
  return onePerPath(issues).flatMap((issue) => {
    const path = [...at, ...issue.path];
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => ({
        line: source.lineOf([...path, key]),
        message: `unknown field ${nameField([...path, key])}: correct its spelling or remove it`,
      }));
    }
    const text = describeValue(issue, valueAt(source.value, path));
    return [{ line: source.lineOf(path), message: `${nameField(path)} ${text}` }];
  });
}

import type { CompareNamesRequest } from "../../src/assistant/decisions.ts";
import { readCertification } from "../../src/domain/certification-words.ts";
import { Attribute } from "../../src/domain/provider.ts";
import { fold } from "../../src/language/fold.ts";
import type { UnknownValue } from "../../src/presenting/decision-notices.ts";
import type { Wording } from "../../src/presenting/wording.ts";

type Over = CompareNamesRequest["over"];

/** Who is to be compared, and over what, as typed behind `compare`. */
export type CompareText =
  | { readonly kind: "read"; readonly names: readonly string[]; readonly over: Over }
  | { readonly kind: "unknown-value"; readonly unknown: UnknownValue };

/** Over the eight objectives: `sov` and `objectives`, as flags or as the last word. */
const OBJECTIVES =
  /(?:^|\s)(?:--)?(?:sov|objectives|objectifs|objetivos|obiettivi|ziele|doelen)\s*$/iu;
const ATTRIBUTES_FLAG = /(?:^|\s)--attributes(?:(?:\s+|=)(.*))?$/iu;
/** "… on ownership, SecNumCloud", in six languages; only where all behind it are attributes. */
const ON = /^(.*\S)\s+(?:on|over|sur|auf|über|nach|sobre|en|su|op)\s+(\S.*)$/iu;
const SEPARATOR =
  /\s*[,;]\s*|\s+(?:vs\.?|versus|et|and|und|y|e|en|&|contre|gegen|contra|contro|tegen)\s+/iu;
const QUOTED = /["“”„«»]\s*([^"“”„«»]+?)\s*["“”„«»]/gu;

/** Reads names with commas or "vs" or "and" between them, and what they are compared on. */
export function readCompareText(typed: string, wording: Wording): CompareText {
  // Phones and word processors make one dash of two.
  const text = typed.replaceAll(/(?<=^|\s)[—–](?=[a-z])/giu, "--").trim();
  const named = ATTRIBUTES_FLAG.exec(text);
  if (named !== null) {
    const values = (named[1] ?? "").split(/\s*,\s*|\s+/u).filter((each) => each !== "");
    return overAttributes(text.slice(0, named.index), values, wording);
  }
  const objectives = OBJECTIVES.exec(text);
  if (objectives !== null) {
    return read(text.slice(0, objectives.index), { kind: "objectives" });
  }
  const [, names = "", on = ""] = ON.exec(text) ?? [];
  const attributes = on.split(SEPARATOR).map((each) => readAttribute(each, wording));
  return on !== "" && attributes.every((each) => each !== undefined)
    ? read(names, { kind: "attributes", attributes })
    : read(text, { kind: "shared" });
}

function overAttributes(names: string, values: readonly string[], wording: Wording): CompareText {
  const attributes = values.map((each) => readAttribute(each, wording));
  const wrong = values.find((_, at) => attributes[at] === undefined);
  if (wrong !== undefined || values.length === 0) {
    const option = "--attributes";
    return {
      kind: "unknown-value",
      unknown: { value: wrong ?? "", option, values: Attribute.options },
    };
  }
  return read(names, { kind: "attributes", attributes: attributes.flatMap((each) => each ?? []) });
}

function read(names: string, over: Over): CompareText {
  return { kind: "read", names: namesIn(names), over };
}

/** An attribute by its id, by a certification's short name, or by how it is called in the reader's language. */
function readAttribute(typed: string, { say }: Wording): Attribute | undefined {
  const wanted = fold(typed.trim().replace(/[?.!]+$/u, ""));
  return (
    readCertification(wanted) ??
    Attribute.options.find((each) => each === wanted || fold(say(`attribute-${each}`)) === wanted)
  );
}

function namesIn(text: string): readonly string[] {
  const pieces = text
    .split(SEPARATOR)
    .map(cleanName)
    .filter((name) => name !== "");
  // As on the terminal: without commas each word is a name, but for those in quotation marks.
  return pieces.length === 1 ? wordsOf(text) : pieces;
}

function wordsOf(text: string): readonly string[] {
  const quoted = [...text.matchAll(QUOTED)].map(([, name = ""]) => name);
  const words = text.replaceAll(QUOTED, " ").split(/\s+/u).map(cleanName);
  return [...quoted, ...words].filter((name) => name !== "");
}

function cleanName(name: string): string {
  return name.replaceAll(/^["“”„«»\s]+|["“”„«»\s?!]+$/gu, "");
}

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { BotError } from "../errors.ts";
import { collapse } from "./plain-text.ts";

/** A phrase with slots: `literals` has one text more than there are slots. */
export interface FrameTemplate {
  readonly slots: readonly string[];
  readonly literals: readonly string[];
}

/** All that the bot may say in its own words. */
export interface FramePhrases {
  /** Phrases without slots. */
  readonly fixed: ReadonlySet<string>;
  readonly templates: readonly FrameTemplate[];
}

const SLOT = /\{[a-z]+\}/g;

/**
 * Collects every string of every YAML file under `promptsDir`, whatever its key.
 *
 * @throws {BotError} PHRASES_INVALID when a file cannot be parsed.
 */
export function readFramePhrases(promptsDir: string): FramePhrases {
  const texts = readdirSync(promptsDir, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".yaml"))
    .toSorted()
    .flatMap((name) => stringsOf(readYaml(join(promptsDir, name))));
  return framePhrases(texts);
}

/** Parts the phrases with slots from those without. */
export function framePhrases(texts: readonly string[]): FramePhrases {
  const phrases = texts.map(collapse).filter((text) => text !== "");
  return {
    fixed: new Set(phrases.filter((phrase) => phrase.search(SLOT) === -1)),
    templates: phrases
      .filter((phrase) => phrase.search(SLOT) !== -1)
      .map((phrase) => ({
        slots: phrase.match(SLOT) ?? [],
        literals: phrase.split(SLOT),
      })),
  };
}

/**
 * Every way in which `text` fills the slots of a template, in order of slots.
 *
 * There may be several: in `{name} and {name}`, the text `a and b and c` can be cut in two places.
 */
export function* fillings(
  template: FrameTemplate,
  text: string,
  slot = 0,
): Generator<readonly string[]> {
  const before = template.literals[slot] ?? "";
  if (!text.startsWith(before)) {
    return;
  }
  const rest = text.slice(before.length);
  if (slot === template.slots.length) {
    if (rest === "") {
      yield [];
    }
    return;
  }
  const after = template.literals[slot + 1] ?? "";
  for (const end of cuts(rest, after)) {
    for (const others of fillings(template, rest.slice(end), slot + 1)) {
      yield [rest.slice(0, end), ...others];
    }
  }
}

/** Where a value at the start of `text` can end, so that `after` follows it; never empty. */
function cuts(text: string, after: string): readonly number[] {
  if (after === "") {
    return Array.from({ length: text.length }, (_, index) => index + 1);
  }
  const ends: number[] = [];
  for (let at = text.indexOf(after, 1); at !== -1; at = text.indexOf(after, at + 1)) {
    ends.push(at);
  }
  return ends;
}

function stringsOf(value: unknown): readonly string[] {
  if (typeof value === "string") {
    return [value];
  }
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(stringsOf) : [];
}

function readYaml(file: string): unknown {
  try {
    return parse(readFileSync(file, "utf8"));
  } catch (cause) {
    throw new BotError(
      "PHRASES_INVALID",
      `Cannot read the phrases in ${file}; correct the YAML at the place its cause names`,
      { cause },
    );
  }
}

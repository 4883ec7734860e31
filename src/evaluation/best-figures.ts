import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { BotError } from "../errors.ts";
import { COUNT_NAMES, type Figures, SHARE_NAMES, WORDS_NAMES, type WordsName } from "./figures.ts";
import type { Summary } from "./summarise.ts";

const BestGroup = z.strictObject({
  shares: z.partialRecord(
    z.enum(SHARE_NAMES),
    z.strictObject({ value: z.number().min(0).max(1), of: z.int().min(1) }),
  ),
  counts: z.record(z.enum(COUNT_NAMES), z.int().min(0)),
  words: z.partialRecord(z.enum(WORDS_NAMES), z.number().min(0)),
});
type BestGroup = z.infer<typeof BestGroup>;

const BestOfSet = z.strictObject({
  questions: z.int().min(1),
  groups: z.record(z.string(), BestGroup),
});
type BestOfSet = z.infer<typeof BestOfSet>;

/** The best figures recorded so far, by set and group; the form of test/eval/best.json. */
export const BestFigures = z.record(z.string(), BestOfSet);
export type BestFigures = z.infer<typeof BestFigures>;

/**
 * Reads the record.
 *
 * @returns Empty when there is no such file yet.
 * @throws {BotError} CONFIG_INVALID when the file is no record.
 */
export function readBestFigures(file: string): BestFigures {
  if (!existsSync(file)) {
    return {};
  }
  try {
    return BestFigures.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (cause) {
    throw new BotError(
      "CONFIG_INVALID",
      `${file} is no record of figures; restore it from git or write it anew with --record`,
      { cause },
    );
  }
}

/** Questions that a share may lose against the best before it counts as a fall. */
const SLACK_QUESTIONS = 2;
/** By how much answers may grow, as a factor: nobody reads twice as much to be sure of the same. */
const SLACK_WORDS = 1.1;
/** Shares are sums of fractions: a fall of exactly two questions must not fail by rounding. */
const ROUNDING = 1e-9;

/**
 * Compares a summary with the best recorded for its set.
 *
 * @returns One line for each figure that fell: a share more than two questions under the best, a
 * count above it, words more than a tenth above it. Empty when none fell.
 */
export function findFalls(summary: Summary, best: BestOfSet): readonly string[] {
  return Object.entries(best.groups).flatMap(([group, recorded]) => {
    const figures = summary.get(group);
    return figures === undefined
      ? [`${group}: is gone, though figures are recorded for it`]
      : fallsIn(figures, recorded).map((fall) => `${group}: ${fall}`);
  });
}

/**
 * Takes the better of each figure into the record. A set whose number of questions changed starts
 * afresh, since its figures can no longer be compared.
 */
export function recordBest(best: BestFigures, set: string, summary: Summary): BestFigures {
  const questions = summary.get("all")?.questions ?? 0;
  const earlier = best[set]?.questions === questions ? best[set].groups : {};
  const groups = [...summary].map(([group, figures]): [string, BestGroup] => [
    group,
    betterOf(asBestGroup(figures), earlier[group]),
  ]);
  return { ...best, [set]: { questions, groups: Object.fromEntries(groups) } };
}

function fallsIn(figures: Figures, recorded: BestGroup): readonly string[] {
  const shares = SHARE_NAMES.flatMap((name) => {
    const before = recorded.shares[name];
    const now = figures.shares[name].value;
    if (before === undefined || isWithinSlack(now, before)) {
      return [];
    }
    return [`${name} fell to ${round(now)} from ${round(before.value)}`];
  });
  const counts = COUNT_NAMES.filter((name) => figures.counts[name] > recorded.counts[name]).map(
    (name) =>
      `${name} rose to ${String(figures.counts[name])} from ${String(recorded.counts[name])}`,
  );
  const words = WORDS_NAMES.flatMap((name) => wordsRise(name, figures, recorded));
  return [...shares, ...counts, ...words];
}

/** Nothing to measure is no fall: precision has no value once nothing is abstained from. */
function isWithinSlack(now: number | null, before: { value: number; of: number }): boolean {
  return now === null || now >= before.value - SLACK_QUESTIONS / before.of - ROUNDING;
}

function wordsRise(name: WordsName, figures: Figures, recorded: BestGroup): readonly string[] {
  const before = recorded.words[name];
  const now = figures.words[name];
  if (before === undefined || now === null || now <= before * SLACK_WORDS) {
    return [];
  }
  return [`words (${name}) rose to ${round(now)} from ${round(before)}`];
}

function asBestGroup(figures: Figures): BestGroup {
  const shares: BestGroup["shares"] = {};
  for (const name of SHARE_NAMES) {
    const { value, of } = figures.shares[name];
    if (value !== null) {
      shares[name] = { value, of };
    }
  }
  const words: BestGroup["words"] = {};
  for (const name of WORDS_NAMES) {
    const value = figures.words[name];
    if (value !== null) {
      words[name] = value;
    }
  }
  return { shares, counts: { ...figures.counts }, words };
}

function betterOf(now: BestGroup, before: BestGroup | undefined): BestGroup {
  if (before === undefined) {
    return now;
  }
  const shares = { ...before.shares };
  for (const name of SHARE_NAMES) {
    const measured = now.shares[name];
    if (measured !== undefined && measured.value >= (shares[name]?.value ?? 0)) {
      shares[name] = measured;
    }
  }
  const words = { ...before.words };
  for (const name of WORDS_NAMES) {
    const measured = now.words[name];
    if (measured !== undefined) {
      words[name] = Math.min(measured, words[name] ?? measured);
    }
  }
  return {
    shares,
    counts: {
      unsupported: Math.min(now.counts.unsupported, before.counts.unsupported),
      "injection failures": Math.min(
        now.counts["injection failures"],
        before.counts["injection failures"],
      ),
    },
    words,
  };
}

function round(value: number | null): string {
  return value === null ? "nothing" : value.toFixed(3);
}

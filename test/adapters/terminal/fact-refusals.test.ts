import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { ANSWERS, runDialogue, WRITTEN } from "../../helpers/fact-dialogue.ts";
import { factsIn } from "../../helpers/facts-file.ts";
import { writeBase } from "../../helpers/small-base.ts";

const ALPHA = "providers/alpha.yaml";

/** Answers that are refused, each typed before the right one. */
const WRONG: readonly (readonly [field: string, wrong: string, reason: string])[] = [
  ["attribute", "colour", '`attribute` is "colour": write one of headquarters'],
  [
    "value.fr",
    "un deux trois quatre cinq six sept huit neuf dix onze douze treize",
    "has 13 words",
  ],
  ["statement.en", "It has two sites.", 'names neither "Alpha" nor an alias'],
  ["asOf", "17/04/2026", "write a date as 2026, 2026-04 or 2026-04-17"],
  ["asOf", "2026-02-30", "this day or month does not exist"],
  ["from", "hier", "write a date as 2026"],
  ["until", "2024", "`until` (2024) is before `from` (2025)"],
  ["supersedes", "beta-nothing", "is no fact of the base"],
  ["disputes", "Not An Id", "write it in lower case with single hyphens"],
  ["countries", "France", "write a two-letter country code"],
  ["basis", "rumour", "write one of primary, vendor, press, unofficial"],
  ["viaCopy", "peut-être", "Answer y or n."],
  ["source.url", "http://example.com/", "write a full https:// address"],
  ["source.language", "français", "write a two-letter language code"],
  ["quote", "mot ".repeat(21), "has 21 words: shorten it to 20 at most"],
  ["note.en", "See alpha-owner.", "holds the id alpha-owner"],
  ["id", "alpha-owner", "the id alpha-owner is already used"],
  ["value.en", "a\tb", "holds a line break or control character"],
  ["source.title", "left\u202eright", "holds the character U+202E"],
  ["statement.fr", "Alpha ".repeat(200_000), "Longer than 2000 characters"],
  ["objective", "", "This field is needed."],
];

describe("a wrong answer", () => {
  let session: Promise<{ readonly shown: string; readonly dataDir: string }> | undefined;

  /** One session in which every wrong answer is given. */
  async function runSession(): Promise<{ readonly shown: string; readonly dataDir: string }> {
    const dataDir = await mkdtemp(join(tmpdir(), "fact-"));
    await cp(await writeBase(), dataDir, { recursive: true });
    const answers = ANSWERS.flatMap(([field, ...right]) => [
      ...WRONG.filter(([name]) => name === field).map(([, wrong]) => wrong),
      ...right,
    ]);
    const { stdout } = await runDialogue(["fact", "add", "alpha"], dataDir, [...answers, "y"]);
    return { shown: stdout, dataDir };
  }

  afterAll(async () => {
    await rm((await session)?.dataDir ?? "", { recursive: true, force: true });
  });

  it.each(WRONG)("to %s, %j, is refused at once with the reason", async (field, _wrong, reason) => {
    session ??= runSession();
    const { shown } = await session;

    const times = WRONG.filter(([name]) => name === field).length + 1;
    expect(shown).toContain(reason);
    expect(shown.split(`\n${field}> `)).toHaveLength(times + 1);
  });

  it("does not change what is written in the end", async () => {
    session ??= runSession();

    expect(factsIn((await session).dataDir, ALPHA).at(-1)).toEqual(WRITTEN);
  });
});

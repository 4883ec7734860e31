import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { findFalls, readBestFigures, recordBest } from "../../src/evaluation/best-figures.ts";
import { type Summary, summarise } from "../../src/evaluation/summarise.ts";
import { scoredOf } from "../helpers/evaluated-answer.ts";

/** Ten questions of one type and language, of which some are satisfied. */
function summaryOf(satisfied: number, { words = 50, unsupported = 0 } = {}): Summary {
  return summarise(
    Array.from({ length: 10 }, (_, index) =>
      scoredOf(
        {},
        { isSatisfied: index < satisfied, words },
        {
          unsupported: Array.from({ length: index === 0 ? unsupported : 0 }, () => ({
            text: "t",
            reason: "r",
          })),
        },
      ),
    ),
  );
}

function fallsFrom(recorded: Summary, now: Summary): readonly string[] {
  const set = recordBest({}, "dev", recorded)["dev"];
  return set === undefined ? ["nothing recorded"] : findFalls(now, set);
}

describe("findFalls", () => {
  it.each([
    { name: "the same", now: summaryOf(8) },
    { name: "better", now: summaryOf(10) },
    { name: "exactly two questions under", now: summaryOf(6) },
    { name: "words within a tenth", now: summaryOf(8, { words: 55 }) },
  ])("finds none for $name", ({ now }) => {
    expect(fallsFrom(summaryOf(8), now)).toEqual([]);
  });

  it("names each group in which a share fell by three questions", () => {
    expect(fallsFrom(summaryOf(8), summaryOf(5))).toEqual(
      ["all", "type fact", "language fr"].map(
        (group) => `${group}: satisfied fell to 0.500 from 0.800`,
      ),
    );
  });

  it("allows no further unsupported sentence", () => {
    expect(fallsFrom(summaryOf(8), summaryOf(8, { unsupported: 1 }))).toContain(
      "all: unsupported rose to 1 from 0",
    );
  });

  it("does not let answers grow by more than a tenth", () => {
    expect(fallsFrom(summaryOf(8), summaryOf(8, { words: 56 }))).toContain(
      "all: words (median) rose to 56.000 from 50.000",
    );
  });

  it("reports a group that is gone", () => {
    const now = new Map([...summaryOf(8)].filter(([group]) => group !== "type fact"));

    expect(fallsFrom(summaryOf(8), now)).toEqual([
      "type fact: is gone, though figures are recorded for it",
    ]);
  });
});

describe("recordBest", () => {
  it("keeps the better of each figure", () => {
    const first = recordBest({}, "dev", summaryOf(8, { words: 60, unsupported: 1 }));

    const second = recordBest(first, "dev", summaryOf(6, { words: 40 }));

    expect(second["dev"]?.groups["all"]).toMatchObject({
      shares: { satisfied: { value: 0.8, of: 10 } },
      counts: { unsupported: 0 },
      words: { median: 40 },
    });
  });

  it("leaves other sets alone", () => {
    const first = recordBest({}, "dev", summaryOf(8));

    const second = recordBest(first, "second", summaryOf(6));

    expect(second["dev"]).toEqual(first["dev"]);
  });

  it("starts afresh when questions were added", () => {
    const first = recordBest({}, "dev", summaryOf(8));

    const second = recordBest(first, "dev", summarise([scoredOf({}, { isSatisfied: false })]));

    expect(second["dev"]).toMatchObject({
      questions: 1,
      groups: { all: { shares: { satisfied: { value: 0, of: 1 } } } },
    });
  });
});

describe("readBestFigures", () => {
  it("reads back what was recorded", async () => {
    const file = join(await mkdtemp(join(tmpdir(), "best-")), "best.json");
    const best = recordBest({}, "dev", summaryOf(8));
    await writeFile(file, JSON.stringify(best));

    expect(readBestFigures(file)).toEqual(best);
  });

  it("is empty when nothing was recorded yet", () => {
    expect(readBestFigures("/nowhere/best.json")).toEqual({});
  });

  it("names a file that is no record", async () => {
    const file = join(await mkdtemp(join(tmpdir(), "best-")), "best.json");
    await writeFile(file, '{ "dev": 1 }');

    expect(() => readBestFigures(file)).toThrow(
      `${file} is no record of figures; restore it from git or write it anew with --record`,
    );
  });
});

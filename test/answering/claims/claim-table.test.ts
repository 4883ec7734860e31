import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { AskerLanguage } from "../../../src/domain/language.ts";
import { openRealAssistant, type RealAssistant } from "../../helpers/real-assistant.ts";

const Row = z.strictObject({
  id: z.string(),
  set: z.enum(["development", "held-out", "second"]),
  language: AskerLanguage,
  claim: z.string(),
  verdict: z.enum(["supported", "contradicted", "not-covered"]),
  items: z.array(z.string()),
});
const ROWS = readFileSync("test/eval/claims.jsonl", "utf8")
  .trim()
  .split("\n")
  .map((line) => Row.parse(JSON.parse(line)));

let real: RealAssistant;
beforeAll(async () => {
  real = await openRealAssistant();
  return () => real.close();
});

/** Recorded 2026-11-28: wrong `supported` or `contradicted`, and decided claims that were left open. */
const MOST_WRONG = 0;
const MOST_LEFT_OPEN = { development: 0, "held-out": 1, second: 7 } as const;

/** What became of a row of the table. */
async function judge(
  row: z.infer<typeof Row>,
): Promise<"right" | "wrong" | "left open" | "uncited"> {
  const { claims } = await real.assistant.check({
    text: row.claim,
    today: "2026-11-23",
    locale: row.language,
  });
  const [claim] = claims;
  if (claim === undefined || claim.verdict !== row.verdict) {
    return claim?.verdict === "not-covered" ? "left open" : "wrong";
  }
  const shown: readonly string[] = [...claim.evidence, ...claim.nearest];
  const isCited = row.items.length === 0 || row.items.some((item) => shown.includes(item));
  return isCited ? "right" : "uncited";
}

describe("the table of claims", () => {
  it.each(["development", "held-out", "second"] as const)(
    "is judged as recorded, %s",
    async (set) => {
      const rows = ROWS.filter((row) => row.set === set);
      const judged = await Promise.all(
        rows.map(async (row) => [row.id, await judge(row)] as const),
      );
      const idsOf = (end: string): readonly string[] =>
        judged.flatMap(([id, each]) => (each === end ? [id] : []));

      expect(rows.length).toBeGreaterThanOrEqual(20);
      expect(idsOf("wrong").slice(MOST_WRONG)).toEqual([]);
      expect(idsOf("left open").slice(MOST_LEFT_OPEN[set])).toEqual([]);
      expect(idsOf("uncited")).toEqual([]);
    },
  );
});

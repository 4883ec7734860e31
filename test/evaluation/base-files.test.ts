import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readBaseFiles } from "../../src/evaluation/base-files.ts";
import { writeEvaluationBase } from "../helpers/evaluation-base.ts";

describe("readBaseFiles", () => {
  it("reads facts, topics and articles under their item ids", async () => {
    const { dataDir } = await writeEvaluationBase();

    const base = readBaseFiles(dataDir);

    expect([...base.items.keys()]).toEqual([
      "fact:nimbus-secnumcloud",
      "fact:nimbus-ownership",
      "fact:stratus-secnumcloud",
      "topic:secnumcloud.fr",
      "article:2026-04-17-nimbus.en",
    ]);
    expect(base.newest).toBe("2026-08");
    expect(base.counts).toEqual([2, 3, 1, 1, 5]);
    expect(base.items.get("topic:secnumcloud.fr")?.texts).toEqual([
      "Le référentiel date du 8 mars 2022. Il compte 360 exigences.",
      "Rien ne dit que Nimbus est visé par le guide.",
    ]);
  });

  it("keeps a fact's dates, names, quote and notes", async () => {
    const { dataDir } = await writeEvaluationBase();

    const fact = readBaseFiles(dataDir).items.get("fact:nimbus-secnumcloud");

    expect(fact).toMatchObject({
      dates: ["2026-05", "2026-04-17", "2026-05-02"],
      names: ["Nimbus", "Nimbus Cloud"],
      quote: "Nimbus - IaaS - 17/04/2026",
      notes: ["Le périmètre exact n'est pas publié.", "The exact scope is not published."],
      asOf: "2026-05",
      basis: "primary",
    });
  });

  it("names a file that is not written as the base's README says", async () => {
    const { dataDir } = await writeEvaluationBase();
    const file = join(dataDir, "providers", "broken.yaml");
    await writeFile(file, "id: broken\n");

    expect(() => readBaseFiles(dataDir)).toThrow(
      `${file} is not written as data/README.md says; run \`npm run knowledge\` to see each fault`,
    );
  });

  it("holds every item of the shipped base", () => {
    const base = readBaseFiles("data");

    expect(base.items.size).toBeGreaterThan(400);
    expect(base.items.get("fact:bleu-ownership")?.names).toContain("Bleu");
  });
});

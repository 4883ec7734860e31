import { describe, expect, it } from "vitest";
import { readKnowledge } from "../../src/knowledge/read-knowledge.ts";
import { type BrokenBase, readBroken } from "../helpers/broken-base.ts";
import { edit, lineOf, SMALL_BASE, writeBase } from "../helpers/small-base.ts";

const ALPHA = "providers/alpha.yaml";
const BETA = "providers/beta.yaml";

function circle(id: string): unknown {
  return expect.stringContaining(`\`supersedes\` leads from ${id} back to itself`);
}

describe("relations between facts", () => {
  it.each<BrokenBase>([
    {
      name: "supersedes names no fact",
      file: ALPHA,
      from: "supersedes: [alpha-candidate]",
      to: "supersedes: [alpha-candidat]",
      at: "supersedes:",
      message: "`supersedes` names alpha-candidat, which is no fact of the base: correct the id",
    },
    {
      name: "disputes names no fact, beside one that it names rightly",
      file: BETA,
      from: "disputes: [alpha-owner]",
      to: "disputes:\n      - alpha-owner\n      - alpha-nobody",
      at: "- alpha-nobody",
      message: "`disputes` names alpha-nobody, which is no fact of the base",
    },
    {
      name: "supersedes names itself",
      file: ALPHA,
      from: "supersedes: [alpha-candidate]",
      to: "supersedes: [alpha-qualified]",
      at: "supersedes:",
      message: "`supersedes` names the fact itself: remove it",
    },
    {
      name: "disputes written on one side",
      file: BETA,
      from: "    disputes: [alpha-owner]\n",
      to: "",
      in: ALPHA,
      at: "disputes:",
      message:
        "`disputes` names beta-share, which does not name alpha-owner: write it on both facts",
    },
    {
      name: "disputes names itself",
      file: BETA,
      from: "disputes: [alpha-owner]",
      to: "disputes: [alpha-owner, beta-share]",
      at: "disputes:",
      message: "`disputes` names the fact itself: remove it",
    },
    {
      name: "supersedes a newer fact",
      file: ALPHA,
      from: 'asOf: "2024-03"',
      to: 'asOf: "2026-01"',
      at: "supersedes:",
      message: "`supersedes` names alpha-candidate, which is newer (2026-01 after 2025-06-10)",
    },
  ])("reports: $name", async (row) => {
    const { reading, fault } = await readBroken(row);

    expect(reading).toEqual({ kind: "faulty", faults: [fault] });
  });

  it("reports each fact of a circle of supersedes", async () => {
    const alpha = edit(ALPHA, 'asOf: "2024-03"', 'asOf: "2025"\n    supersedes: [alpha-qualified]');
    const dataDir = await writeBase({ [ALPHA]: alpha });

    const reading = await readKnowledge(dataDir);

    const file = `data/${ALPHA}`;
    const faults = [
      { file, line: lineOf(alpha, "[alpha-qualified]"), message: circle("alpha-candidate") },
      { file, line: lineOf(alpha, "[alpha-candidate]"), message: circle("alpha-qualified") },
    ];
    expect(reading).toEqual({ kind: "faulty", faults });
  });

  it("reports an id that two files use, and where it is used first", async () => {
    const copy = edit(BETA, "id: beta\n", "id: gamma\n");
    const dataDir = await writeBase({ "providers/gamma.yaml": copy });

    const reading = await readKnowledge(dataDir);

    const used = lineOf(SMALL_BASE[BETA] ?? "", "- id: beta-share");
    const message = `the id beta-share is already used in ${BETA}:${String(used)}: choose another`;
    expect(reading).toMatchObject({
      kind: "faulty",
      faults: [{ file: "data/providers/gamma.yaml", line: used, message }],
    });
  });

  it("lets unknown ids pass while a file that may hold them cannot be read", async () => {
    const dataDir = await writeBase({ [BETA]: "id: [beta" });

    const reading = await readKnowledge(dataDir);

    expect(reading).toMatchObject({ kind: "faulty", faults: [{ file: `data/${BETA}` }] });
  });

  it("checks neighbours of a fact that does not fit, and refers to it all the same", async () => {
    const alpha = edit(ALPHA, "basis: vendor", "basis: rumour").replace(
      "Alpha Cloud is qualified",
      "It is qualified",
    );
    const dataDir = await writeBase({ [ALPHA]: alpha });

    const reading = await readKnowledge(dataDir);

    expect(reading).toMatchObject({
      kind: "faulty",
      faults: [
        { line: lineOf(alpha, "It is qualified") },
        { line: lineOf(alpha, "basis: rumour") },
      ],
    });
  });
});

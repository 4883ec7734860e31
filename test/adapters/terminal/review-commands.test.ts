import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { z } from "zod";
import { ChangeReport } from "../../../src/indexing/change-report.ts";
import { readPublished } from "../../../src/storage/open-published.ts";
import { takeWriterLock } from "../../../src/storage/sqlite/writer-lock.ts";
import { listFiles } from "../../helpers/index-workshop.ts";
import { runCommand } from "../../helpers/run-terminal.ts";
import { edit } from "../../helpers/small-base.ts";
import { createSmallMachine, type SmallMachine } from "../../helpers/small-machine.ts";

const ALPHA = "providers/alpha.yaml";
const EDITED = edit(ALPHA, "Alpha appartient à 60 % à Beta.", "Alpha appartient à 55 % à Beta.");
const OWNER = "À qui appartient Alpha ?";
const Proposed = z.object({ kind: z.string(), generation: z.string(), report: ChangeReport });

interface Bench extends SmallMachine {
  run(line: string): ReturnType<typeof runCommand>;
}

/** The small base, indexed, then edited. */
async function openBench(): Promise<Bench> {
  const machine = await createSmallMachine();
  await writeFile(join(machine.dataDir, ALPHA), EDITED);
  return { ...machine, run: async (line) => runCommand(line.split(" "), machine.settings) };
}

function served({ stateDir }: SmallMachine): string | undefined {
  return readPublished(stateDir)?.generation;
}

describe("index --dry-run", () => {
  it("shows what would change and changes nothing that answers", async () => {
    const bench = await openBench();
    const before = served(bench);
    const generation = join(bench.stateDir, "generations", before ?? "");
    const files = listFiles(generation);

    const shown = await bench.run("index --dry-run");

    expect(shown.code).toBe(0);
    expect(shown.stdout).toMatch(
      /^Dry run: index g-[0-9a-f]{12} would be published \(0 items added, 1 changed, 0 removed\)/u,
    );
    expect(shown.stdout).toContain("changed | fact:alpha-owner | Alpha | base | +1 -1");
    expect(served(bench)).toBe(before);
    expect(listFiles(generation)).toEqual(files);
  });

  it("prints it as JSON, also of questions of one's own", async () => {
    const bench = await openBench();
    const questions = join(bench.dataDir, "questions.jsonl");
    const question = {
      id: "own",
      language: "fr",
      type: "fact",
      question: OWNER,
      history: [],
      answerable: true,
      relevant: ["fact:alpha-owner"],
      mustInclude: [["55"]],
      mustNotInclude: [],
      asOf: null,
    };
    await writeFile(questions, JSON.stringify(question));

    const { stdout } = await bench.run(`index --dry-run --json --questions ${questions}`);

    const { kind, generation, report } = Proposed.parse(JSON.parse(stdout));
    expect(kind).toBe("proposed");
    expect(report).toMatchObject({
      proposal: generation,
      changes: [{ kind: "changed", item: "fact:alpha-owner", source: null }],
      answers: [
        {
          set: "questions",
          id: "own",
          before: { kind: "answered", text: expect.stringContaining("60 %") },
          after: { kind: "answered", text: expect.stringContaining("55 %") },
        },
      ],
    });
  });

  it("ends with 1 when a golden question fails; an index run then publishes nothing", async () => {
    const bench = await openBench();
    await writeFile(
      join(bench.dataDir, "golden.yaml"),
      `today: "2026-11-23"\nquestions:\n  - id: owner\n    question: "${OWNER}"\n    kind: abstained\n`,
    );
    const before = served(bench);

    const dry = await bench.run("index --dry-run");
    const approved = await bench.run("approve");
    const published = await bench.run("index");

    expect(dry).toMatchObject({ code: 1, stdout: expect.stringContaining("cannot be published") });
    expect(approved).toMatchObject({ code: 1, stderr: expect.stringContaining("owner") });
    expect(published).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("owner is answered instead of abstained"),
    });
    expect(served(bench)).toBe(before);
  });
});

describe("approve, reject, rollback, quarantine", () => {
  it("publish, go back, stay there, and leave out; each is in the audit log", async () => {
    const bench = await openBench();
    const first = served(bench);
    await bench.run("index --dry-run");
    const approved = await bench.run("approve");
    const second = served(bench);
    const asked = await bench.run(`ask ${OWNER}`);
    const back = await bench.run("rollback --json");
    const pinned = await bench.run(`ask ${OWNER}`);
    const out = await bench.run("quarantine fact:alpha-owner");
    const without = await bench.run(`ask ${OWNER}`);
    const lifted = await bench.run("quarantine fact:alpha-owner --lift");
    const kept = await bench.run("generations");
    const status = await bench.run("status");
    const audit = await bench.run("audit");

    expect(approved).toMatchObject({
      code: 0,
      stdout: `Published index ${second ?? ""}; before: ${first ?? ""}.\n`,
    });
    // The dry run has noted what it was made from: nothing has to be looked at again.
    expect(asked).toMatchObject({ stdout: expect.stringContaining("55 %"), stderr: "" });
    expect(JSON.parse(back.stdout)).toEqual({
      kind: "published",
      generation: first,
      previous: second,
    });
    expect(pinned.stdout).toContain("60 %");
    expect(pinned.stderr).toContain(`Index ${first ?? ""} is pinned`);
    expect(out).toMatchObject({ code: 0, stdout: expect.stringContaining("1 items") });
    expect(without.stdout).not.toContain("60 %");
    expect(lifted.code).toBe(0);
    expect(kept.stdout).toContain(`${first ?? ""} | published, pinned | `);
    expect(kept.stdout).toContain(`${second ?? ""} | older | `);
    expect(status.stdout).toContain(`pinned     ${first ?? ""}\n`);
    const actions = audit.stdout.split("\n").map((line) => line.split(" ").slice(1).join(" "));
    expect(actions.slice(0, 5)).toEqual([
      "terminal:terminal release fact:alpha-owner released",
      "terminal:terminal quarantine fact:alpha-owner quarantined",
      "terminal:terminal rollback published",
      "terminal:terminal approve published",
      "terminal:terminal dry-run proposed",
    ]);
  }, 120_000);

  it("reject keeps the same text from being published", async () => {
    const bench = await openBench();
    const before = served(bench);
    await bench.run("index --dry-run");

    const rejected = await bench.run("reject");
    const indexed = await bench.run("index");

    expect(rejected).toMatchObject({ code: 0, stdout: expect.stringContaining("held back") });
    expect(indexed.stdout).toContain("rejected by an administrator | fact:alpha-owner");
    expect(served(bench)).toBe(before);
  });

  it.each([
    { line: "approve", code: 1, says: "No proposal is open" },
    { line: "reject", code: 1, says: "No proposal is open" },
    { line: "approve g-000000000000", code: 64, says: "Known: -" },
    { line: "rollback", code: 64, says: "Known: -" },
    { line: "quarantine nobody", code: 64, says: "Nothing in the published index is named nobody" },
    { line: "audit --limit 0", code: 64, says: "Give a number from 1" },
  ])("$line ends with $code when there is nothing to decide on", async ({ line, code, says }) => {
    const { settings } = await createSmallMachine();

    const ended = await runCommand(line.split(" "), settings);

    expect(ended).toMatchObject({ code, stderr: expect.stringContaining(says) });
  });

  it("is busy (75) while an index run is under way", async () => {
    const { settings, stateDir } = await createSmallMachine();
    const lock = takeWriterLock(stateDir, { pid: 1, since: "2026-11-23T00:00:00.000Z" });
    onTestFinished(() => lock.release());

    expect((await runCommand(["rollback"], settings)).code).toBe(75);
  });
});

import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { indexBase } from "../../../adapters/chats/index-base.ts";
import { type ReindexEnd, ReindexReport } from "../../../adapters/chats/reindex-report.ts";
import { readPublished } from "../../../src/storage/open-published.ts";
import { takeWriterLock } from "../../../src/storage/sqlite/writer-lock.ts";
import { type Changes, edit } from "../../helpers/small-base.ts";
import { createSmallMachine, type SmallMachine } from "../../helpers/small-machine.ts";
import { ROOT } from "../../helpers/terminal.ts";

const ALPHA = "providers/alpha.yaml";
const FAULTY = edit(ALPHA, "attribute: ownership", "attribute: owner");
const EDITED = edit(ALPHA, "Alpha appartient à 60 % à Beta.", "Alpha appartient à 55 % à Beta.");

async function index(
  { dataDir, stateDir }: SmallMachine,
  signal: AbortSignal = new AbortController().signal,
): Promise<{ readonly end: ReindexEnd | undefined; readonly reports: readonly ReindexReport[] }> {
  const reports: ReindexReport[] = [];
  const task = {
    request: { mode: "publish" as const, fetch: true, isAutomatic: false },
    dataDir,
    stateDir,
    promptsDir: join(ROOT, "prompts"),
    embedderThreads: 1,
    keepGenerations: 3,
    sourcesAllowLoopback: false,
  };
  await indexBase(task, {
    // As they come through the channel.
    report: (report) => reports.push(ReindexReport.parse(JSON.parse(JSON.stringify(report)))),
    signal,
    now: () => new Date(),
    pid: process.pid,
  });
  const last = reports.at(-1);
  return { end: last?.kind === "ended" ? last.result : undefined, reports };
}

/** The small base, indexed, then with this in place of the file of Alpha. */
async function changed(alpha: string): Promise<SmallMachine> {
  const machine = await createSmallMachine();
  await writeFile(join(machine.dataDir, ALPHA), alpha);
  return machine;
}

function broken(count: number): Changes {
  return Object.fromEntries(
    Array.from({ length: count }, (_, at) => [`topics/t${String(at)}.en.md`, "no front matter"]),
  );
}

describe("indexing the base", () => {
  it("reports how far it has come, and what changed", async () => {
    const machine = await changed(EDITED);
    const { end, reports } = await index(machine);
    const phases = reports.flatMap((report) => (report.kind === "progress" ? report.phase : []));

    expect([...new Set(phases)]).toEqual(["read", "embed", "write", "check", "publish"]);
    // A fact is two passages, one a language.
    expect(end).toEqual({
      kind: "published",
      generation: readPublished(machine.stateDir)?.generation,
      added: 0,
      changed: 2,
      removed: 0,
      seconds: expect.any(Number),
      report: expect.objectContaining({ brokenCitations: [] }),
    });
  });

  it("finds nothing to do in a base that did not change", async () => {
    const machine = await createSmallMachine();

    expect((await index(machine)).end).toEqual({
      kind: "unchanged",
      generation: readPublished(machine.stateDir)?.generation,
      report: expect.objectContaining({ proposal: null, changes: [] }),
    });
  });

  it("gives the faults of a base as lines, and leaves the published index", async () => {
    const machine = await changed(FAULTY);
    const before = readPublished(machine.stateDir);

    expect((await index(machine)).end).toEqual({
      kind: "faulty",
      faults: [expect.stringMatching(/^data\/providers\/alpha\.yaml:\d+ {2}.*attribute/u)],
    });
    expect(readPublished(machine.stateDir)).toEqual(before);
  });

  it("gives fifty faults, and counts the rest", async () => {
    const { end } = await index(await createSmallMachine(broken(60), { isIndexed: false }));

    const faults = end?.kind === "faulty" ? end.faults : [];
    expect(faults).toHaveLength(51);
    expect(faults.at(-1)).toMatch(/^\(\+ \d+\)$/u);
  });

  it("is busy while another run has the lock", async () => {
    const machine = await changed(EDITED);
    const lock = takeWriterLock(machine.stateDir, { pid: 1, since: "2026-11-23T00:00:00Z" });
    onTestFinished(() => lock.release());

    expect((await index(machine)).end).toEqual({ kind: "busy" });
  });

  it("is cancelled by its signal", async () => {
    const machine = await changed(EDITED);
    const before = readPublished(machine.stateDir);

    expect((await index(machine, AbortSignal.abort())).end).toEqual({ kind: "cancelled" });
    expect(readPublished(machine.stateDir)).toEqual(before);
  });

  it.each([
    {
      name: "there is no base",
      damage: async ({ dataDir }: SmallMachine) => rm(dataDir, { recursive: true }),
      message: "There is no knowledge base in",
    },
    {
      name: "the state folder is a file",
      damage: async ({ stateDir }: SmallMachine) => {
        await rm(stateDir, { recursive: true });
        await writeFile(stateDir, "");
      },
      message: "",
    },
  ])("fails, with a message for the log, when $name", async ({ damage, message }) => {
    const machine = await createSmallMachine();
    await damage(machine);

    expect((await index(machine)).end).toEqual({
      kind: "failed",
      message: expect.stringContaining(message),
    });
  });
});

import type { ChildProcess } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pino } from "pino";
import { describe, expect, it } from "vitest";
import { ReindexReport } from "../../../adapters/chats/reindex-report.ts";
import { type ReindexOptions, runReindex } from "../../../adapters/chats/run-reindex.ts";
import type { ReindexProgress, ReindexResult } from "../../../src/assistant/admin-desk.ts";
import { loadConfig } from "../../../src/config.ts";
import { readPublished } from "../../../src/storage/open-published.ts";
import { edit } from "../../helpers/small-base.ts";
import { createSmallMachine, type SmallMachine } from "../../helpers/small-machine.ts";
import { ROOT } from "../../helpers/terminal.ts";

const ALPHA = "providers/alpha.yaml";
const FAULTY = edit(ALPHA, "attribute: ownership", "attribute: owner");
const EDITED = edit(ALPHA, "Alpha appartient à 60 % à Beta.", "Alpha appartient à 55 % à Beta.");

interface Ended {
  readonly result: ReindexResult;
  readonly progress: readonly ReindexProgress[];
  /** What was logged. */
  readonly log: string;
}

async function reindex(
  { settings }: SmallMachine,
  options: Partial<Pick<ReindexOptions, "onStart" | "signal" | "clock" | "request">> = {},
): Promise<Ended> {
  const progress: ReindexProgress[] = [];
  let log = "";
  const write = (line: string): void => {
    log += line;
  };
  const result = await runReindex({
    config: loadConfig(settings, ROOT),
    request: { mode: "publish", fetch: true, isAutomatic: false },
    signal: new AbortController().signal,
    onProgress: (event) => progress.push(event),
    logger: pino({ base: {}, timestamp: false }, { write }),
    clock: () => performance.now(),
    ...options,
  });
  return { result, progress, log };
}

/** Does something when the process of the run reports something of this kind for the first time. */
function onceReported(
  matches: (report: ReindexReport) => boolean,
  action: (child: ChildProcess) => void,
): (child: ChildProcess) => void {
  let isDone = false;
  return (child) => {
    child.on("message", (message) => {
      if (!isDone && matches(ReindexReport.parse(message))) {
        isDone = true;
        action(child);
      }
    });
  };
}

function isEmbedding(report: ReindexReport): boolean {
  return report.kind === "progress" && report.phase === "embed";
}

function publishedId({ stateDir }: SmallMachine): string | undefined {
  return readPublished(stateDir)?.generation;
}

describe("an index run in a process of its own", () => {
  it("publishes the base, and tells how far it has come", async () => {
    const machine = await createSmallMachine({}, { isIndexed: false });
    let time = 0;
    // Every look at the clock is two seconds later: everything is told.
    const { result, progress, log } = await reindex(machine, { clock: () => (time += 2_000) });

    expect(result).toEqual({
      kind: "published",
      generation: publishedId(machine),
      added: expect.any(Number),
      changed: 0,
      removed: 0,
      seconds: expect.any(Number),
      report: expect.objectContaining({ against: null }),
    });
    expect(progress[0]).toEqual({
      phase: "read",
      done: 0,
      total: 0,
      rate: null,
      secondsLeft: null,
    });
    expect(new Set(progress.map(({ phase }) => phase))).toEqual(
      new Set(["read", "embed", "write", "check", "publish"]),
    );
    expect(log).toBe("");
  });

  it("ends a dry run with what would change, and publishes nothing", async () => {
    const machine = await createSmallMachine();
    const before = publishedId(machine);
    await writeFile(join(machine.dataDir, ALPHA), EDITED);

    const { result } = await reindex(machine, {
      request: { mode: "propose", fetch: true, isAutomatic: false },
    });

    expect(result).toMatchObject({
      kind: "proposed",
      report: {
        proposal: expect.stringMatching(/^g-[0-9a-f]{12}$/u),
        against: before,
        changes: [expect.objectContaining({ kind: "changed" })],
      },
    });
    expect(publishedId(machine)).toBe(before);
  });

  it("gives the faults of a base as lines, and leaves the published index", async () => {
    const machine = await createSmallMachine();
    const before = publishedId(machine);
    await writeFile(join(machine.dataDir, ALPHA), FAULTY);

    const { result } = await reindex(machine);

    expect(result).toEqual({
      kind: "faulty",
      faults: [expect.stringMatching(/^data\/providers\/alpha\.yaml:\d+ {2}.*attribute/u)],
    });
    expect(publishedId(machine)).toBe(before);
  });

  it("fails when its process is killed; the old index stays, and the next run goes on", async () => {
    const machine = await createSmallMachine();
    const before = publishedId(machine);
    await writeFile(join(machine.dataDir, ALPHA), EDITED);

    const { result, log } = await reindex(machine, {
      onStart: onceReported(isEmbedding, (child) => child.kill("SIGKILL")),
    });

    expect(result).toEqual({ kind: "failed" });
    expect(log).toContain('"signal":"SIGKILL"');
    expect(publishedId(machine)).toBe(before);
    expect((await reindex(machine)).result.kind).toBe("published");
  });

  it("fails, with the reason in the log alone, when something is broken", async () => {
    const machine = await createSmallMachine({}, { isIndexed: false });
    await writeFile(machine.stateDir, "a file where a folder should be");

    const { result, log } = await reindex(machine);

    expect(result).toEqual({ kind: "failed" });
    expect(log).toMatch(/"level":50,"reason":"[^"]+","msg":"index run failed"/u);
  });

  it("is cancelled when the bot stops", async () => {
    const machine = await createSmallMachine();
    const before = publishedId(machine);
    await writeFile(join(machine.dataDir, ALPHA), EDITED);
    const controller = new AbortController();

    const { result } = await reindex(machine, {
      signal: controller.signal,
      onStart: onceReported(
        ({ kind }) => kind === "ready",
        () => controller.abort(),
      ),
    });

    expect(result).toEqual({ kind: "cancelled" });
    expect(publishedId(machine)).toBe(before);
  });

  it("does not begin when the bot has stopped", async () => {
    const { result } = await reindex(await createSmallMachine(), {
      signal: AbortSignal.abort(),
      onStart: () => {
        throw new Error("a process was started");
      },
    });

    expect(result).toEqual({ kind: "cancelled" });
  });

  it("ends by itself when the process that started it is gone", async () => {
    const machine = await createSmallMachine();
    await writeFile(join(machine.dataDir, ALPHA), EDITED);
    const before = publishedId(machine);
    const leave = onceReported(
      ({ kind }) => kind === "progress",
      (child) => child.disconnect(),
    );

    const exit = await new Promise((resolve) => {
      const onStart = (child: ChildProcess): void => {
        leave(child);
        child.once("exit", (code, signal) => resolve({ code, signal }));
      };
      void reindex(machine, { onStart });
    });

    expect(exit).toEqual({ code: 0, signal: null });
    expect(publishedId(machine)).toBe(before);
  });

  it.runIf(process.platform === "linux")("is given nothing of our environment", async () => {
    let environment: Promise<string> | undefined;
    await reindex(await createSmallMachine(), {
      onStart: onceReported(
        ({ kind }) => kind === "ready",
        ({ pid }) => {
          environment = readFile(`/proc/${String(pid)}/environ`, "utf8");
        },
      ),
    });

    // Node adds the number of the channel, and nothing else.
    expect(
      (await environment)?.split("\0").filter((each) => !each.startsWith("NODE_CHANNEL")),
    ).toEqual([""]);
  });
});

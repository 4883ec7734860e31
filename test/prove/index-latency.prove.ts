import { cp, mkdir, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { runStart } from "../../adapters/chats/start.ts";
import { loadConfig } from "../../src/config.ts";
import { percentile } from "../../src/evaluation/percentile.ts";
import { FakePlatform } from "../helpers/fake-platform.ts";
import { REAL_QUESTIONS } from "../helpers/real-questions.ts";
import { createFolder } from "../helpers/small-base.ts";
import { writeNotes } from "../helpers/source-run.ts";
import { ROOT, testContext } from "../helpers/terminal.ts";

const QUIET_QUESTIONS = 100;
const NOTES = 150;
/** People do not ask without a break; it is part of the load that is measured, and no wait for something. */
const PAUSE_MS = 250;
const ADMIN = { platform: "one", user: "boss" };

/** The real base, on its own, with vectors and model of the repository; its golden questions are of no interest. */
async function copyBase(): Promise<string> {
  const dataDir = join(await createFolder(), "data");
  await mkdir(dataDir);
  for (const name of ["providers", "topics", "articles", "vocabulary.yaml"]) {
    // oxlint-disable-next-line no-await-in-loop -- a handful
    await cp(join(ROOT, "data", name), join(dataDir, name), { recursive: true });
  }
  for (const name of ["models", "vectors"]) {
    // oxlint-disable-next-line no-await-in-loop -- as above
    await symlink(join(ROOT, "data", name), join(dataDir, name));
  }
  return dataDir;
}

/** Asks one question after the other while it is told to. @returns Milliseconds of each. */
async function askWhile(one: FakePlatform, isGoingOn: () => boolean): Promise<readonly number[]> {
  const times: number[] = [];
  while (isGoingOn()) {
    const name = String(one.deliveries.length);
    const text = REAL_QUESTIONS[one.deliveries.length % REAL_QUESTIONS.length] ?? "";
    const fields = {
      conversation: name,
      eventId: name,
      user: name,
      channel: name,
      workspace: name,
    };
    const before = performance.now();
    one.ask(text, fields);
    // oxlint-disable-next-line no-await-in-loop -- one question after the other
    await one.delivered(one.deliveries.length + 1);
    times.push(performance.now() - before);
    // oxlint-disable-next-line no-await-in-loop -- as above
    await sleep(PAUSE_MS);
  }
  return times;
}

function figures(times: readonly number[]): string {
  const at = (share: number): string => (percentile(times, share) ?? 0).toFixed(0);
  return `${String(times.length)} questions, p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, slowest ${at(1)} ms`;
}

it("answers all through an index run over sources; how fast is printed, not judged", async () => {
  const dataDir = await copyBase();
  const settings = { DATA_DIR: dataDir, STATE_DIR: join(dirname(dataDir), "var") };
  const controller = new AbortController();
  const one = new FakePlatform("one");
  const context = testContext("", {
    config: loadConfig({ ...settings, LOG_LEVEL: "silent" }, ROOT),
    signal: controller.signal,
    now: () => new Date(),
    clock: () => performance.now(),
  });
  const ended = runStart(context, { platforms: [one] });
  await Promise.race([one.ready(), ended]);
  let left = REAL_QUESTIONS.length;
  await askWhile(one, () => (left -= 1) >= 0);

  left = QUIET_QUESTIONS;
  const quiet = await askWhile(one, () => (left -= 1) >= 0);

  await writeNotes(dataDir, NOTES);
  const loop = monitorEventLoopDelay({ resolution: 5 });
  loop.enable();
  let isRunning = true;
  const running = one.service.admin
    .reindex(ADMIN, () => undefined)
    .finally(() => {
      isRunning = false;
    });
  const during = await askWhile(one, () => isRunning);
  const result = await running;
  loop.disable();
  controller.abort();
  await ended;

  process.stdout.write(`quiet: ${figures(quiet)}\n`);
  process.stdout.write(`during a run that ended ${result.kind}: ${figures(during)}\n`);
  process.stdout.write(
    `event loop of the bot meanwhile: longest stall ${(loop.max / 1e6).toFixed(0)} ms, p99 ${(loop.percentile(99) / 1e6).toFixed(0)} ms\n`,
  );
  expect(result.kind).toBe("published");
  expect(one.deliveries.every(({ outcome }) => "answer" in outcome)).toBe(true);
});

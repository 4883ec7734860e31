import { symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { runCommand } from "../helpers/run-terminal.ts";
import { keptBaseSettings } from "../helpers/site/kept-base.ts";
import { localSources, writeLocalArticles } from "../helpers/site/local-articles.ts";
import { ROOT } from "../helpers/terminal.ts";

const COUNT = 1_000;
const EDITED = 10;
const MAX_MS = 10_000;

it("indexes 1,000 local articles anew in 10 s when 10 were edited, and touches no other", {
  timeout: 1_800_000,
}, async () => {
  const base = await keptBaseSettings();
  onTestFinished(base.remove);
  const settings = { ...base.settings, EMBEDDER_THREADS: "2" };
  const folder = join(dirname(settings.DATA_DIR), "notes");
  await symlink(join(ROOT, "data", "vectors"), join(settings.DATA_DIR, "vectors"));
  await writeFile(join(settings.DATA_DIR, "sources.yaml"), localSources(folder));
  writeLocalArticles(folder, Array.from({ length: COUNT }).keys(), 1);
  const first = await runCommand(["index"], settings);

  writeLocalArticles(
    folder,
    Array.from({ length: EDITED }, (_, index) => index * 97),
    2,
  );
  const started = performance.now();
  const second = await runCommand(["index"], settings);
  const ms = performance.now() - started;

  process.stdout.write(`${first.stdout}${second.stdout}re-index: ${(ms / 1_000).toFixed(1)} s\n`);
  expect(first.stdout).toContain(`notes: ${String(COUNT)} read, 0 unchanged, 0 failed`);
  expect(second.stdout).toContain(
    `notes: ${String(EDITED)} read, ${String(COUNT - EDITED)} unchanged, 0 failed`,
  );
  expect(second.stdout).toMatch(/ 20 vectors computed/);
  expect(ms).toBeLessThanOrEqual(MAX_MS);
});

import { symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { runCommand } from "../../helpers/run-terminal.ts";
import { keptBaseSettings } from "../../helpers/site/kept-base.ts";
import { localSources, writeLocalArticles } from "../../helpers/site/local-articles.ts";
import { ROOT } from "../../helpers/terminal.ts";

const COUNT = 48;

// The same with 1,000 articles and 10 edits, timed, is test/prove/local-articles.prove.ts.
it("touches only the articles of a folder that were edited", async () => {
  const { settings, remove } = await keptBaseSettings();
  onTestFinished(remove);
  const folder = join(dirname(settings.DATA_DIR), "notes");
  await symlink(join(ROOT, "data", "vectors"), join(settings.DATA_DIR, "vectors"));
  await writeFile(join(settings.DATA_DIR, "sources.yaml"), localSources(folder));
  writeLocalArticles(folder, Array.from({ length: COUNT }).keys(), 1);

  const first = await runCommand(["index"], settings);
  writeLocalArticles(folder, [3, 40], 2);
  const second = await runCommand(["index"], settings);

  expect(first.stdout).toContain(`notes: ${String(COUNT)} read, 0 unchanged, 0 failed`);
  expect(second.stdout).toContain(`notes: 2 read, ${String(COUNT - 2)} unchanged, 0 failed`);
  // Of each the last passage, with its item's date and the passages beside it.
  expect(second.stdout).toMatch(/ 0 passages added, \d+ changed, 0 removed; 4 vectors computed/);
});

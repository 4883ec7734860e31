import { cp, mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { souverain } from "../../helpers/souverain.ts";
import { ROOT } from "../../helpers/terminal.ts";

let folder: string;
let environment: Record<string, string>;

/** The real base without its shipped vectors, so that indexing takes minutes. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "souverain-"));
  for (const part of ["providers", "topics", "articles"]) {
    await cp(join(ROOT, "data", part), join(folder, "data", part), { recursive: true });
  }
  await symlink(join(ROOT, "data", "models"), join(folder, "data", "models"));
  environment = { DATA_DIR: join(folder, "data"), STATE_DIR: join(folder, "var") };
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

it("ends an index run with 130 on Ctrl-C, and leaves no half index", async () => {
  let isStopped = false;
  const run = await souverain(["index"], {
    cwd: folder,
    environment,
    onStderr: (child) => {
      isStopped ||= child.kill("SIGINT");
    },
  });
  const status = await souverain(["status"], { cwd: folder, environment });

  expect(isStopped).toBe(true);
  expect(run.code).toBe(130);
  expect(run.stderr).toMatch(/^Vectors \d+\/\d+/u);
  expect(status.stdout).toContain("There is no index in");
});

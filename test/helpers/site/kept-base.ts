import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { SMALL_BASE } from "../small-base.ts";
import { ROOT } from "../terminal.ts";

export interface KeptBase {
  /** Settings of the small base with the real model, in folders of its own. */
  readonly settings: Readonly<Record<"DATA_DIR" | "STATE_DIR" | "LOG_LEVEL", string>>;
  readonly remove: () => Promise<void>;
}

/**
 * A small base for all tests of a file: it is gone when it is removed.
 *
 * @param change - Made to the text of each of its files.
 */
export async function keptBaseSettings(
  change: (text: string) => string = (text) => text,
): Promise<KeptBase> {
  const folder = await mkdtemp(join(tmpdir(), "souverain-sources-"));
  const dataDir = join(folder, "data");
  for (const [file, text] of Object.entries(SMALL_BASE)) {
    // oxlint-disable-next-line no-await-in-loop -- a handful of files
    await mkdir(dirname(join(dataDir, file)), { recursive: true });
    // oxlint-disable-next-line no-await-in-loop -- a handful of files
    await writeFile(join(dataDir, file), change(text));
  }
  await copyFile(join(ROOT, "data", "vocabulary.yaml"), join(dataDir, "vocabulary.yaml"));
  await symlink(join(ROOT, "data", "models"), join(dataDir, "models"));
  return {
    settings: { DATA_DIR: dataDir, STATE_DIR: join(folder, "var"), LOG_LEVEL: "silent" },
    remove: async () => rm(folder, { recursive: true, force: true }),
  };
}

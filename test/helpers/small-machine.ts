import { cp, mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll } from "vitest";
import { runCommand, smallBaseSettings } from "./run-terminal.ts";
import type { Changes } from "./small-base.ts";
import { ROOT } from "./terminal.ts";

/** State with an index of the small base as it is: made once a test file, and copied. */
let template: Promise<string> | undefined;

afterAll(async () => {
  if (template !== undefined) {
    await rm(await template, { recursive: true, force: true });
  }
});

async function settingsOf(changes: Changes): Promise<Record<"DATA_DIR" | "STATE_DIR", string>> {
  const { DATA_DIR = "", STATE_DIR = "" } = await smallBaseSettings(changes);
  await symlink(join(ROOT, "data", "vocabulary.yaml"), join(DATA_DIR, "vocabulary.yaml"));
  return { DATA_DIR, STATE_DIR };
}

async function makeTemplate(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "souverain-"));
  const { DATA_DIR } = await settingsOf({});
  const { code, stderr } = await runCommand(["index"], { DATA_DIR, STATE_DIR: folder });
  if (code !== 0) {
    throw new Error(`the small base could not be indexed: ${stderr}`);
  }
  return folder;
}

/** A base of its own for a test, with the real model, and a state folder. */
export interface SmallMachine {
  readonly dataDir: string;
  readonly stateDir: string;
  readonly settings: Readonly<Record<string, string>>;
}

/** The small base with changes; with an index of it as it is without them, unless told otherwise. */
export async function createSmallMachine(
  changes: Changes = {},
  { isIndexed = true }: { readonly isIndexed?: boolean } = {},
): Promise<SmallMachine> {
  const { DATA_DIR: dataDir, STATE_DIR: stateDir } = await settingsOf(changes);
  if (isIndexed) {
    template ??= makeTemplate();
    await cp(await template, join(dirname(dataDir), "var"), { recursive: true });
  }
  return { dataDir, stateDir, settings: { DATA_DIR: dataDir, STATE_DIR: stateDir } };
}

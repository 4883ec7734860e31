import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { openPublished } from "../../../src/storage/open-published.ts";
import { readContent } from "../content.ts";
import { createWorkshop } from "../index-workshop.ts";
import { openAnswering, type SmallAnswering } from "../small-answering.ts";
import { type Changes, SMALL_BASE } from "../small-base.ts";

/** A base that all tests of a file read. */
export interface SharedBase {
  readonly answering: SmallAnswering;
  close(): void;
}

/** Indexes the small base with changes once; to be closed when the file's tests are over. */
export async function openSharedBase(changes: Changes): Promise<SharedBase> {
  const folder = mkdtempSync(join(tmpdir(), "souverain-drafting-"));
  const dataDir = join(folder, "data");
  for (const [file, content] of Object.entries({ ...SMALL_BASE, ...changes })) {
    mkdirSync(join(dataDir, dirname(file)), { recursive: true });
    writeFileSync(join(dataDir, file), content ?? "");
  }
  const stateDir = join(folder, "state");
  mkdirSync(stateDir);
  const workshop = createWorkshop(stateDir);
  await workshop.run(await readContent(dataDir));
  const generation = openPublished({ stateDir, identity: workshop.embedder.identity });
  return {
    answering: await openAnswering(generation),
    close: () => {
      generation.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

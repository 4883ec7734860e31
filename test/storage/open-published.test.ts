import { readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { openPublished } from "../../src/storage/open-published.ts";
import { readContent } from "../helpers/content.ts";
import { createWorkshop, type Workshop } from "../helpers/index-workshop.ts";
import { writeBase } from "../helpers/small-base.ts";

async function publishSmallBase(): Promise<{ workshop: Workshop; folder: string }> {
  const workshop = createWorkshop();
  const { generation } = await workshop.run(await readContent(await writeBase()));
  return { workshop, folder: join(workshop.stateDir, "generations", generation) };
}

describe("openPublished", () => {
  it("refuses, before the first run, and names the command to run", () => {
    const { stateDir, embedder } = createWorkshop();

    expect(() => openPublished({ stateDir, identity: embedder.identity })).toThrow(
      expect.objectContaining({
        code: "GENERATION_MISSING",
        message: expect.stringContaining("Run `npm run souverain index`"),
      }),
    );
    expect(readdirSync(stateDir)).toEqual([]);
  });

  it("refuses a generation of another embedder and names both", async () => {
    const { workshop } = await publishSmallBase();
    const identity = { name: "other-model", hash: "f".repeat(64), dimension: 32 };

    expect(() => openPublished({ stateDir: workshop.stateDir, identity })).toThrow(
      expect.objectContaining({
        code: "GENERATION_FOREIGN",
        message: expect.stringMatching(
          /bag-of-words .*other-model \(ffffffffffff, 32 numbers\).*npm run souverain index/,
        ),
      }),
    );
  });

  it("refuses a pointer to a folder that is gone", async () => {
    const { workshop, folder } = await publishSmallBase();
    const { identity } = workshop.embedder;

    rmSync(folder, { recursive: true });

    expect(() => openPublished({ stateDir: workshop.stateDir, identity })).toThrow(
      expect.objectContaining({ code: "GENERATION_INVALID" }),
    );
  });

  it("refuses a folder that holds another generation than its name says", async () => {
    const { workshop, folder } = await publishSmallBase();
    const { identity } = workshop.embedder;
    const state = new Database(join(workshop.stateDir, "state.db"));
    state.prepare("UPDATE pointer SET generation = 'g-000000000000'").run();
    state.close();
    renameSync(folder, join(workshop.stateDir, "generations", "g-000000000000"));

    expect(() => openPublished({ stateDir: workshop.stateDir, identity })).toThrow("it holds g-");
  });
});

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const FOLDER = join(import.meta.dirname, "../../../adapters/discord");
const FORBIDDEN = /from "[^"]*\/src\/(?:retrieval|storage|indexing|answering|knowledge|models)\//u;

describe("adapters/discord", async () => {
  const names = await readdir(FOLDER);

  it.each(names)(
    "%s stays thin: no file over 250 lines, nothing of how answers are found",
    async (name) => {
      const source = await readFile(join(FOLDER, name), "utf8");

      expect(source.split("\n").length).toBeLessThanOrEqual(250);
      expect(source).not.toMatch(FORBIDDEN);
    },
  );
});

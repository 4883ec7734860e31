import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readKnowledge } from "../../src/knowledge/read-knowledge.ts";
import { loadSources } from "../../src/knowledge/read-sources.ts";
import { lineOf, SMALL_BASE, writeBase } from "../helpers/small-base.ts";
import { ROOT } from "../helpers/terminal.ts";

const GOOD = `sources:
  - id: site
    kind: page
    url: "https://example.com/a"
    language: fr
    publisher: "Example"
    basis: vendor
  - id: notes
    kind: folder
    path: "../notes"
    language: en
    publisher: "Team"
    basis: unofficial
    schedule: 2w
    freshness: 30d
`;

describe("loadSources", () => {
  it("reads entries with their defaults", () => {
    const { sources, faults } = loadSources(GOOD, "/base");

    expect(faults).toEqual([]);
    expect(sources).toEqual([
      {
        id: "site",
        kind: "page",
        url: "https://example.com/a",
        language: "fr",
        publisher: "Example",
        basis: "vendor",
        schedule: "manual",
        freshness: 2160,
        holdBack: 30,
        selectors: {},
      },
      expect.objectContaining({ id: "notes", schedule: 336, freshness: 720, limit: 500 }),
    ]);
  });

  it.each([
    {
      name: "an unknown kind",
      from: "kind: page",
      to: "kind: pagess",
      message: /one of page, pages, sitemap, feed, folder/,
    },
    {
      name: "no kind",
      from: "    kind: page\n",
      to: "",
      at: "id: site",
      message: /`sources\[1\]\.kind` is missing/,
    },
    {
      name: "an unknown field",
      from: "basis: vendor",
      to: "basis: vendor\n    colour: red",
      at: "colour: red",
      message: /unknown field `sources\[1\]\.colour`/,
    },
    {
      name: "plain http",
      from: "https://example.com/a",
      to: "http://example.com/a",
      message: /full https:\/\/ address/,
    },
    {
      name: "a password in an address",
      from: "https://example.com/a",
      to: "https://me:secret@example.com/a",
      message: /full https:\/\/ address/,
    },
    {
      name: "a schedule that is none",
      from: "schedule: 2w",
      to: "schedule: often",
      message: /write manual, or a number/,
    },
    {
      name: "an id given twice",
      from: "id: notes",
      to: "id: site",
      at: "id: site\n    kind: folder",
      message: /already used/,
    },
    {
      name: "a folder that holds the base",
      from: '"../notes"',
      to: '".."',
      message: /is the base itself/,
    },
    {
      name: "a folder of the base",
      from: '"../notes"',
      to: '"articles/2026"',
      message: /is the base itself/,
    },
  ])("reports $name with line and mend", ({ from, to, at, message }) => {
    const text = GOOD.replace(from, to);

    const { faults } = loadSources(text, "/base");

    const line =
      at === undefined ? lineOf(text, to) : text.slice(0, text.indexOf(at)).split("\n").length;
    expect(faults).toEqual([
      { file: "sources.yaml", line, message: expect.stringMatching(message) },
    ]);
  });

  it("reports an address that two entries read", () => {
    const text = `${GOOD}  - { id: other, kind: pages, urls: ["https://example.com/b", "https://example.com/a"], language: en, publisher: P, basis: press }\n`;

    expect(loadSources(text, "/base").faults).toEqual([
      {
        file: "sources.yaml",
        line: 16,
        message: "is already read by the source site: keep one of the two",
      },
    ]);
  });

  it("goes on with entries that fit beside one that does not", () => {
    const { sources, faults } = loadSources(GOOD.replace("language: fr", "language: xx"), "/base");

    expect(sources.map(({ id }) => id)).toEqual(["notes"]);
    expect(faults).toHaveLength(1);
  });

  it.each(["", "sources: []\n", "# nothing yet\nsources: []\n"])(
    "has no sources in %j, or says what is missing",
    (text) => {
      const { sources, faults } = loadSources(text, "/base");

      expect(sources).toEqual([]);
      expect(faults).toHaveLength(text === "" ? 1 : 0);
    },
  );
});

describe("readKnowledge with sources", () => {
  it("has none when there is no file, and those of the file when there is one", async () => {
    const dataDir = await writeBase();
    const before = await readKnowledge(dataDir);
    await writeFile(join(dataDir, "sources.yaml"), GOOD);
    const after = await readKnowledge(dataDir);

    expect(before).toMatchObject({ kind: "valid", knowledge: { sources: [] } });
    expect(after).toMatchObject({
      kind: "valid",
      knowledge: { sources: [{ id: "site" }, { id: "notes" }] },
    });
  });

  it("reports its faults together with those of the base", async () => {
    const alpha = (SMALL_BASE["providers/alpha.yaml"] ?? "").replace("kind: provider", "kind: x");
    const dataDir = await writeBase({ "providers/alpha.yaml": alpha });
    await writeFile(join(dataDir, "sources.yaml"), "sources: {}\n");

    const reading = await readKnowledge(dataDir);

    expect(
      reading.kind === "faulty" && reading.faults.map(({ file }) => file.split("/").at(-1)),
    ).toEqual(["alpha.yaml", "sources.yaml"]);
  });

  it("reports a folder in place of the file", async () => {
    const dataDir = await writeBase();
    await mkdir(join(dataDir, "sources.yaml"));

    expect(await readKnowledge(dataDir)).toMatchObject({
      kind: "faulty",
      faults: [{ message: expect.stringMatching(/is not a file/) }],
    });
  });

  it("ships a file without sources", async () => {
    expect(await readKnowledge(join(ROOT, "data"))).toMatchObject({
      kind: "valid",
      knowledge: { sources: [] },
    });
  });
});

import { mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { collect } from "../../src/collecting/collect.ts";
import type { Collected } from "../../src/collecting/collected.ts";
import { pageOfPath } from "../../src/collecting/walk-folder.ts";
import type { ProviderFile } from "../../src/knowledge/knowledge.ts";
import { contextOf, entryOf, fakeWeb, tempFolder, tempStore } from "../helpers/collecting.ts";
import { providerYaml } from "../helpers/source-facts.ts";

type Files = Readonly<Record<string, string>>;

function write(folder: string, files: Files): void {
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}

/** A folder as a source, with a function that collects it as it is now. */
function folderSource(
  files: Files,
  fields: Readonly<Record<string, unknown>> = {},
): {
  readonly folder: string;
  readonly run: (base?: readonly ProviderFile[]) => Promise<Collected>;
} {
  const folder = join(tempFolder(), "docs");
  mkdirSync(folder);
  write(folder, files);
  const store = tempStore();
  const entry = entryOf({
    kind: "folder",
    path: folder,
    baseUrl: "https://docs.example.com/cloud",
    ...fields,
  });
  return {
    folder,
    run: async (base = []) =>
      collect({
        store,
        entries: [entry],
        base,
        context: contextOf(fakeWeb()),
        onProgress: () => undefined,
      }),
  };
}

function pagesOf({ pages }: Collected): readonly string[] {
  return pages.map(({ page, state }) => `${page} ${state}`).toSorted();
}

function failuresOf({ reports }: Collected): readonly string[] {
  return reports.flatMap(({ failures }) => failures.map(({ page, fault }) => `${page} ${fault}`));
}

describe("collect: folders", () => {
  it("reads documents at any depth, and leaves out the rest and names with a dot", async () => {
    const { run } = folderSource({
      "b.md": "Beta text.",
      "a/deep/x.html": "Deep text.",
      "picture.png": "PNG",
      ".git/config.md": "hidden",
    });

    const result = await run();

    expect(pagesOf(result)).toEqual(["a/deep/x.html read", "b.md read"]);
    expect(failuresOf(result)).toEqual([]);
    expect(
      result.pages.map(({ content }) => content.item.sources[0]?.url ?? "").toSorted(),
    ).toEqual([
      "https://docs.example.com/cloud/a/deep/x.html",
      "https://docs.example.com/cloud/b.md",
    ]);
  });

  it("is our own words unless the entry says that it is the publication itself", async () => {
    const files = { "a.md": "Alpha text." };
    const forms = await Promise.all(
      [{}, { form: "quotation" }].map(async (fields) => folderSource(files, fields).run()),
    );

    expect(forms.map(({ pages }) => pages[0]?.content.item.page?.form)).toEqual([
      "summary",
      "quotation",
    ]);
  });

  it("touches only what was edited, whatever became of the dates", async () => {
    const { folder, run } = folderSource({ "a.md": "Alpha text.", "b.md": "Beta text." });
    await run();
    write(folder, { "a.md": "Alpha new.", "b.md": "Beta text." });

    expect((await run()).reports[0]).toEqual({
      source: "site",
      read: 1,
      unchanged: 1,
      failures: [],
    });
  });

  it("calls a removed file vanished, with its last text", async () => {
    const { folder, run } = folderSource({ "a.md": "Alpha text.", "b.md": "Beta text." });
    await run();
    rmSync(join(folder, "a.md"));

    expect(pagesOf(await run())).toEqual(["a.md vanished", "b.md read"]);
  });

  it("keeps every page when the folder itself is gone", async () => {
    const { folder, run } = folderSource({ "a.md": "Alpha text." });
    await run();
    rmSync(folder, { recursive: true });

    const result = await run();

    expect(pagesOf(result)).toEqual(["a.md failed"]);
    expect(failuresOf(result)).toEqual([". unreadable"]);
  });

  it("follows no link out of the folder, and stays in one that is a circle", async () => {
    const { folder, run } = folderSource({ "a.md": "Alpha text." });
    write(dirname(folder), { "secret.md": "Secret text." });
    symlinkSync(join(dirname(folder), "secret.md"), join(folder, "out.md"));
    symlinkSync(dirname(folder), join(folder, "up"));
    symlinkSync(folder, join(folder, "round"));
    symlinkSync(join(folder, "nothing"), join(folder, "dangling.md"));

    const result = await run();

    expect(pagesOf(result)).toEqual(["a.md read"]);
    expect(failuresOf(result)).toEqual([
      "dangling.md unreadable",
      "out.md link-refused",
      "up link-refused",
    ]);
  });

  it("refuses a file of a gigabyte by its size", async () => {
    const { folder, run } = folderSource({ "a.md": "Alpha text.", "huge.txt": "x" });
    // Sparse: it takes no room on the disk, and would take a gigabyte of memory.
    truncateSync(join(folder, "huge.txt"), 1_000_000_000);

    const result = await run();

    expect(pagesOf(result)).toEqual(["a.md read"]);
    expect(failuresOf(result)).toEqual(["huge.txt too-large"]);
  });

  it("reads files whatever their names hold, and names them on one line", async () => {
    const { run } = folderSource({ "two\nlines.md": "Alpha text.", "50%.md": "Beta text." });

    const result = await run();

    expect(pagesOf(result)).toEqual(["50%25.md read", "two%0Alines.md read"]);
  });

  it("says what cannot be cited since it has no address", async () => {
    const { run } = folderSource({ "a.md": "Alpha text." }, { baseUrl: undefined });

    const result = await run();

    expect(pagesOf(result)).toEqual([]);
    expect(failuresOf(result)).toEqual(["a.md no-address"]);
  });
});

describe("pageOfPath", () => {
  it.each([
    { path: "a/b.md", page: "a/b.md" },
    { path: "é ü.md", page: "é ü.md" },
    { path: "a\nb", page: "a%0Ab" },
    { path: "a%0Ab", page: "a%250Ab" },
    { path: "x\u202ey", page: "x%E2%80%AEy" },
  ])("writes $path as $page", ({ path, page }) => {
    expect(pageOfPath(path)).toBe(page);
  });
});

describe("collect: facts in folders", () => {
  it("takes facts over, as a file of data/providers", async () => {
    const { run } = folderSource({ "nimbus.yaml": providerYaml("nimbus") });

    const { providers, pages, reports } = await run();

    expect(pages).toEqual([]);
    expect(providers.map(({ file, provider }) => [file, provider.facts.length])).toEqual([
      ["sources/site/nimbus.yaml", 1],
    ]);
    expect(reports[0]?.failures).toEqual([]);
  });

  it.each([
    { name: "no YAML", yaml: "facts: [", detail: /^line \d+: not valid YAML/ },
    {
      name: "an unknown field",
      yaml: `${providerYaml("nimbus")}colour: blue\n`,
      detail: /^line \d+: unknown field `colour`/,
    },
    {
      name: "a statement that names nobody",
      yaml: providerYaml("nimbus").replace("Nimbus is", "It is"),
      detail: /names neither/,
    },
    {
      name: "a successor of a fact that is not there",
      yaml: providerYaml("nimbus").replace("    basis:", "    supersedes: [nobody]\n    basis:"),
      detail: /which is no fact of the base/,
    },
  ])("leaves out a file with $name, and says where", async ({ yaml, detail }) => {
    const { run } = folderSource({ "nimbus.yaml": yaml, "cumulus.yaml": providerYaml("cumulus") });

    const { providers, reports } = await run();

    expect(providers.map(({ provider }) => provider.id)).toEqual(["cumulus"]);
    expect(reports[0]?.failures).toEqual([
      { page: "nimbus.yaml", fault: "facts-invalid", detail: expect.stringMatching(detail) },
    ]);
  });

  it("keeps the last good facts of a file that was broken since", async () => {
    const { folder, run } = folderSource({ "nimbus.yaml": providerYaml("nimbus") });
    await run();
    write(folder, { "nimbus.yaml": "facts: [" });

    const { providers, reports } = await run();

    expect(providers.map(({ provider }) => provider.id)).toEqual(["nimbus"]);
    expect(reports[0]?.failures).toHaveLength(1);
  });

  it("takes no id of the base", async () => {
    const { run } = folderSource({ "nimbus.yaml": providerYaml("nimbus") });
    const own = (await run()).providers.map((file) => ({ ...file, file: "providers/nimbus.yaml" }));

    const { providers, reports } = await run(own);

    expect(providers).toEqual([]);
    expect(reports[0]?.failures[0]?.detail).toMatch(/already used in providers\/nimbus\.yaml/);
  });
});

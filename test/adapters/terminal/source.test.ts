import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, it, onTestFinished } from "vitest";
import { citationHealth } from "../../../src/collecting/check-citations.ts";
import { openSnapshotStore } from "../../../src/storage/sqlite/snapshots/snapshot-store.ts";
import { type Ended, runCommand } from "../../helpers/run-terminal.ts";
import { alphaSite, pathOf } from "../../helpers/site/alpha-site.ts";
import { keptBaseSettings } from "../../helpers/site/kept-base.ts";
import { type LoopbackSite, type SiteFile, startSite } from "../../helpers/site/loopback-site.ts";

let site: LoopbackSite;
let settings: Readonly<Record<string, string>>;

beforeEach(async () => {
  site = await startSite(alphaSite);
  const base = await keptBaseSettings((text) =>
    text.replaceAll("https://example.com", site.origin),
  );
  settings = { ...base.settings, SOURCES_ALLOW_LOOPBACK: "on" };
  return async () => {
    await site.close();
    await base.remove();
  };
});

async function run(...words: readonly string[]): Promise<Ended> {
  return runCommand(words, settings);
}

async function sourcesText(): Promise<string> {
  return readFile(join(settings["DATA_DIR"] ?? "", "sources.yaml"), "utf8");
}

/** A page of a paragraph that begins with this. */
function plainPage(text: string): SiteFile {
  const paragraph = `${text} It is a page with more than a few words, so that it is one. `.repeat(
    5,
  );
  const body = `<html lang="en"><title>Page</title><main><p>${paragraph}</p></main></html>`;
  return { type: "text/html", body };
}

describe("souverain source add", () => {
  it("shows what would be read of a page, and writes its entry", async () => {
    const { code, stdout } = await run(
      "source",
      "add",
      site.origin + pathOf("Brumeval"),
      "--basis",
      "vendor",
      "--schedule",
      "1w",
      "--id",
      "brumeval",
    );

    expect(stdout).toMatch(/^1 page would be read\n/);
    expect(stdout).toContain('"The Brumeval data centre", Alpha Cloud, en, 2026-01-15, 4 passages');
    expect(stdout).toContain("  Alpha Cloud runs a data centre here");
    expect(code).toBe(0);
    expect(await sourcesText()).toBe(`sources:
  - id: brumeval
    kind: page
    url: "${site.origin}${pathOf("Brumeval")}"
    language: en
    publisher: "Alpha Cloud"
    basis: vendor
    schedule: 1w
`);
  });

  it("finds out that an address is a sitemap or a feed, and keeps what the file holds", async () => {
    const before = "# Ours.\nsources: []\n# The end.\n";
    await writeFile(join(settings["DATA_DIR"] ?? "", "sources.yaml"), before);

    const first = await run(
      "source",
      "add",
      `${site.origin}/sitemap.xml`,
      "--basis",
      "vendor",
      "--id",
      "a",
      "--exclude",
      "guide",
    );
    const second = await run(
      "source",
      "add",
      `${site.origin}/feed.xml`,
      "--basis",
      "vendor",
      "--id",
      "b",
    );

    expect(first.stdout).toMatch(/^41 pages would be read\n/);
    expect(first.stdout).toContain("… and 36 more");
    expect(second.stdout).toMatch(/^8 pages would be read\n/);
    const text = await sourcesText();
    expect(text).toMatch(/^# Ours\.\nsources:\n {2}- id: a\n {4}kind: sitemap\n/);
    expect(text).toMatch(
      / {4}exclude: \[guide\]\n {2}- id: b\n {4}kind: feed\n[^#]*# The end\.\n$/,
    );
  });

  it.each([
    { name: "a page that is not there", path: "/nothing", told: /not-found/ },
    { name: "what robots.txt forbids", path: "/private/x", told: /robots-disallowed/ },
  ])("adds nothing of $name, and says why", async ({ path, told }) => {
    const { code, stderr } = await run("source", "add", site.origin + path, "--basis", "vendor");

    expect(code).toBe(1);
    expect(stderr).toMatch(told);
    await expect(sourcesText()).rejects.toThrow(/ENOENT/);
  });

  it.each([
    {
      name: "plain http elsewhere",
      words: ["http://example.org/", "--basis", "press"],
      told: /full https:\/\/ address/,
    },
    { name: "no basis", words: ["https://example.org/"], told: /--basis/ },
    {
      name: "a folder that is not there",
      words: ["./nowhere", "--basis", "press"],
      told: /neither a full https:\/\/ address nor a folder/,
    },
    {
      name: "a schedule that is none",
      words: ["SITE", "--basis", "press", "--schedule", "often"],
      told: /schedule: write manual/,
    },
  ])("refuses $name", async ({ words, told }) => {
    const given = words.map((word) => (word === "SITE" ? site.origin + pathOf("Brumeval") : word));

    const { code, stderr } = await run("source", "add", ...given);

    expect(code).toBe(64);
    expect(stderr).toMatch(told);
  });

  it("only shows what would be written when it is to try", async () => {
    const { code, stdout } = await run(
      "source",
      "add",
      `${site.origin}/charter.pdf`,
      "--basis",
      "primary",
      "--try",
      "--id",
      "charter",
      "--content",
      "main",
    );

    expect(code).toBe(0);
    expect(stdout).toContain("  - id: charter\n    kind: page\n");
    expect(stdout).toContain('    selectors: { content: "main" }');
    await expect(sourcesText()).rejects.toThrow(/ENOENT/);
  });

  it("refuses an address that is read already, and leaves the file as it is", async () => {
    await run("source", "add", `${site.origin}/charter.pdf`, "--basis", "primary", "--id", "a");
    const before = await sourcesText();

    const { code, stderr } = await run(
      "source",
      "add",
      `${site.origin}/charter.pdf`,
      "--basis",
      "primary",
    );

    expect(code).toBe(1);
    expect(stderr).toMatch(/already read by the source a/);
    expect(await sourcesText()).toBe(before);
  });
});

describe("souverain source list", () => {
  it("says that there is none, and how each stands once there is", async () => {
    const none = await run("source", "list");
    await run(
      "source",
      "add",
      `${site.origin}/charter.pdf`,
      "--basis",
      "primary",
      "--id",
      "charter",
    );
    const unread = await run("source", "list");
    const json = await run("source", "list", "--json");

    expect(none.stdout).toMatch(/^No source yet/);
    expect(unread.stdout).toBe("charter: page, 0 pages, never read: `souverain index` reads it\n");
    expect(JSON.parse(json.stdout)).toMatchObject({
      sources: [{ source: "charter", isStale: true }],
    });
  });
});

describe("souverain source check", () => {
  it.each([
    { name: "stands", shares: "We know: “Beta holds sixty per cent.”", gone: 0 },
    { name: "is gone", shares: "Beta holds a third.", gone: 1 },
  ])(
    "tells dead addresses, and whether a quotation $name, and keeps it",
    async ({ shares, gone }) => {
      for (const path of ["/candidate", "/catalogue", "/critics", "/keys", "/half"]) {
        site.files.set(path, plainPage("Alpha has a page."));
      }
      site.files.set("/shares", plainPage(shares));

      const { code, stdout, stderr } = await run("source", "check");

      expect(code).toBe(0);
      expect(stderr).toMatch(/Addresses (\d+)\/\1\n$/);
      const { port } = new URL(site.origin);
      expect(stdout).toContain(`dead topic:keys.en ${site.origin}/more not-found\n`);
      expect(stdout.includes(`quotation fact:alpha-owner http://127.0.0.1:${port}/shares`)).toBe(
        gone === 1,
      );
      expect(stdout).toContain(`7 addresses asked for; 1 dead, ${String(gone)} quotations gone\n`);
      const store = openSnapshotStore(settings["STATE_DIR"] ?? "");
      onTestFinished(() => {
        store.close();
      });
      expect(citationHealth(store.citationChecks())).toMatchObject({ checked: 7 });
    },
  );
});

import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse, stringify } from "yaml";
import { ALPHA, FACT, runOn } from "../../helpers/fact-scripts.ts";
import { factsIn } from "../../helpers/facts-file.ts";
import { writeBase } from "../../helpers/small-base.ts";

describe("souverain fact add for scripts", () => {
  it.each([
    { name: "YAML", text: stringify(FACT) },
    { name: "JSON", text: JSON.stringify(FACT) },
    { name: "YAML cut out of a file", text: stringify([FACT]) },
    { name: "YAML with Windows line ends", text: stringify(FACT).replaceAll("\n", "\r\n") },
  ])("takes a fact as $name from standard input", async ({ text }) => {
    const dataDir = await writeBase();

    const ended = await runOn(["fact", "add", "alpha", "--from", "-"], { dataDir, input: text });

    expect(ended).toEqual({
      code: 0,
      stdout:
        "Written: alpha-sites in data/providers/alpha.yaml. The next question or `souverain index` takes it into the index.\n",
      stderr: "",
    });
    expect(factsIn(dataDir, ALPHA).at(-1)).toEqual(FACT);
  });

  it("takes a fact from a file, options over it", async () => {
    const dataDir = await writeBase();
    const file = join(dirname(dataDir), "fact.yaml");
    writeFileSync(file, stringify({ ...FACT, asOf: "1999" }));
    const options = ["--as-of", "2025", "--scope", "Alpha Compute", "--countries", "FR, DE"];
    const holders = ["--holder", "Beta; FR; 33,4 %", "--holder", "Others"];
    const copy = [
      "--via-copy",
      "yes",
      "--source-published",
      "",
      "--note-fr",
      "N.",
      "--note-en",
      "N.",
    ];

    const { code } = await runOn(
      ["fact", "add", "alpha", "--from", file, ...options, ...holders, ...copy],
      { dataDir },
    );

    expect(code).toBe(0);
    expect(factsIn(dataDir, ALPHA).at(-1)).toEqual({
      ...FACT,
      asOf: "2025",
      scope: "Alpha Compute",
      countries: ["FR", "DE"],
      holders: [
        { name: "Beta", country: "FR", share: 33.4 },
        { name: "Others", country: null, share: null },
      ],
      viaCopy: true,
      source: { ...FACT.source, published: null },
      note: { fr: "N.", en: "N." },
    });
  });

  it("replaces a fact with options alone", async () => {
    const dataDir = await writeBase();
    const statement = ["--statement-fr", "Beta a tout.", "--statement-en", "Beta has all."];
    const value = [
      "--value-fr",
      "Tout",
      "--value-en",
      "All",
      "--as-of",
      "2026",
      "--basis",
      "press",
    ];
    const source = ["--source-title", "T", "--source-publisher", "P", "--source-language", "en"];
    const page = ["--source-url", "https://example.com/", "--source-published", "2026"];

    const { code } = await runOn(
      ["fact", "supersede", "beta-share", ...statement, ...value, ...source, ...page],
      { dataDir },
    );

    expect(code).toBe(0);
    expect(factsIn(dataDir, "providers/beta.yaml").at(-1)).toMatchObject({
      id: "beta-ownership-2026",
      attribute: "ownership",
      objective: "none",
      scope: "Beta Holding",
      supersedes: ["beta-share"],
    });
  });

  it("makes a new provider from a file", async () => {
    const dataDir = await writeBase();
    const provider = {
      id: "gamma",
      name: "Gamma",
      aliases: [],
      kind: "offer",
      summary: { fr: "Nouveau.", en: "New." },
      facts: [
        {
          ...FACT,
          id: "gamma-sites",
          statement: { fr: "Gamma a deux sites.", en: "Gamma has two sites." },
          disputes: ["alpha-owner"],
        },
      ],
    };

    const { code, stdout } = await runOn(["fact", "add", "--new-provider", "--from", "-"], {
      dataDir,
      input: stringify(provider),
    });

    expect(code).toBe(0);
    expect(stdout).toContain("data/providers/gamma.yaml, data/providers/alpha.yaml");
    expect(parse(readFileSync(join(dataDir, "providers/gamma.yaml"), "utf8"))).toEqual(provider);
  });
});

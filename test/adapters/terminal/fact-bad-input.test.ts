import { chmodSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ALPHA, FACT, runOn } from "../../helpers/fact-scripts.ts";
import { edit, SMALL_BASE, writeBase } from "../../helpers/small-base.ts";

function expectUntouched(dataDir: string): void {
  for (const [file, text] of Object.entries(SMALL_BASE)) {
    expect(readFileSync(join(dataDir, file), "utf8")).toBe(text);
  }
}

describe("souverain fact add for scripts", () => {
  it.each([
    {
      name: "a missing field",
      change: { basis: undefined },
      says: "`basis` is missing: add it with --basis",
    },
    {
      name: "a missing group",
      change: { value: undefined },
      says: "`value.fr` is missing: add it with --value-fr",
    },
    {
      name: "a field that does not exist",
      change: { colour: "red" },
      says: "unknown field `colour`",
    },
    {
      name: "a wrong date",
      change: { asOf: "2026-13" },
      says: '`asOf` is "2026-13": this day or month',
    },
    { name: "a date that YAML reads as a number", change: { asOf: 2026 }, says: "must be a text" },
    {
      name: "an id in use",
      change: { id: "beta-share" },
      says: "the id beta-share is already used",
    },
    {
      name: "no subject",
      change: { statement: { fr: "Oui.", en: "Yes." } },
      says: "names neither",
    },
    {
      name: "a replaced fact that is newer",
      change: { asOf: "2001", supersedes: ["alpha-owner"] },
      says: "which is newer",
    },
    { name: "control characters", change: { scope: "a\u0007b" }, says: "control character" },
    { name: "text that turns the line", change: { scope: "a\u202eb" }, says: "U+202E" },
    { name: "a line break", change: { quote: "a\n  - id: b" }, says: "holds a line break" },
  ])("refuses $name and leaves the base alone", async ({ change, says }) => {
    const dataDir = await writeBase();

    const ended = await runOn(["fact", "add", "alpha", "--from", "-"], {
      dataDir,
      input: JSON.stringify({ ...FACT, ...change }),
    });

    expect(ended).toMatchObject({ code: 64, stdout: "" });
    expect(ended.stderr).toContain(says);
    expect(ended.stderr).not.toMatch(/(?!\n)\p{Cc}|\p{Cf}/u);
    expectUntouched(dataDir);
  });

  it.each([
    { name: "nothing", input: "", says: "holds no fact" },
    { name: "a text", input: "hello", says: "holds no fact" },
    { name: "broken YAML", input: "id: [", says: "Standard input:1 not valid YAML" },
    { name: "an alias bomb", input: "a: &a [x]\nb: *a", says: "an alias (*a) is used" },
    { name: "a tag", input: "id: !!js/function x", says: "a tag (!…) is used" },
    {
      name: "no UTF-8",
      input: Buffer.from([0x69, 0xff]).toString("latin1"),
      says: "holds no fact",
    },
    { name: "1 MB", input: "x".repeat(1 << 20), says: "is longer than 131072 bytes" },
    {
      name: "ten thousand brackets",
      input: "[".repeat(10_000),
      says: "Standard input:1 nested too deeply",
    },
  ])("refuses $name as a fact", async ({ input, says }) => {
    const dataDir = await writeBase();

    const ended = await runOn(["fact", "add", "alpha", "--from", "-"], { dataDir, input });

    expect(ended.code).toBe(64);
    expect(ended.stderr).toContain(says);
    expectUntouched(dataDir);
  });

  it.each([
    { name: "no provider", words: ["add"], says: "Name the provider" },
    {
      name: "an unknown provider",
      words: ["add", "alpa"],
      says: 'no provider "alpa"; there is: alpha.',
    },
    {
      name: "a provider beside --new-provider",
      words: ["add", "alpha", "--new-provider"],
      says: "takes no provider",
    },
    { name: "an unknown fact", words: ["supersede", "beta-shar"], says: "there is: beta-share" },
    {
      name: "no file",
      words: ["add", "alpha", "--from", "/nowhere"],
      says: "--from /nowhere cannot be read (ENOENT)",
    },
    { name: "a folder", words: ["add", "alpha", "--from", "/"], says: "(EISDIR)" },
    {
      name: "an endless file",
      words: ["add", "alpha", "--from", "/dev/zero"],
      says: "is longer than",
    },
    {
      name: "a holder of five parts",
      words: ["add", "alpha", "--holder", "a;b;c;d;e"],
      says: 'write "name; country; share"',
    },
  ])("refuses $name with the mend", async ({ words, says }) => {
    const dataDir = await writeBase();

    const ended = await runOn(["fact", ...words], { dataDir });

    expect(ended).toMatchObject({ code: 64, stdout: "" });
    expect(ended.stderr).toContain(says);
  });

  it("tells the faults of a base that has some before anything is asked", async () => {
    const dataDir = await writeBase({ [ALPHA]: edit(ALPHA, "basis: press", "basis: rumour") });

    const ended = await runOn(["fact", "add", "beta"], { dataDir });

    expect(ended.code).toBe(1);
    expect(ended.stderr).toMatch(/^data\/providers\/alpha\.yaml:\d+ {2}.*basis/u);
  });

  it("leaves a read-only file alone", async () => {
    const dataDir = await writeBase();
    chmodSync(join(dataDir, ALPHA), 0o444);

    const ended = await runOn(["fact", "add", "alpha", "--from", "-"], {
      dataDir,
      input: JSON.stringify(FACT),
    });

    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain("is read-only, nothing is changed: make it writable");
    expectUntouched(dataDir);
  });
});

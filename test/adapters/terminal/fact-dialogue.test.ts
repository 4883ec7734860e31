import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import {
  answerLines as lines,
  runDialogue,
  runUntil,
  WRITTEN,
} from "../../helpers/fact-dialogue.ts";
import { factsIn } from "../../helpers/facts-file.ts";
import { SMALL_BASE, writeBase } from "../../helpers/small-base.ts";

const ALPHA = "providers/alpha.yaml";

describe("souverain fact add on a terminal", () => {
  it("asks for every field, shows the fact and writes it", async () => {
    const dataDir = await writeBase();

    const { code, stdout, stderr } = await runDialogue(
      ["fact", "add", "Société alpha"],
      dataDir,
      lines(),
    );

    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(factsIn(dataDir, ALPHA).at(-1)).toEqual(WRITTEN);
    expect(readFileSync(join(dataDir, ALPHA), "utf8").startsWith(SMALL_BASE[ALPHA] ?? "")).toBe(
      true,
    );
    expect(stdout).toContain("1 headquarters · 2 legal-entity");
    expect(stdout).toContain('    fr: "Alpha a deux sites."\n');
    expect(stdout).toContain("Written: alpha-regions-2026 in data/providers/alpha.yaml.");
    expect(readdirSync(dataDir)).toEqual(["articles", "providers", "topics"]);
  });

  it("keeps YAML that is typed as the text it is", async () => {
    const dataDir = await writeBase();
    const evil = 'x" }\\n  - id: y # {{a: &b *c !!js';

    await runDialogue(["fact", "add", "alpha"], dataDir, lines({ "source.title": [evil] }));

    expect(factsIn(dataDir, ALPHA).at(-1)).toEqual({
      ...WRITTEN,
      source: { ...WRITTEN.source, title: evil },
    });
  });

  it("changes a field that is named at the end, and shows the fact again", async () => {
    const dataDir = await writeBase();
    const ending = ["scope", "Alpha Compute", "state", "planned", "due", "2027", "what?", "y"];

    const { code } = await runDialogue(["fact", "add", "alpha"], dataDir, lines({}, ending));

    expect(code).toBe(0);
    expect(factsIn(dataDir, ALPHA).at(-1)).toEqual({
      ...WRITTEN,
      scope: "Alpha Compute",
      state: "planned",
      due: "2027",
    });
  });

  it("asks for the note when the page shows no date", async () => {
    const dataDir = await writeBase();
    const other = { "source.published": [""], "note.fr": ["", "Page sans date."] };

    const { stdout } = await runDialogue(["fact", "add", "alpha"], dataDir, lines(other));

    expect(stdout).toContain("`source.published` is null and there is no `note`");
    expect(factsIn(dataDir, ALPHA).at(-1)).toMatchObject({ source: { published: null }, note: {} });
  });

  it("asks for parts where nothing narrower stands, and not for their dates twice", async () => {
    const dataDir = await writeBase();
    const parts = ["", "A", "2024", "", "B", "", "2027", ""];

    const { stdout } = await runDialogue(
      ["fact", "add", "alpha"],
      dataDir,
      lines({ from: [""], scope: parts }),
    );

    expect(stdout).toContain("parts[2].until> ");
    expect(factsIn(dataDir, ALPHA).at(-1)).toMatchObject({
      parts: [
        { scope: "A", from: "2024" },
        { scope: "B", until: "2027" },
      ],
    });
  });

  it.each([
    { name: "n at the end", answers: lines({}, ["n"]), code: 0, says: "Nothing is written." },
    { name: "Ctrl-D at the end", answers: lines({}, []), code: 130, says: "" },
    { name: "Ctrl-D half-way", answers: lines().slice(0, 9), code: 130, says: "" },
  ])("writes nothing at $name", async ({ answers, code, says }) => {
    const dataDir = await writeBase();

    const ended = await runDialogue(["fact", "add", "alpha"], dataDir, answers);

    expect(ended.code).toBe(code);
    expect(ended.stdout).toContain(says);
    expect(readFileSync(join(dataDir, ALPHA), "utf8")).toBe(SMALL_BASE[ALPHA]);
  });

  it("writes nothing at Ctrl-C", async () => {
    const dataDir = await writeBase();
    const signal = new AbortController();

    const { code } = await runUntil(["fact", "add", "alpha"], dataDir, { prompt: "id> ", signal });

    expect(code).toBe(130);
    expect(readFileSync(join(dataDir, ALPHA), "utf8")).toBe(SMALL_BASE[ALPHA]);
  });

  it("does not ask for what options give, and speaks the user's language", async () => {
    const dataDir = await writeBase();
    const words = ["fact", "add", "alpha", "--attribute", "regions", "--lang", "fr"];

    const { stdout } = await runDialogue(words, dataDir, lines({ attribute: [] }, ["o"]));

    expect(stdout).not.toContain("attribute> ");
    expect(stdout).toContain("Date à laquelle c'était vrai");
    expect(factsIn(dataDir, ALPHA).at(-1)).toEqual(WRITTEN);
  });
});

describe("souverain fact supersede on a terminal", () => {
  it("keeps what the older fact has, and names it", async () => {
    const dataDir = await writeBase();
    const enter = [""];
    const answers = lines({
      attribute: enter,
      objective: enter,
      asOf: ["2020", "2026-04"],
      scope: enter,
      supersedes: enter,
    });

    const { code, stdout } = await runDialogue(
      ["fact", "supersede", "beta-share"],
      dataDir,
      answers.map((line) => line.replaceAll("Alpha", "Beta")),
    );

    expect(code).toBe(0);
    expect(stdout).toContain("attribute [ownership]> ");
    expect(stdout).toContain("`supersedes` names beta-share, which is newer");
    expect(factsIn(dataDir, "providers/beta.yaml").at(-1)).toMatchObject({
      id: "beta-ownership-2026",
      attribute: "ownership",
      objective: "none",
      scope: "Beta Holding",
      supersedes: ["beta-share"],
    });
  });
});

describe("souverain fact add --new-provider on a terminal", () => {
  it("asks for the provider first and makes its file", async () => {
    const dataDir = await writeBase();
    const header = [
      "alpha",
      "gamma",
      "Gamma",
      "Gamma Cloud, GC",
      "9",
      "1",
      "Un nouveau.",
      "A new one.",
    ];
    const fact = lines().map((line) => line.replaceAll("Alpha", "Gamma"));

    const { code, stdout } = await runDialogue(["fact", "add", "--new-provider"], dataDir, [
      ...header,
      ...fact,
    ]);

    expect(code).toBe(0);
    expect(stdout).toContain("there is a provider alpha already");
    expect(parse(readFileSync(join(dataDir, "providers/gamma.yaml"), "utf8"))).toMatchObject({
      id: "gamma",
      name: "Gamma",
      aliases: ["Gamma Cloud", "GC"],
      kind: "provider",
      summary: { fr: "Un nouveau.", en: "A new one." },
      facts: [{ id: "gamma-regions-2026" }],
    });
  });
});

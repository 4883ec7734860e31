import { chmod, mkdir, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { BotError } from "../../src/errors.ts";
import { readKnowledge } from "../../src/knowledge/read-knowledge.ts";
import { faultWith, readFaults } from "../helpers/broken-base.ts";
import { type Changes, createFolder, edit, SMALL_BASE, writeBase } from "../helpers/small-base.ts";

const ALPHA = "providers/alpha.yaml";
const BETA = "providers/beta.yaml";
const TOPIC = "topics/keys.fr.md";
const ARTICLE = "articles/2025-06-10-alpha.en.md";
const BETA_TEXT = SMALL_BASE[BETA] ?? "";
const ARTICLE_TEXT = SMALL_BASE[ARTICLE] ?? "";

describe("files that cannot be used", () => {
  it.each<{ name: string; changes: Changes; file: string; line: number; message: string }>([
    {
      name: "empty file",
      changes: { [ARTICLE]: "" },
      file: ARTICLE,
      line: 1,
      message: "is empty: fill it as data/README.md tells, or remove it",
    },
    {
      name: "blank file",
      changes: { [ARTICLE]: " \n\n" },
      file: ARTICLE,
      line: 1,
      message: "is empty",
    },
    {
      name: "Latin-1 instead of UTF-8",
      changes: { [BETA]: Buffer.from(BETA_TEXT, "latin1") },
      file: BETA,
      line: 6,
      message: "holds bytes that are not UTF-8: save the file in UTF-8",
    },
    {
      name: "UTF-8 cut inside a letter",
      changes: { [ARTICLE]: Buffer.from(`${ARTICLE_TEXT}é`).subarray(0, -1) },
      file: ARTICLE,
      line: ARTICLE_TEXT.split("\n").length,
      message: "not UTF-8",
    },
    {
      name: "UTF-16",
      changes: { [ARTICLE]: Buffer.from(`\ufeff${ARTICLE_TEXT}`, "utf16le") },
      file: ARTICLE,
      line: 1,
      message: "not UTF-8",
    },
    {
      name: "NUL byte",
      changes: { [BETA]: BETA_TEXT.replace("kind:", "kind\0:") },
      file: BETA,
      line: 4,
      message: "holds the character U+0000, which cannot be shown: remove it",
    },
    {
      name: "line ends of an old Macintosh",
      changes: { [ARTICLE]: ARTICLE_TEXT.replaceAll("\n", "\r") },
      file: ARTICLE,
      line: 1,
      message: "U+000D",
    },
    {
      name: "byte order mark",
      changes: { [ARTICLE]: `\ufeff${ARTICLE_TEXT}` },
      file: ARTICLE,
      line: 1,
      message: "save as UTF-8 text without byte order mark",
    },
    {
      name: "letters lost in an earlier conversion",
      changes: { [TOPIC]: edit(TOPIC, "ses clés", "ses cl\ufffds") },
      file: TOPIC,
      line: 12,
      message: "U+FFFD",
    },
    {
      name: "character that turns the direction of writing",
      changes: { [ARTICLE]: edit(ARTICLE, "It waited", "It \u202ewaited") },
      file: ARTICLE,
      line: 11,
      message: "U+202E",
    },
    {
      name: "more than 5 MB",
      changes: { [ARTICLE]: Buffer.alloc(5_000_001, "a") },
      file: ARTICLE,
      line: 1,
      message: "has 5000001 bytes, more than 5000000: split it or shorten it",
    },
    {
      name: "other extension",
      changes: { "providers/gamma.yml": BETA_TEXT },
      file: "providers/gamma.yml",
      line: 1,
      message: "does not end in .yaml: rename it, or move it out of providers/",
    },
    {
      name: "file of an editor",
      changes: { "topics/.keys.fr.md.swp": "x" },
      file: "topics/.keys.fr.md.swp",
      line: 1,
      message: "does not end in .md",
    },
    {
      name: "folder called like a file",
      changes: { "topics/old.fr.md/keys.fr.md": "x" },
      file: "topics/old.fr.md",
      line: 1,
      message: "is not a file: move it, or what it holds, elsewhere",
    },
  ])("reports: $name", async ({ changes, file, line, message }) => {
    const dataDir = await writeBase(changes);

    const faults = await readFaults(dataDir);

    expect(faults).toContainEqual(faultWith(file, line, message));
  });

  it.each([
    { name: "a file outside", target: "secret.yaml", message: "leads out of the base" },
    { name: "nothing", target: "gone.yaml", message: "cannot be read (ENOENT)" },
  ])("reports a link to $name", async ({ target, message }) => {
    const dataDir = await writeBase();
    const outside = await createFolder();
    await writeFile(join(outside, "secret.yaml"), BETA_TEXT);
    await symlink(join(outside, target), join(dataDir, "providers/gamma.yaml"));

    const faults = await readFaults(dataDir);

    expect(faults).toEqual([faultWith("providers/gamma.yaml", 1, message)]);
  });

  it("reports a folder that is a link to one outside", async () => {
    const dataDir = await writeBase();
    const outside = await createFolder();
    await rm(join(dataDir, "articles"), { recursive: true });
    await symlink(outside, join(dataDir, "articles"));

    const faults = await readFaults(dataDir);

    expect(faults).toEqual([faultWith("articles", 1, "is a link that leads out of the base")]);
  });

  it("reads a base that is itself reached by a link, and links inside it", async () => {
    const dataDir = await writeBase();
    const link = join(await createFolder(), "base");
    await writeFile(join(dataDir, "hidden"), BETA_TEXT);
    await rm(join(dataDir, BETA));
    await symlink(join(dataDir, "hidden"), join(dataDir, BETA));
    await symlink(dataDir, link);

    const reading = await readKnowledge(link);

    expect(reading.kind).toBe("valid");
  });

  // Root reads everything, whatever the mode.
  it.skipIf(process.getuid?.() === 0)("reports a file without the right to read it", async () => {
    const dataDir = await writeBase();
    await chmod(join(dataDir, ARTICLE), 0o000);

    const faults = await readFaults(dataDir);

    expect(faults).toEqual([faultWith(ARTICLE, 1, "cannot be read (EACCES): make it readable")]);
  });

  it("reports a missing folder, and a file in its place", async () => {
    const dataDir = await writeBase();
    await rm(join(dataDir, "topics"), { recursive: true });
    await rm(join(dataDir, "articles"), { recursive: true });
    await writeFile(join(dataDir, "articles"), "not a folder");

    const faults = await readFaults(dataDir);

    expect(faults).toEqual([
      faultWith("articles", 1, "is not a folder: replace it by a folder"),
      faultWith("topics", 1, "is missing: create the folder (it may be empty)"),
    ]);
  });

  it("reports a base without any file", async () => {
    const dataDir = await createFolder();
    for (const folder of ["providers", "topics", "articles"]) {
      await mkdir(join(dataDir, folder));
    }

    const faults = await readFaults(dataDir);

    expect(faults).toMatchObject([{ line: 1, message: expect.stringContaining("base is empty") }]);
  });

  it.each([
    { name: "missing", path: "nowhere", message: "cannot be opened (ENOENT): check the path" },
    { name: "a file", path: ALPHA, message: "is not a folder: check the path" },
  ])("throws when the base itself is $name", async ({ path, message }) => {
    const dataDir = join(await writeBase(), path);

    const error = await readKnowledge(dataDir).catch((thrown: unknown) => thrown);

    expect(error).toBeInstanceOf(BotError);
    expect(error).toMatchObject({
      code: "KNOWLEDGE_INVALID",
      message: expect.stringContaining(message),
    });
    expect(String(error)).toContain(dataDir);
  });
});

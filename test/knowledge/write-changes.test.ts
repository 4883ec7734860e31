import { spawnSync } from "node:child_process";
import { chmodSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { realpath } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { ProviderFact } from "../../src/domain/provider.ts";
import { readKnowledge } from "../../src/knowledge/read-knowledge.ts";
import { writeChanges } from "../../src/knowledge/write-changes.ts";
import { type FileChange, ProviderDrafts } from "../../src/knowledge/write-draft.ts";
import { SMALL_BASE, writeBase } from "../helpers/small-base.ts";
import { ROOT } from "../helpers/terminal.ts";

const ALPHA = "providers/alpha.yaml";
const BETA = "providers/beta.yaml";
const NOW = new Date();
const FACT: ProviderFact = {
  id: "alpha-sites",
  attribute: "regions",
  objective: "none",
  value: { fr: "Deux sites", en: "Two sites" },
  statement: { fr: "Alpha a deux sites.", en: "Alpha has two sites." },
  asOf: "2026",
  basis: "vendor",
  source: {
    title: "Sites",
    publisher: "Alpha",
    url: "https://example.com/sites",
    published: "2026",
    language: "fr",
  },
};

async function open(dataDir: string): Promise<ProviderDrafts> {
  const reading = await readKnowledge(dataDir);
  return ProviderDrafts.open(
    await realpath(dataDir),
    reading.kind === "valid" ? reading.knowledge.providers : [],
  );
}

async function draft(fact: ProviderFact = FACT): Promise<{
  readonly dataDir: string;
  readonly changes: readonly FileChange[];
}> {
  const dataDir = await writeBase();
  return { dataDir, changes: (await open(dataDir)).addFact("alpha", fact) };
}

/** Every file of the base with its text, what is hidden too. */
function filesOf(dataDir: string): Readonly<Record<string, string>> {
  const names = readdirSync(dataDir, { recursive: true, encoding: "utf8" }).toSorted();
  const files = names.filter((name) => statSync(join(dataDir, name)).isFile());
  return Object.fromEntries(files.map((name) => [name, readFileSync(join(dataDir, name), "utf8")]));
}

function afterOf(changes: readonly FileChange[]): Readonly<Record<string, string>> {
  return Object.fromEntries(changes.map(({ file, after }) => [file, after]));
}

describe("writeChanges", () => {
  it("writes the changed file and nothing else, with its mode", async () => {
    const { dataDir, changes } = await draft();
    chmodSync(join(dataDir, ALPHA), 0o640);

    const faults = await writeChanges(dataDir, changes, NOW);

    expect(faults).toEqual([]);
    expect(filesOf(dataDir)).toEqual({ ...SMALL_BASE, ...afterOf(changes) });
    expect(statSync(join(dataDir, ALPHA)).mode & 0o777).toBe(0o640);
    expect((await readKnowledge(dataDir)).kind).toBe("valid");
  });

  it("writes a contradiction on both facts, in two files", async () => {
    const { dataDir, changes } = await draft({ ...FACT, disputes: ["beta-share"] });

    const faults = await writeChanges(dataDir, changes, NOW);

    expect(faults).toEqual([]);
    expect(readFileSync(join(dataDir, BETA), "utf8")).toContain(
      "disputes: [alpha-owner, alpha-sites]",
    );
  });

  it("leaves the base as it was when the base with the change has a fault", async () => {
    const { dataDir, changes } = await draft({ ...FACT, disputes: ["beta-share"] });
    const half = changes.slice(0, 1);

    const faults = await writeChanges(dataDir, half, NOW);

    expect(faults).toMatchObject([
      { message: expect.stringContaining("`disputes` names beta-share, which does not name") },
    ]);
    expect(filesOf(dataDir)).toEqual(SMALL_BASE);
  });

  it.each([
    { name: "edited", file: ALPHA, text: `${SMALL_BASE[ALPHA] ?? ""}# mine\n` },
    {
      name: "edited by one byte that no eye sees",
      file: ALPHA,
      text: `${SMALL_BASE[ALPHA] ?? ""}\n`,
    },
  ])("refuses a file that was $name meanwhile", async ({ file, text }) => {
    const { dataDir, changes } = await draft();
    writeFileSync(join(dataDir, file), text);

    const writing = writeChanges(dataDir, changes, NOW);

    await expect(writing).rejects.toMatchObject({
      code: "STORAGE_FAILED",
      retryable: true,
      message: expect.stringContaining("was changed meanwhile"),
    });
    expect(filesOf(dataDir)).toEqual({ ...SMALL_BASE, [file]: text });
  });

  it("refuses a new file that has appeared meanwhile", async () => {
    const { dataDir } = await draft();
    const drafts = await open(dataDir);
    const provider = { ...drafts.providers[0], id: "gamma", name: "Alpha", aliases: [] };
    const changes = drafts.addProvider({
      ...provider,
      kind: "provider",
      summary: { fr: "G", en: "G" },
      facts: [FACT],
    });
    writeFileSync(join(dataDir, "providers/gamma.yaml"), "theirs");

    await expect(writeChanges(dataDir, changes, NOW)).rejects.toThrow("was changed meanwhile");
    expect(readFileSync(join(dataDir, "providers/gamma.yaml"), "utf8")).toBe("theirs");
  });

  it("lets one of two writers through when both began with the same text", async () => {
    const { dataDir, changes } = await draft();
    const others = (await open(dataDir)).addFact("alpha", { ...FACT, id: "alpha-other" });

    const ended = await Promise.allSettled([
      writeChanges(dataDir, changes, NOW),
      writeChanges(dataDir, others, NOW),
    ]);

    expect(ended.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(filesOf(dataDir)).toEqual({ ...SMALL_BASE, ...afterOf(changes) });
  });

  it.each([
    { name: "of a process that is writing", age: 1, isWritten: false },
    { name: "that a killed process left", age: 120, isWritten: true },
  ])("meets a lock $name", async ({ age, isWritten }) => {
    const { dataDir, changes } = await draft();
    const lock = join(dataDir, ".being-written");
    writeFileSync(lock, "");
    const made = NOW.getTime() / 1_000 - age;
    utimesSync(lock, made, made);

    const [ended] = await Promise.allSettled([writeChanges(dataDir, changes, NOW)]);

    expect(ended).toMatchObject(
      isWritten
        ? { status: "fulfilled", value: [] }
        : { reason: { code: "STORAGE_FAILED", retryable: true } },
    );
    const written = { ...SMALL_BASE, ...afterOf(changes) };
    expect(filesOf(dataDir)).toEqual(isWritten ? written : { ...SMALL_BASE, ".being-written": "" });
  });

  it("leaves a read-only file alone, whoever runs it", async () => {
    const { dataDir, changes } = await draft({ ...FACT, disputes: ["beta-share"] });
    chmodSync(join(dataDir, BETA), 0o444);

    await expect(writeChanges(dataDir, changes, NOW)).rejects.toThrow(
      `${BETA} is read-only, nothing is changed`,
    );
    expect(filesOf(dataDir)).toEqual(SMALL_BASE);
  });

  it("leaves the base as it was when the disk is full", async () => {
    const { dataDir } = await draft();
    const long = (SMALL_BASE[ALPHA] ?? "").replace(
      /summary:/u,
      `${"# filling\n".repeat(500)}summary:`,
    );
    writeFileSync(join(dataDir, ALPHA), long);
    const script = `
      const { writeChanges } = await import(${JSON.stringify(join(ROOT, "src/knowledge/write-changes.ts"))});
      const { readFileSync } = await import("node:fs");
      const before = readFileSync(${JSON.stringify(join(dataDir, ALPHA))}, "utf8");
      const changes = [{ file: ${JSON.stringify(ALPHA)}, before, after: before + "# more\\n" }];
      await writeChanges(${JSON.stringify(dataDir)}, changes, new Date()).then(
        (faults) => console.log(faults), (error) => console.log(error.code, error.message));
    `;
    const node = [process.execPath, "--import", "tsx", "--input-type=module", "-e", script];

    const child = spawnSync(
      "sh",
      ["-c", 'ulimit -f 8 && TSX_DISABLE_CACHE=1 exec "$0" "$@"', ...node],
      {
        encoding: "utf8",
        cwd: ROOT,
      },
    );

    expect(child.stdout).toMatch(
      /^STORAGE_FAILED .*alpha\.yaml was not written \(EFBIG\), nothing is changed: there is no room left/u,
    );
    expect(filesOf(dataDir)).toEqual({ ...SMALL_BASE, [ALPHA]: long });
  });
});

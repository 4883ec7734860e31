import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type ProcessEnd, souverain } from "../../helpers/souverain.ts";
import { ROOT } from "../../helpers/terminal.ts";

const QUESTION = "Qui exploite Anthos chez OVHcloud, et ça existe encore ?";
const TODAY = ["--today", "2026-11-23"];

const JsonAnswer = z.looseObject({
  id: z.union([z.string(), z.number(), z.null()]),
  kind: z.string(),
  language: z.string(),
  text: z.string(),
  sentences: z.array(z.object({ text: z.string(), citations: z.array(z.int()) })),
  citations: z.array(z.looseObject({ number: z.int(), item: z.string(), url: z.string() })),
  nearest: z.array(z.looseObject({ item: z.string() })),
  retrieved: z.array(z.string()).optional(),
});

let folder: string;
let environment: Record<string, string>;
let first: ProcessEnd;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "souverain-"));
  environment = { STATE_DIR: join(folder, "var") };
  first = await run([...TODAY, QUESTION]);
}, 300_000);

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** `souverain ask`, from a folder that is not the repository. */
async function run(words: readonly string[], input: string | Buffer = ""): Promise<ProcessEnd> {
  return souverain(["ask", ...words], { cwd: folder, environment, input });
}

function withoutMs({ stdout }: ProcessEnd): string {
  return stdout.replace(/"ms":[\d.]+/u, "");
}

describe("the first question on a fresh clone", () => {
  it("builds the index by itself and says so", () => {
    expect(first.stderr).toContain("First start: building the index of the base…");
    expect(first.code).toBe(0);
  });

  it("is answered in French, with dates, and a source for every citation", () => {
    expect(first.stdout).toContain("2020");
    expect(first.stdout).toContain("novembre 2022");
    const marks = new Set(first.stdout.match(/(?<=[^\n])\[\d+\]/gu));
    const listed = new Set(first.stdout.match(/^\[\d+\](?= )/gmu));
    expect(marks.size).toBeGreaterThan(0);
    expect([...marks].filter((mark) => !listed.has(mark))).toEqual([]);
    expect(first.stdout).toMatch(/https:\/\//u);
    expect(first.stdout).toMatch(/phrases? vérifiées? dans la base/u);
  });

  it("is plain text in a pipe", () => {
    expect(first.stdout).not.toContain("\u001b");
  });
});

describe("later questions", () => {
  it("are answered at once, with the same bytes but for the time", async () => {
    const [one, two] = [
      await run(["--json", ...TODAY, QUESTION]),
      await run(["--json", ...TODAY, QUESTION]),
    ];

    expect(one.stderr).toBe("");
    expect(withoutMs(two)).toBe(withoutMs(one));
    const answer = JsonAnswer.parse(JSON.parse(one.stdout));
    expect(answer).toMatchObject({ id: null, kind: "answered", language: "fr" });
    expect(answer.citations.map(({ item }) => item).join(" ")).toMatch(/anthos/u);
  });

  it("come from a pipe too, and show a passage whole", async () => {
    const { code, stdout } = await run(["--source", "1", ...TODAY], `${QUESTION}\n`);

    expect(code).toBe(0);
    expect(stdout).toMatch(/^(?:Notre résumé|Citation) de /mu);
  });

  it("end with 2 when the base holds no answer, and show the nearest passages", async () => {
    const { code, stdout } = await run([
      "--json",
      ...TODAY,
      "Quelle est la recette de la ratatouille ?",
    ]);

    expect(code).toBe(2);
    const answer = JsonAnswer.parse(JSON.parse(stdout));
    expect(answer.kind).toBe("abstained");
    expect(answer.sentences.flatMap(({ citations }) => citations)).toEqual([]);
  });

  it("end with 64 and a message when they are no text", async () => {
    const { code, stderr } = await run([], Buffer.from([0x51, 0x75, 0xff]));

    expect(code).toBe(64);
    expect(stderr).toBe(
      "The question on standard input is no valid UTF-8 from byte 3 on; give it as UTF-8 text\n",
    );
  });

  it.each([
    { name: "an empty question", question: "" },
    { name: "emoji", question: "🙂🙂🙂" },
    { name: "control characters", question: "\u001b[2J\u0007OVH\u0000cloud\u202e ?" },
    { name: "markup", question: "<script>alert(1)</script> **OVHcloud** `x` <@U123> ?" },
    { name: "100 kB", question: "souveraineté ".repeat(8_000) },
    { name: "an unknown language", question: "Kto kontroluje OVHcloud i gdzie są dane?" },
  ])("survive $name", async ({ question }) => {
    const { code, stdout, stderr } = await run(TODAY, question);

    expect([0, 2, 64]).toContain(code);
    expect(stdout + stderr).not.toMatch(/(?:\n\s+at |undefined|\[object)/u);
    expect(stdout).not.toContain("\u001b");
    expect((stdout + stderr).length).toBeGreaterThan(20);
  });
});

describe("a questionnaire", () => {
  it("is answered line by line from a file, faults and all", async () => {
    const file = join(folder, "questions.jsonl");
    const lines = [
      JSON.stringify({ id: "a", question: QUESTION, today: "2026-11-23", type: "timeline" }),
      "{broken",
      JSON.stringify({ id: 2, question: "Who owns it?", history: ["What is Bleu?"], locale: "en" }),
    ];
    await writeFile(file, `${lines.join("\n")}\n`);

    const { code, stdout } = await run(["--batch", file, ...TODAY]);

    expect(code).toBe(1);
    const answers = stdout
      .trimEnd()
      .split("\n")
      .map((line): unknown => JSON.parse(line));
    expect(answers).toMatchObject([
      { id: "a", kind: "answered", language: "fr" },
      {
        id: null,
        kind: "failed",
        error: { code: "QUESTION_INVALID", message: expect.stringContaining("line 2") },
      },
      { id: 2, language: "en" },
    ]);
    const { retrieved = [] } = JsonAnswer.parse(answers[0]);
    expect(retrieved).toHaveLength(20);
    expect(new Set(retrieved).size).toBe(20);
  });

  it("ends quietly when its reader has seen enough", async () => {
    const line = JSON.stringify({ question: QUESTION });
    await writeFile(join(folder, "many.jsonl"), `${line}\n`.repeat(200));
    const script = `"${process.execPath}" "${ROOT}/adapters/souverain.js" ask --batch many.jsonl | head -n 1; echo "code \${PIPESTATUS[0]}"`;

    const { stdout, stderr } = await promisify(execFile)("bash", ["--norc", "-c", script], {
      cwd: folder,
      env: { PATH: "/usr/local/bin:/usr/bin:/bin", ...environment },
      maxBuffer: 1 << 26,
    });

    expect(stderr).toBe("");
    expect(stdout).toMatch(/\ncode 0\n$/u);
  });
});

describe("a talk through a pipe", () => {
  it("takes follow-ups and commands", async () => {
    const { code, stdout, stderr } = await souverain(["chat", ...TODAY], {
      cwd: folder,
      environment,
      input: `Qu'est-ce que Bleu ?\nEt à qui appartient-il ?\n/source 1\n/quit\n`,
    });

    expect(stderr).toBe("");
    expect(code).toBe(0);
    expect(stdout).toMatch(/Orange|Capgemini/u);
    expect(stdout).toMatch(/^(?:Notre résumé|Citation) de /mu);
  });
});

describe("an output that is full", () => {
  it.skipIf(!existsSync("/dev/full"))("is told in one line, with its mend and code 1", async () => {
    const program = join(ROOT, "adapters", "souverain.js");
    const running = promisify(execFile)("sh", [
      "-c",
      `"$0" "$1" --help >/dev/full`,
      process.execPath,
      program,
    ]);

    await expect(running).rejects.toMatchObject({
      code: 1,
      stderr: "The output cannot be written (disk full?): free space or write elsewhere\n",
    });
  });
});

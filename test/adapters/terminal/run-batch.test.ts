import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { runBatch } from "../../../adapters/terminal/run-batch.ts";
import { createFolder } from "../../helpers/small-base.ts";
import { fakeAssistant, testContext } from "../../helpers/terminal.ts";

const options = { file: "-", useLanguage: false };

describe("runBatch", () => {
  it("reads a file as it reads a pipe", async () => {
    const file = join(await createFolder(), "questions.jsonl");
    await writeFile(file, '{"id":1,"question":"Un ?"}\n');
    const [fromFile, fromPipe] = [testContext(), testContext('{"id":1,"question":"Un ?"}\n')];

    await runBatch(fromFile, { ...options, file }, fakeAssistant().open);
    await runBatch(fromPipe, options, fakeAssistant().open);

    expect(fromFile.streams.stdout.text).toContain('"text":"Réponse à Un ?"');
    expect(fromPipe.streams.stdout.text).toBe(fromFile.streams.stdout.text);
  });

  it("asks a whole questionnaire on the day on which it began", async () => {
    let hour = 23;
    const now = (): Date => {
      hour += 1;
      return new Date(2026, 10, 22, hour);
    };
    const fake = fakeAssistant();

    await runBatch(
      testContext('{"question":"x"}\n{"question":"y"}\n', { now }),
      options,
      fake.open,
    );

    expect(fake.asked.map(({ today }) => today)).toEqual(["2026-11-23", "2026-11-23"]);
  });

  it.each([
    { name: "leaves the machine's locale out", useLanguage: false, expected: undefined },
    { name: "takes --lang for lines without a locale", useLanguage: true, expected: "de" },
  ])("$name", async ({ useLanguage, expected }) => {
    const settings = { ...testContext().settings, language: "de" as const };
    const fake = fakeAssistant();

    await runBatch(
      testContext('{"question":"x"}', { settings }),
      { ...options, useLanguage },
      fake.open,
    );

    expect(fake.asked[0]?.locale).toBe(expected);
  });

  it("stops waiting for more lines on Ctrl-C, and closes what it opened", async () => {
    const controller = new AbortController();
    const context = testContext([], { signal: controller.signal });
    const stdin = new PassThrough();
    const fake = fakeAssistant();
    stdin.write('{"question":"x"}\n');

    const running = runBatch(
      { ...context, streams: { ...context.streams, stdin } },
      options,
      fake.open,
    );
    const failure = running.catch((error: unknown) => error);
    await context.streams.stdout.until("Réponse");
    controller.abort();

    expect(await failure).toMatchObject({ name: "AbortError" });
    expect(fake.closed).toBe(1);
  });
});

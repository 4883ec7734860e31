import { Readable, Writable } from "node:stream";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { answerBatch, type BatchOptions } from "../../../adapters/terminal/batch.ts";
import { BotError } from "../../../src/errors.ts";
import { fakeAssistant, Sink } from "../../helpers/terminal.ts";

const Line = z.looseObject({
  id: z.unknown(),
  kind: z.string(),
  error: z.object({ code: z.string(), message: z.string() }).optional(),
});

async function run(
  input: string | readonly Buffer[],
  {
    assistant = fakeAssistant(),
    ...fields
  }: Partial<BatchOptions> & { assistant?: ReturnType<typeof fakeAssistant> } = {},
): Promise<{
  readonly code: number;
  readonly lines: readonly z.infer<typeof Line>[];
  readonly assistant: ReturnType<typeof fakeAssistant>;
}> {
  const output = new Sink();
  const code = await answerBatch(assistant.asker, {
    input: Readable.from(typeof input === "string" ? [Buffer.from(input)] : input),
    output,
    clock: () => 0,
    signal: new AbortController().signal,
    today: "2026-11-23",
    locale: undefined,
    ...fields,
  });
  // What a consumer reads: each line must be JSON of its own.
  const lines = output.lines().map((line) => Line.parse(JSON.parse(line)));
  return { code, lines, assistant };
}

describe("answerBatch", () => {
  it("answers in order, echoing ids as given, with what was retrieved", async () => {
    const { code, lines, assistant } = await run(
      '{"id":"a","question":"Qui ?"}\n{"id":7,"question":"Quand ?","type":"fact","asOf":null}\n{"question":"inconnu"}\n',
    );

    expect(code).toBe(0);
    expect(lines.map(({ id, kind }) => [id, kind])).toEqual([
      ["a", "answered"],
      [7, "answered"],
      [null, "abstained"],
    ]);
    expect(lines[0]).toMatchObject({
      text: "Réponse à Qui ?",
      retrieved: ["fact:nimbus-secnumcloud"],
    });
    expect(assistant.asked[0]).toEqual({ text: "Qui ?", history: [], today: "2026-11-23" });
  });

  it.each([
    {
      name: "history, locale and day of the line",
      line: { question: "x", history: ["a", "b"], locale: "de", today: "2025-01-31" },
      expected: { text: "x", history: ["a", "b"], locale: "de", today: "2025-01-31" },
    },
    {
      name: "a locale as chat platforms write it",
      line: { question: "x", locale: "fr-CA" },
      expected: { text: "x", history: [], locale: "fr", today: "2026-11-23" },
    },
    {
      name: "a locale we do not speak as none",
      line: { question: "x", locale: "pt-BR" },
      expected: { text: "x", history: [], today: "2026-11-23" },
    },
    {
      name: "null as left out",
      line: { id: null, question: "x", history: null, locale: null, today: null },
      expected: { text: "x", history: [], today: "2026-11-23" },
    },
    {
      name: "an empty question as a question",
      line: { question: "" },
      expected: { text: "", history: [], today: "2026-11-23" },
    },
  ])("asks with $name", async ({ line, expected }) => {
    const { assistant } = await run(JSON.stringify(line));

    expect(assistant.asked).toEqual([expected]);
  });

  it("takes the locale of the run for lines without one", async () => {
    const { assistant } = await run('{"question":"x"}\n{"question":"y","locale":"en"}', {
      locale: "nl",
    });

    expect(assistant.asked.map(({ locale }) => locale)).toEqual(["nl", "en"]);
  });

  it.each([
    {
      name: "no JSON",
      line: "{oops",
      id: null,
      message: "line 2 is not JSON; write one object a line",
    },
    {
      name: "a list",
      line: "[1]",
      id: null,
      message: "line 2 Invalid input: expected object, received array",
    },
    {
      name: "no question",
      line: '{"id":"b"}',
      id: "b",
      message: 'line 2 question: write the question as "question": "…"',
    },
    {
      name: "a question that is no text",
      line: '{"id":3,"question":["x"]}',
      id: 3,
      message: "line 2 question: write",
    },
    {
      name: "a wrong history",
      line: '{"id":"b","question":"x","history":"y"}',
      id: "b",
      message: "line 2 history: must be a list of strings",
    },
    {
      name: "a wrong day",
      line: '{"id":"b","question":"x","today":"2026-02-30"}',
      id: "b",
      message: "line 2 today: must be a day such as 2026-11-23",
    },
    {
      name: "a wrong locale",
      line: '{"id":"b","question":"x","locale":"!"}',
      id: "b",
      message: "line 2 locale: must be a language such as fr or fr-FR",
    },
    {
      name: "an id that is neither",
      line: '{"id":{},"question":"x"}',
      id: null,
      message: "line 2 id: must be a string or a number",
    },
    {
      name: "an id with more digits than survive",
      line: '{"id":12345678901234567890,"question":"x"}',
      id: null,
      message: "line 2 id: must be",
    },
  ])("answers a line with $name by a failure and goes on", async ({ line, id, message }) => {
    const { code, lines, assistant } = await run(
      `{"id":"a","question":"x"}\n${line}\n{"id":"c","question":"y"}`,
    );

    expect(code).toBe(1);
    expect(lines.map((each) => each.kind)).toEqual(["answered", "failed", "answered"]);
    expect(lines[1]).toMatchObject({ id, error: { code: "QUESTION_INVALID" } });
    expect(lines[1]?.error?.message).toContain(message);
    expect(assistant.asked.map(({ text }) => text)).toEqual(["x", "y"]);
  });

  it("fails a line that is no UTF-8, naming line and byte, and reads on", async () => {
    const broken = Buffer.concat([
      Buffer.from('{"id":"b","question":"é'),
      Buffer.from([0xff]),
      Buffer.from('"}\n'),
    ]);
    const { lines } = await run([
      Buffer.from("\n"),
      broken,
      Buffer.from('{"id":"c","question":"ça"}'),
    ]);

    expect(lines[0]).toEqual({
      id: null,
      kind: "failed",
      error: {
        code: "QUESTION_INVALID",
        message: "line 2 is no valid UTF-8 from byte 25 of the line on; save the file as UTF-8",
      },
    });
    expect(lines[1]).toMatchObject({ id: "c", text: "Réponse à ça" });
  });

  it("reports what the assistant throws and goes on", async () => {
    const assistant = fakeAssistant(({ text }) => {
      if (text === "long") {
        return new BotError(
          "QUESTION_INVALID",
          "The question has 100000 characters; 4000 are allowed",
        );
      }
      return text === "bug" ? new TypeError("x of undefined") : undefined;
    });

    const { code, lines } = await run(
      '{"id":1,"question":"long"}\n{"id":2,"question":"bug"}\n{"id":3,"question":"fine"}',
      { assistant },
    );

    expect(code).toBe(1);
    expect(lines[0]?.error).toEqual({
      code: "QUESTION_INVALID",
      message: "line 1: The question has 100000 characters; 4000 are allowed",
    });
    expect(lines[1]?.error?.code).toBe("INTERNAL");
    expect(lines[1]?.error?.message).not.toContain("undefined");
    expect(lines[2]?.kind).toBe("answered");
  });

  it("waits for a slow reader instead of filling the memory", async () => {
    let waiting = 0;
    let most = 0;
    const assistant = fakeAssistant();
    const slow = new Writable({
      highWaterMark: 1,
      write(_chunk, _encoding, done) {
        waiting = assistant.asked.length;
        setImmediate(() => {
          most = Math.max(most, assistant.asked.length - waiting);
          done();
        });
      },
    });

    await run('{"question":"x"}\n'.repeat(20), { assistant, output: slow }).catch(() => undefined);

    expect(assistant.asked).toHaveLength(20);
    expect(most).toBe(0);
  });

  it("stops between two questions when told so", async () => {
    const controller = new AbortController();
    const assistant = fakeAssistant(() => {
      controller.abort();
      return undefined;
    });

    const { code, lines } = await run('{"question":"x"}\n{"question":"y"}\n', {
      assistant,
      signal: controller.signal,
    });

    expect(code).toBe(130);
    expect(lines).toHaveLength(1);
  });
});

import { describe, expect, it } from "vitest";
import { type AskOptions, runAsk } from "../../../adapters/terminal/ask.ts";
import { UsageError } from "../../../adapters/terminal/usage-error.ts";
import { BotError } from "../../../src/errors.ts";
import { fakeAssistant, testContext } from "../../helpers/terminal.ts";

function options(fields: Partial<AskOptions> = {}): AskOptions {
  return { words: ["Qui", "dirige", "Nimbus", "?"], json: false, explain: false, ...fields };
}

describe("runAsk", () => {
  it("joins the words of the question and shows the answer as text", async () => {
    const context = testContext();
    const { open, asked } = fakeAssistant();

    const code = await runAsk(context, options(), open);

    expect(code).toBe(0);
    expect(asked).toEqual([{ text: "Qui dirige Nimbus ?", history: [], today: "2026-11-23" }]);
    expect(context.streams.stdout.lines()[0]).toBe("Réponse à Qui dirige Nimbus ? [1]");
    expect(context.streams.stdout.text).toContain("https://example.org/catalogue");
    expect(context.streams.stderr.text).toBe("");
  });

  it("reads the question from a pipe when there are no words", async () => {
    const { open, asked } = fakeAssistant();

    await runAsk(testContext("Qui dirige\nNimbus ?\n"), options({ words: [] }), open);

    expect(asked[0]?.text).toBe("Qui dirige\nNimbus ?\n");
  });

  it("hands on the day and the language that were asked for", async () => {
    const settings = { ...testContext().settings, language: "de" as const };
    const { open, asked } = fakeAssistant();

    await runAsk(testContext([], { settings }), options({ today: "2025-01-31" }), open);

    expect(asked[0]).toMatchObject({ today: "2025-01-31", locale: "de" });
  });

  it("prints one line of JSON, and nothing else, with --json", async () => {
    const context = testContext();

    await runAsk(context, options({ json: true }), fakeAssistant().open);

    const lines = context.streams.stdout.lines();
    expect(lines).toHaveLength(1);
    const json: unknown = JSON.parse(lines[0] ?? "");
    expect(json).toMatchObject({
      id: null,
      kind: "answered",
      text: "Réponse à Qui dirige Nimbus ?",
      ms: 0,
    });
    expect(json).not.toHaveProperty("retrieved");
    expect(json).not.toHaveProperty("explanation");
  });

  it("adds explanation and timings with --explain", async () => {
    const text = testContext();
    const json = testContext();

    await runAsk(text, options({ explain: true }), fakeAssistant().open);
    await runAsk(json, options({ explain: true, json: true }), fakeAssistant().open);

    expect(text.streams.stdout.text).toMatch(
      /timings:\n {2}open: 3\n {2}answer: 0\nexplanation:\n {2}timings:\n {4}search: 1\n$/u,
    );
    expect(JSON.parse(json.streams.stdout.text)).toMatchObject({
      explanation: { timings: { search: 1 } },
      timings: { open: 3, answer: 0 },
    });
  });

  it("adds the passage behind a source with --source", async () => {
    const context = testContext();

    const code = await runAsk(context, options({ source: "1" }), fakeAssistant().open);

    expect(code).toBe(0);
    expect(context.streams.stdout.text).toContain(
      "Notre résumé de Catalogue des produits qualifiés",
    );
  });

  it("says which sources there are when --source names none", async () => {
    const context = testContext();

    const code = await runAsk(context, options({ source: "7" }), fakeAssistant().open);

    expect(code).toBe(64);
    expect(context.streams.stderr.text).toBe(
      "Pas de source 7 dans cette réponse\u00a0; elle a\u00a0: 1\n",
    );
  });

  it("ends an abstention with 2 and shows its nearest passages by letter", async () => {
    const context = testContext();
    const words = ["inconnu"];

    const code = await runAsk(context, options({ words, source: "a" }), fakeAssistant().open);

    expect(code).toBe(2);
    expect(context.streams.stdout.text).toContain("a.  Catalogue des produits qualifiés");
    expect(context.streams.stdout.text).toContain("Notre résumé de");
  });

  it.each([
    {
      name: "no valid UTF-8 in a pipe",
      words: [],
      input: [Buffer.from([0x61, 0xff])],
      message: "no valid UTF-8 from byte 2 on",
    },
    {
      name: "no valid UTF-8 in the words",
      words: ["a\ufffd"],
      input: [],
      message: "no valid UTF-8 from its character 2 on",
    },
    {
      name: "longer than 1 MiB",
      words: [],
      input: Array.from({ length: 3 }, () => Buffer.alloc(1 << 19, 0x61)),
      message: "longer than 1048576 bytes",
    },
  ])(
    "refuses a question that is $name, without opening anything",
    async ({ words, input, message }) => {
      const fake = fakeAssistant();

      const asking = runAsk(testContext(input), options({ words }), fake.open);

      await expect(asking).rejects.toThrow(UsageError);
      await expect(asking).rejects.toThrow(message);
      expect(fake.asked).toEqual([]);
    },
  );

  it("asks for a question on a terminal where nothing is piped in", async () => {
    const context = testContext();
    const stdin = Object.assign(context.streams.stdin, { isTTY: true });

    const asking = runAsk(
      { ...context, streams: { ...context.streams, stdin } },
      options({ words: [] }),
      fakeAssistant().open,
    );

    await expect(asking).rejects.toThrow('Give a question: souverain ask "Who runs Bleu?"');
  });

  it("tells a program what failed, closes what it opened and passes the failure on", async () => {
    const context = testContext();
    const fake = fakeAssistant(() => new BotError("QUESTION_INVALID", "The question is empty"));

    const asking = runAsk(context, options({ json: true }), fake.open);

    await expect(asking).rejects.toThrow("The question is empty");
    expect(JSON.parse(context.streams.stdout.text)).toEqual({
      id: null,
      kind: "failed",
      error: { code: "QUESTION_INVALID", message: "The question is empty" },
    });
    expect(fake.closed).toBe(1);
  });
});

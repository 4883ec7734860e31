import { describe, expect, it } from "vitest";
import { runChat } from "../../../adapters/terminal/chat.ts";
import type { TerminalContext } from "../../../adapters/terminal/context.ts";
import { BotError } from "../../../src/errors.ts";
import { fakeAssistant, testContext, typed } from "../../helpers/terminal.ts";

const options = { debug: false };

function typing(
  context: ReturnType<typeof testContext>,
  ...lines: readonly string[]
): TerminalContext {
  return { ...context, streams: { ...context.streams, stdin: typed(...lines) } };
}

describe("runChat", () => {
  it("hands earlier questions on with each follow-up", async () => {
    const fake = fakeAssistant();

    const code = await runChat(testContext("Un ?\n\nDeux ?\nTrois ?\n"), options, fake.open);

    expect(code).toBe(0);
    expect(fake.asked.map(({ text, history }) => [text, history])).toEqual([
      ["Un ?", []],
      ["Deux ?", ["Un ?"]],
      ["Trois ?", ["Un ?", "Deux ?"]],
    ]);
    expect(fake.closed).toBe(1);
  });

  it("writes neither welcome nor prompt into a pipe", async () => {
    const context = testContext("Un ?\n");

    await runChat(context, options, fakeAssistant().open);

    expect(context.streams.stdout.lines()[0]).toBe("Réponse à Un ? [1]");
  });

  it("welcomes and prompts a person, and ends with the input", async () => {
    const context = testContext();

    const code = await runChat(typing(context, "Un ?"), options, fakeAssistant().open);

    expect(code).toBe(0);
    expect(context.streams.stdout.text).toMatch(/^Ask a question on digital sovereignty/u);
    expect(context.streams.stdout.text).toContain("> ");
    expect(context.streams.stdout.text).toContain("Réponse à Un ? [1]");
  });

  it.each([
    {
      name: "/source before any question",
      lines: ["/source 1"],
      expected: "No answer to show yet",
    },
    { name: "/source", lines: ["Un ?", "/source 1"], expected: "Notre résumé de Catalogue" },
    {
      name: "/source of a letter",
      lines: ["inconnu", "/source A"],
      expected: "Notre résumé de Catalogue",
    },
    {
      name: "/source that is not there",
      lines: ["Un ?", "/source 9"],
      expected: "No source 9 in this answer; it has: 1",
    },
    {
      name: "/source without a number",
      lines: ["Un ?", "/source"],
      expected: "No source ? in this answer; it has: 1",
    },
    {
      name: "/json",
      lines: ["Un ?", "/json"],
      expected: '{"id":null,"answerId":"0123456789abcdef"',
    },
    { name: "/json before any question", lines: ["/json"], expected: "No answer to show yet" },
    { name: "/help", lines: ["/help"], expected: "/source 2   the passage behind [2]" },
    {
      name: "/new",
      lines: ["Un ?", "/new"],
      expected: "New conversation: the earlier questions are forgotten.",
    },
    {
      name: "an unknown command",
      lines: ["/sauce\u001b[31m 2"],
      expected: "No command /sauce; /help lists them.",
    },
  ])("obeys $name", async ({ lines, expected }) => {
    const context = testContext(lines.map((line) => `${line}\n`).join(""));

    await runChat(context, options, fakeAssistant().open);

    expect(context.streams.stdout.text).toContain(expected);
    expect(context.streams.stdout.text).not.toContain("\u001b");
  });

  it("forgets on /new and leaves on /quit", async () => {
    const fake = fakeAssistant();

    await runChat(testContext("Un ?\n/new\nDeux ?\n/quit\nTrois ?\n"), options, fake.open);

    expect(fake.asked.map(({ text, history }) => [text, history])).toEqual([
      ["Un ?", []],
      ["Deux ?", []],
    ]);
  });

  it("reports a question that fails, forgets it and goes on", async () => {
    const context = testContext("Un ?\nlong\nbug\nDeux ?\n");
    const fake = fakeAssistant(({ text }) => {
      if (text === "long") {
        return new BotError("QUESTION_INVALID", "The question is too long");
      }
      return text === "bug" ? new TypeError("boom") : undefined;
    });

    const code = await runChat(context, options, fake.open);

    expect(code).toBe(0);
    expect(context.streams.stderr.lines()).toEqual([
      "The question is too long",
      "Something broke that should not: boom",
      "Run it again with --debug for the place.",
    ]);
    expect(fake.asked.at(-1)?.history).toEqual(["Un ?"]);
  });

  it("names a line that is no UTF-8 and goes on", async () => {
    const context = testContext([Buffer.from([0x61, 0xff, 0x0a]), Buffer.from("Un ?\n")]);

    await runChat(context, options, fakeAssistant().open);

    expect(context.streams.stderr.text).toContain("line 1 is no valid UTF-8 from byte 2");
    expect(context.streams.stdout.text).toContain("Réponse à Un ?");
  });

  it("speaks the language of the terminal and falls back on it for questions", async () => {
    const settings = { ...testContext().settings, language: "de" as const };
    const context = testContext("Nimbus\n/hilfe\n", { settings });
    const fake = fakeAssistant();

    await runChat(context, options, fake.open);

    expect(fake.asked[0]?.locale).toBe("de");
    expect(context.streams.stdout.text).toContain("Kein Befehl /hilfe; /help zeigt alle.");
  });
});

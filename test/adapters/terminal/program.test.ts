import { describe, expect, it } from "vitest";
import { runCommand } from "../../helpers/run-terminal.ts";

describe("souverain", () => {
  it.each([
    { name: "an unknown command", words: ["askk"], message: "unknown command 'askk'" },
    { name: "no command", words: [], message: "Usage: souverain" },
    { name: "an unknown option", words: ["ask", "--jsn", "x"], message: "unknown option '--jsn'" },
    {
      name: "a day that does not exist",
      words: ["ask", "--today", "2026-02-30", "x"],
      message: "--today takes a day of the calendar such as 2026-11-23",
    },
    {
      name: "a source that is no number",
      words: ["ask", "--source", "x", "y"],
      message: "Give the number of a source",
    },
    {
      name: "a language we do not speak",
      words: ["ask", "--lang", "pt", "x"],
      message: "Allowed choices are fr, en, de, es, it, nl",
    },
    {
      name: "options that exclude one another",
      words: ["ask", "--batch", "-", "--source", "1"],
      message: "cannot be used with option",
    },
    {
      name: "a source beside JSON, which holds them all",
      words: ["ask", "--json", "--source", "2", "x"],
      message: "'--json' cannot be used with option '--source <n>'",
    },
    { name: "too many words", words: ["status", "now"], message: "too many arguments" },
  ])("refuses $name with help and code 64", async ({ words, message }) => {
    const { code, stdout, stderr } = await runCommand(words);

    expect(code).toBe(64);
    expect(stderr).toContain(message);
    expect(stderr).toContain("Usage: souverain");
    expect(stdout).toBe("");
  });

  it.each([
    {
      name: "a question beside --batch",
      words: ["ask", "--batch", "-", "Qui ?"],
      message: "leave out the question",
    },
    {
      name: "a questionnaire that is not there",
      words: ["ask", "--batch", "/nowhere.jsonl"],
      message: "cannot read /nowhere.jsonl",
    },
    {
      name: "a questionnaire that is a folder",
      words: ["ask", "--batch", "/"],
      message: "/ is a folder",
    },
    { name: "a question that is no text", words: ["ask", "\ufffd"], message: "no valid UTF-8" },
  ])("refuses $name with code 64", async ({ words, message }) => {
    const { code, stderr } = await runCommand(words);

    expect(code).toBe(64);
    expect(stderr).toContain(message);
  });

  it("shows help, with the exit codes, whatever the settings", async () => {
    const { code, stdout } = await runCommand(["--help"], { EMBEDDER_THREADS: "none" });

    expect(code).toBe(0);
    expect(stdout).toContain("ask [options] [question...]");
    expect(stdout).toContain("130 stopped by Ctrl-C");
  });

  it.each(["ask", "chat", "index", "status", "knowledge", "vectors", "eval", "bench"])(
    "shows the options that every command takes in the help of %s",
    async (command) => {
      const { code, stdout } = await runCommand([command, "--help"]);

      expect(code).toBe(0);
      expect(stdout).toContain("--no-color");
      expect(stdout).toContain("--debug");
    },
  );

  it("names every wrong setting and its mend, and ends with 1", async () => {
    const { code, stderr } = await runCommand(["status"], {
      EMBEDDER_THREADS: "none",
      LANGCHAIN_TRACING_V2: "true",
    });

    expect(code).toBe(1);
    expect(stderr).toContain("EMBEDDER_THREADS must be a whole number from 1 to 64");
    expect(stderr).toContain("nothing may leave this machine");
    expect(stderr).not.toContain("    at ");
  });

  it("shows where an error comes from only with --debug", async () => {
    const { stderr } = await runCommand(["--debug", "status"], { LOG_LEVEL: "loud" });

    expect(stderr).toMatch(/at .*config\.ts/u);
  });

  it("prints no escape sequence that was typed", async () => {
    const { stderr } = await runCommand(["\u001b]0;owned\u0007"]);

    expect(stderr).toContain("unknown command ''");
    expect(stderr).not.toContain("\u001b");
  });
});

import { describe, expect, it } from "vitest";
import { openDrafter } from "../../../adapters/model/open-drafter.ts";
import { DraftCount } from "../../../adapters/terminal/draft-count.ts";
import { toJsonAnswer } from "../../../adapters/terminal/json-answer.ts";
import { createProgram } from "../../../adapters/terminal/program.ts";
import { renderAnswer } from "../../../adapters/terminal/render-answer.ts";
import { evaluate } from "../../../adapters/terminal/run-eval.ts";
import { modelLines, modelsJson } from "../../../adapters/terminal/status-models.ts";
import { loadConfig } from "../../../src/config.ts";
import type { Answer } from "../../../src/domain/answer.ts";
import { AskerLanguage } from "../../../src/domain/language.ts";
import { cited, QUALIFIED } from "../../helpers/supported-answer.ts";
import { fakeAssistant, ROOT, renderOptions, testContext } from "../../helpers/terminal.ts";

const MODEL = { name: "org/model", host: "llm.example", fault: null, dropped: [] };
const LLM = { LLM: "openai:org/model", LLM_URL: "https://llm.example/v1" };

function answerBy(model: Answer["model"]): Answer {
  const answer = cited(QUALIFIED);
  return model === undefined ? answer : { ...answer, model };
}

function footer(answer: Answer, language: AskerLanguage = "en"): string {
  return renderAnswer({ ...answer, language }, renderOptions({ language })).at(-1) ?? "";
}

describe("the footer", () => {
  it.each(AskerLanguage.options)("names in %s the model that chose and its host", (language) => {
    const text = footer(answerBy(MODEL), language);

    expect(text).toContain("org/model");
    expect(text).toContain("llm.example");
    expect(text).not.toBe(footer(answerBy({ ...MODEL, fault: "cut" }), language));
    expect(text).not.toBe(footer(answerBy(undefined), language));
  });

  it.each([
    { name: "no model was asked", model: undefined, told: "no language model" },
    {
      name: "one was left alone",
      model: { ...MODEL, fault: "resting" as const },
      told: "no language model",
    },
    {
      name: "one failed, though it was sent the question",
      model: { ...MODEL, fault: "deadline" as const },
      told: "org/model at llm.example was asked, and the bot chose alone",
    },
  ])("says so when $name", ({ model, told }) => {
    expect(footer(answerBy(model))).toContain(told);
  });
});

describe("the JSON answer", () => {
  it("carries the model, and no key for it where none was asked", () => {
    const fields = { id: null, ms: 1 };

    expect(toJsonAnswer(answerBy(MODEL), fields).model).toEqual(MODEL);
    expect(toJsonAnswer(answerBy(undefined), fields)).not.toHaveProperty("model");
  });
});

describe("status", () => {
  it.each([
    { name: "nothing on a server", environment: {}, lines: [] },
    {
      name: "a model elsewhere",
      environment: LLM,
      lines: [expect.stringMatching(/^model .* leave this machine for llm\.example /)],
    },
    {
      name: "both on this machine",
      environment: { LLM: "ollama:m", EMBEDDER: "ollama:e" },
      lines: [
        expect.stringMatching(/^questions .* go to 127\.0\.0\.1:11434 \(ollama:e\)$/),
        expect.stringMatching(/^model .* go to 127\.0\.0\.1:11434 \(ollama:m\)$/),
      ],
    },
  ])("tells of $name", ({ environment, lines }) => {
    expect(modelLines(loadConfig(environment, ROOT))).toEqual(lines);
  });

  it("tells scripts whether questions leave the machine", () => {
    expect(modelsJson(loadConfig(LLM, ROOT))).toEqual({
      embedder: null,
      llm: { model: "openai:org/model", host: "llm.example", leavesMachine: true },
    });
  });
});

describe("openDrafter", () => {
  it("opens nobody where none is set", async () => {
    expect(await openDrafter(testContext())).toBeUndefined();
  });

  it("opens the model of the settings with its scope", async () => {
    const config = loadConfig({ ...LLM, LLM_SCOPE: "all" }, ROOT);

    expect(await openDrafter(testContext([], { config }))).toMatchObject({
      model: { name: "org/model", host: "llm.example" },
      scope: "all",
    });
  });
});

describe("eval --llm", () => {
  it("is refused where no model is set", async () => {
    const options = { llm: true, check: false, record: false };

    await expect(evaluate(testContext(), options, fakeAssistant().open)).rejects.toThrow(
      "no language model is set",
    );
  });

  it.each(["--check", "--record"])(
    "is refused with %s: its figures are not stable",
    async (flag) => {
      const { streams } = testContext();
      const program = createProgram({
        streams,
        start: () => testContext(),
        finish: () => {},
      });

      await expect(program.parseAsync(["eval", "--llm", flag], { from: "user" })).rejects.toThrow(
        "cannot be used with",
      );
    },
  );

  it("counts what came of drafts, most frequent first", () => {
    const drafts = new DraftCount();
    for (const model of [undefined, MODEL, MODEL, { ...MODEL, fault: "cut" as const }]) {
      drafts.note({ answer: answerBy(model) });
    }
    drafts.note({ answer: answerBy({ ...MODEL, dropped: ["absent"] }) });

    expect(drafts.lines()).toBe("Drafts:\n  chose: 3\n  cut: 1\n  claim dropped, absent: 1\n");
    expect(new DraftCount().lines()).toBe("");
  });
});

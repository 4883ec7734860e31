import { describe, expect, it } from "vitest";
import { presentHelp } from "../../src/presenting/help.ts";
import { viewLines } from "../../src/presenting/view.ts";
import { WORDINGS } from "../helpers/presenting.ts";

const llm = { name: "small-model", host: "llm.example" };
const embedder = { name: "bge-m3", host: "vectors.example" };

describe.each(WORDINGS)("in $language", (wording) => {
  it.each([
    {
      name: "a language model elsewhere",
      models: { llm: { ...llm, isElsewhere: true }, embedder: null },
      told: ["small-model", "llm.example"],
      isAlone: false,
    },
    {
      name: "a language model on this machine",
      models: { llm: { ...llm, host: "127.0.0.1:8000", isElsewhere: false }, embedder: null },
      told: ["small-model", "127.0.0.1:8000"],
      isAlone: true,
    },
    {
      name: "an embedder elsewhere",
      models: { llm: null, embedder: { ...embedder, isElsewhere: true } },
      told: ["bge-m3", "vectors.example", wording.say("chat-help-no-model")],
      isAlone: false,
    },
    {
      name: "both elsewhere",
      models: {
        llm: { ...llm, isElsewhere: true },
        embedder: { ...embedder, isElsewhere: true },
      },
      told: ["llm.example", "vectors.example"],
      isAlone: false,
    },
  ])("says where questions go with $name", ({ models, told, isAlone }) => {
    const commands = [{ name: "/ask", what: "ask" }] as const;
    const view = presentHelp({ ...wording, platform: "P", retentionDays: 9, models, commands });

    const text = viewLines(view).join("\n");
    expect(told.filter((word) => !text.includes(word))).toEqual([]);
    expect(text.includes(wording.say("chat-help-where"))).toBe(isAlone);
    expect(text.includes(wording.say("chat-help-no-model"))).toBe(models.llm === null);
  });
});

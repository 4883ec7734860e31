import { describe, expect, it } from "vitest";
import { questionFocus } from "../../src/answering/focus.ts";

describe("questionFocus", () => {
  it.each([
    {
      name: "the question without what is told before it",
      text: "On utilise Scaleway depuis 2020. Est-ce qualifié ?",
      focus: "Est-ce qualifié ?",
    },
    {
      name: "both questions without what stands between",
      text: "Qui contrôle Bleu ? Je dois savoir. Depuis quand ?",
      focus: "Qui contrôle Bleu ?  Depuis quand ?",
    },
    {
      name: "a version number whole",
      text: "La 3.2 est sortie. Qui est qualifié 3.2 ?",
      focus: "Qui est qualifié 3.2 ?",
    },
    {
      name: "all of what marks no question",
      text: "Dis-moi tout sur Bleu.",
      focus: "Dis-moi tout sur Bleu.",
    },
    {
      name: "all when the question says too little",
      text: "Bleu est à Orange. Ok ?",
      focus: "Bleu est à Orange. Ok ?",
    },
    { name: "nothing of nothing", text: "", focus: "" },
  ])("keeps $name", ({ text, focus }) => {
    expect(questionFocus(text)).toBe(focus);
  });
});

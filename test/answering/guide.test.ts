import { describe, expect, it } from "vitest";
import { MAX_QUESTION_CHARS } from "../../src/answering/clean-question.ts";
import { type GuidanceKind, guide } from "../../src/answering/guide.ts";
import type { Block } from "../../src/domain/answer.ts";
import { AskerLanguage } from "../../src/domain/language.ts";
import { loadPhrases } from "../../src/language/phrases.ts";
import { openSmallBase } from "../helpers/open-content.ts";

const KINDS: readonly GuidanceKind[] = [
  "greeting",
  "thanks",
  "help",
  "identity",
  "coverage",
  "empty",
  "too-long",
];

function textOf(block: Block): string {
  return block.kind === "text" ? block.sentences.map(({ text }) => text).join(" ") : "";
}

describe("guide", () => {
  it.each(AskerLanguage.options)(
    "has words for every kind in %s, and cites nothing",
    async (language) => {
      const { manifest } = await openSmallBase();
      const phrases = await loadPhrases("prompts");

      const blocks = KINDS.map((kind) => guide(kind, language, { manifest, phrases }));

      expect(new Set(blocks.map(textOf)).size).toBe(KINDS.length);
      expect(blocks.flatMap((block) => (block.kind === "text" ? block.sentences : []))).toEqual(
        KINDS.map(() => ({ text: expect.not.stringMatching(/[{}]|^$/), citations: [] })),
      );
    },
  );

  it("tells what the base covers and how old it is", async () => {
    const { manifest } = await openSmallBase();
    const phrases = await loadPhrases("prompts");

    const text = textOf(guide("coverage", "fr", { manifest, phrases }));

    expect(manifest.counts).toMatchObject({ providers: 2, facts: 4, articles: 1 });
    expect(text).toMatch(/2 fournisseurs.*4 faits.*1 articles/);
    expect(text).toContain(manifest.newest.slice(0, 4));
    expect(text).toContain("pas un avis juridique");
  });

  it("counts a topic once, though it is written in two languages", async () => {
    const { manifest } = await openSmallBase();
    const phrases = await loadPhrases("prompts");

    expect(textOf(guide("coverage", "en", { manifest, phrases }))).toMatch(/\b1 topics/);
  });

  it("tells how long a question may be", async () => {
    const { manifest } = await openSmallBase();
    const phrases = await loadPhrases("prompts");

    expect(textOf(guide("too-long", "de", { manifest, phrases }))).toContain(
      String(MAX_QUESTION_CHARS),
    );
  });
});

import { describe, expect, it } from "vitest";
import { CENTRES, QUESTION } from "../helpers/llm/centres-base.ts";
import { plainClaim } from "../helpers/llm/drafts.ts";
import { useDrafts } from "../helpers/llm/use-drafts.ts";

const outcomeOf = useDrafts();

describe("a draft of a language model", () => {
  it("chooses stored sentences and their order", async () => {
    const { shown, model, alone } = await outcomeOf((request) => [
      plainClaim(request, CENTRES.planned),
      plainClaim(request, CENTRES.three, { text: "It runs three data centres in France." }),
    ]);

    expect(shown).toEqual([CENTRES.planned, CENTRES.three]);
    expect(alone).not.toEqual(shown);
    expect(model).toEqual({
      name: "small-model",
      host: expect.stringMatching(/^127\.0\.0\.1:\d+$/),
      fault: null,
      dropped: [],
    });
  });

  it("cites each sentence as the bot does alone", async () => {
    const { answer } = await outcomeOf((request) => [plainClaim(request, CENTRES.three)]);

    expect(answer.blocks).toEqual([
      { kind: "text", sentences: [{ text: CENTRES.three, citations: [1] }] },
    ]);
    expect(answer.citations).toMatchObject([
      { number: 1, item: "article:2025-06-10-alpha.en", url: "https://example.com/catalogue" },
    ]);
  });

  it("is given the question, its language and passages, and no sentence that gives orders", async () => {
    const { request } = await outcomeOf((each) => [plainClaim(each, CENTRES.three)]);
    const told = JSON.stringify(request?.body.messages);

    expect(request?.evidence.question).toBe(QUESTION);
    expect(request?.evidence.language).toBe("en");
    expect(told).toContain("Alpha plans a data centre");
    expect(told).not.toContain("evil.example");
    expect(told).not.toContain("https://example.com");
  });

  it("shows a sentence that leans on the one before it with that one", async () => {
    const { shown } = await outcomeOf(
      (request) => [plainClaim(request, CENTRES.leaning)],
      "How much power do the data centres of Alpha in France use?",
    );

    expect(shown).toEqual([CENTRES.three, CENTRES.leaning]);
  });

  it.each([
    ["curly and straight marks", "Beta “Holding” holds half of Alpha."],
    ["spaces and line breaks", ' Beta  "Holding"\nholds half of Alpha. '],
  ])("takes a quote that differs in %s, and shows what is stored", async (_, quote) => {
    const stored = 'Beta "Holding" holds half of Alpha.';
    const { shown } = await outcomeOf(
      (request) => [plainClaim(request, stored, { quotes: [quote] })],
      "What does Beta hold of Alpha?",
    );

    expect(shown).toContain(stored);
    expect(shown).not.toContain(quote);
  });

  it("shows both sides of a dispute, whichever was chosen", async () => {
    const { shown } = await outcomeOf(
      (request) => [plainClaim(request, "Beta owns 60 % of Alpha.")],
      "Who owns Alpha?",
    );

    expect(shown).toEqual([
      "Beta owns 60 % of Alpha.",
      "Sources disagree on this point:",
      'Beta "Holding" holds half of Alpha.',
      expect.stringContaining("2025"),
    ]);
  });

  it("shows the newest state in the place of one that it replaces", async () => {
    const { shown } = await outcomeOf(
      (request) => [plainClaim(request, "Alpha est candidate à la qualification.")],
      "Alpha est-elle candidate à la qualification ?",
    );

    expect(shown[0]).toBe("La société ALPHA est qualifiée pour deux services.");
  });

  it("keeps what passes beside what does not, and says once what is said twice", async () => {
    const { shown, dropped } = await outcomeOf((request) => [
      plainClaim(request, CENTRES.three, { quotes: ["Invented."] }),
      plainClaim(request, CENTRES.three),
      plainClaim(request, CENTRES.three),
    ]);

    expect(dropped).toEqual(["absent", null, "said-already"]);
    expect(shown).toEqual([CENTRES.three]);
  });

  it("lets the bot answer alone when it finds nothing", async () => {
    const { shown, alone, model } = await outcomeOf(() => []);

    expect(shown).toEqual(alone);
    expect(model).toMatchObject({ fault: "nothing-left", dropped: [] });
  });

  it("tells in the explanation which sentences it chose and which it left", async () => {
    const { explanation } = await outcomeOf((request) => [plainClaim(request, CENTRES.three)]);

    expect(explanation.trace?.shown.map(({ text, how }) => [text, how])).toEqual([
      [CENTRES.three, "drafted"],
    ]);
    expect(explanation.trace?.dropped.find(({ text }) => text === CENTRES.none)?.why).toBe(
      "not-drafted",
    );
    expect(explanation.draft?.claims).toEqual([
      { text: CENTRES.three, passages: ["article:2025-06-10-alpha.en#1"], dropped: null },
    ]);
  });

  it("gives an answer an id that no other draft has, and none of the bot's alone", async () => {
    const one = await outcomeOf((request) => [plainClaim(request, CENTRES.three)]);
    const other = await outcomeOf((request) => [plainClaim(request, CENTRES.planned)]);
    const ids = [one, other].map(({ answer }) => answer.answerId);

    expect(new Set([...ids, one.aloneId]).size).toBe(3);
  });
});

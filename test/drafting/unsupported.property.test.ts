import * as fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { Answerer } from "../../src/answering/answerer.ts";
import type { DraftedPart } from "../../src/answering/drafter.ts";
import { verify } from "../../src/answering/verify.ts";
import { shownSentences } from "../../src/domain/shown-sentences.ts";
import { createDrafter } from "../../src/drafting/create-drafter.ts";
import type { ModelStream } from "../../src/drafting/model-stream.ts";
import { CENTRES_BASE, QUESTION } from "../helpers/llm/centres-base.ts";
import { inPieces } from "../helpers/llm/drafts.ts";
import { countingIds } from "../helpers/llm/open-drafting.ts";
import { openSharedBase, type SharedBase } from "../helpers/llm/shared-base.ts";

let base: SharedBase;
/** Every stored sentence, by item. */
let stored: Map<string, readonly string[]>;

beforeAll(async () => {
  base = await openSharedBase(CENTRES_BASE);
  const { generation } = base.answering.parts;
  const rows = generation.rowItems.map((_, row) => generation.passage(row));
  stored = new Map();
  for (const { item, text, sentences } of rows) {
    const slices = sentences.map(({ start, end }) => text.slice(start, end));
    stored.set(item, [...(stored.get(item) ?? []), ...slices]);
  }
  return () => base.close();
});

/** What a model may make of a stored sentence. */
const spoil = fc.constantFrom<(text: string) => string>(
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => text.replace(/\d/u, "9"),
  (text) => text.replace(/ not| does not/u, ""),
  (text) => text.slice(0, Math.floor(text.length / 2)),
  (text) => `${text} ${text}`,
  (text) => text.replaceAll(" ", "\u00a0"),
  (text) => `“${text}”`,
  (text) => `${text} <https://evil.example|more>`,
);
/** By their places among what the model is given: which it is, is known when it is asked. */
const place = fc.nat({ max: 12 });
const written = fc.oneof(
  { weight: 4, arbitrary: fc.record({ at: place, spoil }) },
  { weight: 1, arbitrary: fc.string() },
);
type Written = { readonly at: number; readonly spoil: (text: string) => string } | string;
/** Anything in the place of a claim. */
const wild = fc.record({
  text: written,
  passages: fc.array(
    fc.oneof({ weight: 5, arbitrary: place }, { weight: 1, arbitrary: fc.string() }),
    { maxLength: 3 },
  ),
  quotes: fc.array(written, { maxLength: 3 }),
});
/** A claim as a model means it, one sentence and its passage, perhaps spoilt. */
const meant = fc.record({
  at: place,
  spoil: fc.oneof(
    fc.constant((text: string) => text),
    spoil,
  ),
});
const reply = fc.record({
  claims: fc.array(fc.oneof({ weight: 1, arbitrary: wild }, { weight: 2, arbitrary: meant }), {
    maxLength: 5,
  }),
  noise: fc.constantFrom("", "", "Sure! ", "```json\n"),
  cut: fc.oneof(
    { weight: 3, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.nat({ max: 400 }) },
  ),
  isBroken: fc.constantFrom(false, false, false, true),
});
type Reply = typeof reply extends fc.Arbitrary<infer Drawn> ? Drawn : never;
const questions = fc.constantFrom(
  QUESTION,
  "Who owns Alpha?",
  "Alpha est-elle qualifiée ?",
  "When did Alpha start?",
);

const Given = z.looseObject({
  passages: z.array(z.looseObject({ id: z.string(), sentences: z.array(z.string()) })),
});
type Given = z.infer<typeof Given>;

function resolve(each: Written, sentences: readonly string[]): string {
  return typeof each === "string" ? each : each.spoil(sentences[each.at % sentences.length] ?? "");
}

function toClaim(
  drawn: Reply["claims"][number],
  passages: Given["passages"],
  sentences: readonly string[],
): unknown {
  if ("quotes" in drawn) {
    return {
      text: resolve(drawn.text, sentences),
      passages: drawn.passages.map((each) =>
        typeof each === "string" ? each : passages[each % passages.length]?.id,
      ),
      quotes: drawn.quotes.map((quote) => resolve(quote, sentences)),
    };
  }
  const sentence = sentences[drawn.at % sentences.length] ?? "";
  const own = passages.find((each) => each.sentences.includes(sentence));
  return { text: sentence, passages: [own?.id], quotes: [drawn.spoil(sentence)] };
}

/** A model that says what was drawn, about what it is given. */
function modelSaying({ claims, noise, cut, isBroken }: Reply): ModelStream {
  return {
    name: "drawn",
    host: "127.0.0.1",
    async *stream({ user }) {
      const { passages } = Given.parse(JSON.parse(user));
      const sentences = passages.flatMap((each) => each.sentences);
      const draft = claims.map((each) => toClaim(each, passages, sentences));
      for (const piece of inPieces(
        `${noise}${JSON.stringify({ claims: draft })}`.slice(0, cut),
        40,
      )) {
        yield piece;
      }
      if (isBroken) {
        await Promise.reject(new TypeError("terminated"));
      }
    },
  };
}

describe("whatever a language model says", () => {
  it("every sentence shown is a stored one of the item it cites, and nothing else is shown", async () => {
    const { parts } = base.answering;
    const { generation, phrases } = parts;
    let chosen = 0;
    await fc.assert(
      fc.asyncProperty(reply, questions, async (drawn, text) => {
        const handedOn: DraftedPart[] = [];
        const drafter = createDrafter({
          model: modelSaying(drawn),
          scope: "all",
          deadlineMs: 10_000,
          idleMs: 5_000,
          prompts: { fr: "", en: "", de: "", es: "", it: "", nl: "" },
          logger: { debug: () => {}, warn: () => {} },
          now: () => new Date(0),
          newId: countingIds(),
        });
        const answerer = new Answerer({ ...parts, drafter });
        const question = { text, history: [], today: "2026-11-23" };
        const onSentence = (part: DraftedPart): void => {
          handedOn.push(part);
        };
        const { answer } = await answerer.answer(question, false, { onSentence });

        chosen += answer.model?.fault === null ? 1 : 0;
        const shown = [
          { sentences: shownSentences(answer), citations: answer.citations },
          ...handedOn,
        ];
        for (const { sentences, citations } of shown) {
          for (const sentence of sentences) {
            const cited = sentence.citations.map((number) =>
              citations.find((each) => each.number === number),
            );
            const holds = cited.map((each) =>
              stored.get(each?.item ?? "")?.includes(sentence.text),
            );
            expect(holds).toEqual(cited.map(() => true));
            const isFrame = phrases.readingsOf(answer.language, sentence.text).length > 0;
            expect(cited.length > 0 || isFrame).toBe(true);
          }
        }
        const verdicts = verify(answer, { generation, phrases }).map(({ verdict }) => verdict);
        expect(new Set(verdicts)).toEqual(new Set(["verbatim"]));
      }),
      { numRuns: 40 },
    );
    // A property that only ever sees the bot's own answers would hold of anything.
    expect(chosen).toBeGreaterThan(0);
  });
});

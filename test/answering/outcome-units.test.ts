import { describe, expect, it } from "vitest";
import { missesOutcome, tellsOutcome } from "../../src/answering/outcome-units.ts";
import { selectUnits } from "../../src/answering/select.ts";
import { articlesOf } from "../helpers/articles.ts";
import { openContent } from "../helpers/open-content.ts";
import {
  openAnswering,
  openSmallAnswering,
  ranked,
  type SmallAnswering,
} from "../helpers/small-answering.ts";

const RULE =
  "EUCS is a scheme for cloud services that was asked for in 2019. EUCS has not been adopted.";
const STATE = {
  names: ["EUCS"],
  state: "not-adopted",
  asOf: "2026-06",
  told: ["EUCS has not been adopted."],
} as const;

/** What is chosen, of units that rank in the order given. */
async function chosen(
  small: SmallAnswering,
  question: string,
  units: Parameters<typeof ranked>[0],
): Promise<readonly string[]> {
  const { searched } = await small.find(question);
  const { succession } = small.finder.parts;
  const selected = selectUnits({ searched, candidates: ranked(units, 0.3), succession });
  return selected.map(({ item, text }) => (item.fact === null ? text : item.id));
}

/** A base of an article on a sale, and others beside which its names are rare. */
async function openSale(): Promise<SmallAnswering> {
  const sale =
    "On 25 May 2026 the state forbade Kappa to buy Sigmatix. The concern was control of the platform.";
  const others = ["keys", "prices", "staff", "energy", "courts", "schools", "ports", "grids"];
  const articles = [
    { id: "sale", language: "en" as const, text: sale },
    ...others.map((id) => ({ id, language: "en" as const, text: `The platform has its ${id}.` })),
  ];
  return openAnswering(await openContent(articlesOf(articles)));
}

describe("takeOutcome", () => {
  it.each([
    "Qu'est devenu Alpha ?",
    "Où en est Alpha ?",
    "What happened to Alpha?",
    "Was wurde aus Alpha?",
    "¿Qué fue de Alpha?",
    "Che fine ha fatto Alpha?",
    "Hoe staat het met Alpha?",
  ])("answers %s with the newest state, then what led there", async (question) => {
    const small = await openSmallAnswering();
    const language = question.startsWith("Qu") || question.startsWith("Où") ? "fr" : "en";
    const of = (id: string): Parameters<typeof ranked>[0] => small.units(`fact:${id}`, language);

    const items = await chosen(small, question, [
      ...of("alpha-owner"),
      ...of("alpha-candidate"),
      ...of("alpha-qualified"),
    ]);

    expect(items.slice(0, 2)).toEqual(["fact:alpha-qualified", "fact:alpha-candidate"]);
  });

  it.each([
    { name: "what became of it", question: "What happened with Sigmatix?", opens: "On 25 May" },
    { name: "the same in German", question: "Was ist mit Sigmatix passiert?", opens: "On 25 May" },
    { name: "why", question: "Why the concern over Sigmatix?", opens: "The concern" },
  ])("opens with what is asked of an article: $name", async ({ question, opens }) => {
    const small = await openSale();
    const units = small.units("article:sale", "en").toReversed();

    const [first] = await chosen(small, question, units);

    expect(first?.startsWith(opens)).toBe(true);
  });

  it.each([
    { question: "What became of EUCS?", first: "EUCS has not been adopted." },
    { question: "Wie steht es um EUCS?", first: "EUCS has not been adopted." },
    { question: "Is EUCS in force?", first: "EUCS has not been adopted." },
    { question: "Wann wurde EUCS verabschiedet?", first: "EUCS has not been adopted." },
    { question: "¿Cuándo entra en vigor EUCS?", first: "EUCS has not been adopted." },
    {
      question: "Is EUCS in force for hospitals with a scheme of 2019?",
      first: RULE.slice(0, RULE.indexOf(".") + 1),
    },
    { question: "EUCS?", first: RULE.slice(0, RULE.indexOf(".") + 1) },
  ])("tells the state of a rule to $question", async ({ question, first }) => {
    const content = articlesOf([{ id: "eucs", language: "en", text: RULE }]);
    const items = content.items.map((item) => ({
      ...item,
      states: [{ ...STATE, names: [...STATE.names], told: [...STATE.told] }],
    }));
    const small = await openAnswering(await openContent({ ...content, items }));

    const [told] = await chosen(small, question, small.units("article:eucs", "en"));

    expect(told).toBe(first);
  });
});

describe("tellsOutcome and missesOutcome", () => {
  it.each([
    { question: "What happened with Sigmatix?", tells: true, misses: false },
    { question: "What happened with Rhodium?", tells: false, misses: true },
    { question: "Who wanted Sigmatix?", tells: false, misses: false },
  ])("$question", async ({ question, tells, misses }) => {
    const small = await openSale();
    const units = small.units("article:sale", "en");
    const { searched } = await small.find(question, { locale: "en" });
    const { lexical } = small.parts.generation;

    expect(tellsOutcome({ searched, candidates: ranked(units), lexical })).toBe(tells);
    expect(missesOutcome({ searched, candidates: ranked(units) }, units)).toBe(misses);
  });
});

import { beforeAll, describe, expect, it } from "vitest";
import type { Answer, AnswerSentence, Block } from "../../../src/domain/answer.ts";
import { Attribute } from "../../../src/domain/provider.ts";
import { openRealAssistant, type RealAssistant } from "../../helpers/real-assistant.ts";
import {
  type Base,
  derive,
  deriveCell,
  type ListedQuestion,
  readBase,
  readQuestions,
} from "./derive.ts";

const questions = await readQuestions("test/eval/lists/questions.yaml");
const base = await readBase("data/providers");

let real: RealAssistant;

beforeAll(async () => {
  real = await openRealAssistant();
  return () => real.close();
});

/** Ids of the facts that a sentence cites. */
function factsOf({ citations }: AnswerSentence, answer: Answer): readonly string[] {
  return answer.citations
    .filter(({ number }) => citations.includes(number))
    .map(({ item }) => item.replace(/^fact:/u, ""));
}

/** Name that opens an entry. */
function nameOf([first]: readonly AnswerSentence[], answer: Answer): string {
  const read = real.parts.phrases.readingsOf(answer.language, first?.text ?? "");
  return read.find(({ key }) => key === "list-entry")?.slots["name"] ?? "";
}

/** Entries of the list that answers: the first; what is in progress, ended or unknown follows apart. */
function listed(answer: Answer): ReadonlyMap<string, readonly string[]> {
  const list = answer.blocks.find((block) => block.kind === "list");
  return new Map(
    (list?.items ?? []).map((item) => [
      nameOf(item, answer),
      item.flatMap((sentence) => factsOf(sentence, answer)),
    ]),
  );
}

type Table = Extract<Block, { kind: "table" }>;

function tableOf({ blocks }: Answer): Table | undefined {
  return blocks.find((block) => block.kind === "table");
}

function attributeOf(label: AnswerSentence | undefined, { language }: Answer): string {
  const isLabel = (attribute: Attribute): boolean =>
    real.parts.phrases.text(language, `attribute-${attribute}`) === label?.text;
  return Attribute.options.find(isLabel) ?? "";
}

/** What is wrong with the cells of a table: each holds a newest fact, or says that there is none. */
function wrongCells(
  answer: Answer,
  { compare = [] }: ListedQuestion,
  known: Base,
): readonly string[] {
  const unknown = real.parts.phrases.text(answer.language, "table-unknown");
  return (tableOf(answer)?.rows ?? []).flatMap(([label, ...cells]) => {
    const attribute = attributeOf(label, answer);
    return cells.flatMap((cell, at) => {
      const facts = deriveCell(compare[at] ?? "", attribute, known);
      const cited = factsOf(cell, answer);
      const isRight =
        facts.length === 0
          ? cell.text === unknown
          : cited.length > 0 && cited.every((id) => facts.includes(id));
      return isRight ? [] : [`${attribute}, ${compare[at] ?? ""}: ${cell.text}`];
    });
  });
}

const lists = questions.filter(({ list }) => list !== undefined);
const comparisons = questions.filter(({ compare }) => compare !== undefined);

describe("lists that typed facts answer", () => {
  it.each(lists)("names exactly who is meant: $id", async (question) => {
    const expected = derive(question, base);

    const { answer } = await real.ask(question.question);

    const shown = listed(answer);
    expect([...shown.keys()].toSorted()).toEqual(Object.keys(expected).toSorted());
    expect(answer).toMatchObject({ kind: "answered", language: question.language });
    for (const [name, cited] of shown) {
      expect(
        cited.some((id) => expected[name]?.includes(id)),
        `${name}: ${cited.join()}`,
      ).toBe(true);
    }
  });
});

describe("comparisons that typed facts answer", () => {
  it.each(comparisons)(
    "fills each cell or says that it is not in the base: $id",
    async (question) => {
      const { answer } = await real.ask(question.question);

      const table = tableOf(answer);
      const names = (question.compare ?? []).map((id) => base.nameOf(id));
      expect(table?.header.slice(1).map(({ text }) => text)).toEqual(names);
      expect(wrongCells(answer, question, base)).toEqual([]);
      const rows = table?.rows.map(([label]) => attributeOf(label, answer)) ?? [];
      // Names alone ask for what decides on sovereignty: who controls them stands first.
      const asked = question.attributes ?? ["country-of-control"];
      expect(rows.slice(0, asked.length)).toEqual(asked);
      expect(rows.length).toBeLessThanOrEqual(question.attributes?.length ?? rows.length);
    },
  );
});

describe("the table of questions", () => {
  it("asks thirty at least, in all languages", () => {
    expect(questions.length).toBeGreaterThanOrEqual(30);
    expect(new Set(questions.map(({ language }) => language)).size).toBe(6);
  });

  it("is complete as of the facts of today", async () => {
    const expected = questions.map((question) => ({
      id: question.id,
      question: question.question,
      expected: derive(question, base),
    }));

    await expect(`${JSON.stringify(expected, null, 2)}\n`).toMatchFileSnapshot("expected.json");
  });
});

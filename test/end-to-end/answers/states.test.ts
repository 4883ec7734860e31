import { beforeAll, describe, expect, it } from "vitest";
import type { Answer } from "../../../src/domain/answer.ts";
import type { Item, ItemId } from "../../../src/domain/passage.ts";
import { shownSentences } from "../../../src/domain/shown-sentences.ts";
import { openRealAssistant, type RealAssistant } from "../../helpers/real-assistant.ts";

let real: RealAssistant;

beforeAll(async () => {
  real = await openRealAssistant();
  return () => real.close();
});

function textOf(answer: Answer): string {
  return shownSentences(answer)
    .map(({ text }) => text)
    .join(" ");
}

function citedItems(answer: Answer): ReadonlySet<ItemId> {
  return new Set(answer.citations.map(({ item }) => item));
}

function facts(): readonly Item[] {
  const { generation } = real.parts;
  return generation.subjects.flatMap(({ id }) => generation.factsOf(id));
}

describe("who operates Anthos at OVHcloud, and whether it still exists", () => {
  it("is answered in French with its beginning, its sale and its end, each cited", async () => {
    const { answer } = await real.ask("Qui exploite Anthos chez OVHcloud, et ça existe encore ?");

    const text = textOf(answer);
    expect(answer).toMatchObject({ kind: "answered", language: "fr" });
    // Its own teams were to operate it in Europe, as of 2020.
    expect(text).toMatch(/Europe par ses propres équipes/);
    expect(text).toContain("2020");
    expect(text).toContain("fin 2021");
    expect(text).toContain("novembre 2022");
    expect(text).toContain("d'un commun accord");
    expect([...citedItems(answer)]).toEqual(
      expect.arrayContaining([
        "fact:ovhcloud-anthos-operator",
        "fact:ovhcloud-anthos-launch",
        "fact:ovhcloud-anthos-end",
      ]),
    );
  });

  it("says first that it ended, and only then how it began", async () => {
    const { answer } = await real.ask("Qui exploite Anthos chez OVHcloud, et ça existe encore ?");

    const text = textOf(answer);
    expect(text.indexOf("novembre 2022")).toBeLessThan(text.indexOf("fin 2021"));
    expect(text.indexOf("novembre 2022")).toBeLessThan(text.indexOf("ses propres équipes"));
  });

  it("is answered the same to whoever asks in English", async () => {
    const { answer } = await real.ask("Who operates Anthos at OVHcloud, and does it still exist?");

    expect(answer).toMatchObject({ kind: "answered", language: "en" });
    expect(textOf(answer)).toContain("November 2022");
    expect([...citedItems(answer)]).toContain("fact:ovhcloud-anthos-end");
  });
});

describe("a state that a newer one replaces", () => {
  it.each(["fr", "en"] as const)("is never shown without it, asked in %s", async (language) => {
    const { succession } = real.finder.parts;
    const old = facts().filter(({ id }) => succession.isSuperseded(id));
    const hidden: string[] = [];

    for (const { fact } of old) {
      // oxlint-disable-next-line no-await-in-loop -- one question after the other
      const { answer } = await real.ask(fact?.statement[language] ?? "");
      const cited = citedItems(answer);
      const alone = [...cited].filter((id) => !cited.has(succession.newestOf(id)));
      hidden.push(...alone.map((id) => `${id} without ${succession.newestOf(id)}`));
    }

    expect(old.length).toBeGreaterThan(20);
    expect(hidden).toEqual([]);
  });

  it("comes after it, and is marked as the past", async () => {
    const { answer } = await real.ask(
      "La qualification SecNumCloud de Bleu, qu'en disait-on auparavant ?",
    );

    const { succession } = real.finder.parts;
    const items = answer.citations.map(({ item }) => item);
    const past = items.filter((id) => succession.isSuperseded(id));
    expect(past.length).toBeGreaterThan(0);
    for (const id of past) {
      expect(items.indexOf(succession.newestOf(id))).toBeLessThan(items.indexOf(id));
    }
    expect(textOf(answer)).toContain("Auparavant :");
  });

  it.each([
    { language: "fr", question: "Retrace-moi les étapes SecNumCloud de Bleu" },
    { language: "en", question: "Walk me through Bleu's steps towards SecNumCloud" },
  ])("is told in order of time where a course of events is asked in $language", async (asked) => {
    const { answer } = await real.ask(asked.question);

    const entries = answer.blocks.flatMap((block) =>
      block.kind === "timeline" ? block.entries : [],
    );
    const dates = entries.map(({ date }) => date);
    expect(dates.length).toBeGreaterThanOrEqual(3);
    expect(dates).toEqual(dates.toSorted());
    expect(dates.at(-1)).toBe("2026-09");
  });
});

describe("a statement that another source contradicts", () => {
  it.each(["fr", "en"] as const)("is shown with the other side, asked in %s", async (language) => {
    const { succession } = real.finder.parts;
    const disputed = facts().filter(({ id }) => succession.disputedBy(id).length > 0);
    const oneSided: string[] = [];

    for (const { id, fact } of disputed) {
      // oxlint-disable-next-line no-await-in-loop -- one question after the other
      const { answer } = await real.ask(fact?.statement[language] ?? "");
      const cited = citedItems(answer);
      const isWhole = cited.has(id) && succession.disputedBy(id).every((other) => cited.has(other));
      oneSided.push(...(isWhole ? [] : [id]));
    }

    expect(disputed.length).toBeGreaterThan(1);
    expect(oneSided).toEqual([]);
  });

  it("is asked about in passing, and both sides are shown with who says so", async () => {
    const { answer } = await real.ask("Quelle part Google détient-il dans S3NS ?");

    const sides = answer.citations.filter(({ item }) => item.startsWith("fact:s3ns-ownership-"));
    expect(sides.map(({ item }) => item)).toEqual(
      expect.arrayContaining(["fact:s3ns-ownership-press", "fact:s3ns-ownership-2026"]),
    );
    expect(textOf(answer)).toMatch(/10 %.*20 %|20 %.*10 %/);
    expect(sides.every(({ basis }) => basis !== null)).toBe(true);
  });
});

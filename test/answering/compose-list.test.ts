import { describe, expect, it } from "vitest";
import { compose } from "../../src/answering/compose.ts";
import {
  groupsOf,
  type ListedProvider,
  type ProviderList,
} from "../../src/answering/provider-list.ts";
import type { AskedList } from "../../src/answering/typed-list.ts";
import type { Citation } from "../../src/domain/answer.ts";
import { shownSentences } from "../../src/domain/shown-sentences.ts";
import { openSmallAnswering, type SmallAnswering } from "../helpers/small-answering.ts";

interface Written {
  readonly texts: readonly string[];
  readonly citations: readonly Citation[];
}

async function write(
  small: SmallAnswering,
  question: string,
  askedList: AskedList,
): Promise<Written> {
  const { searched } = await small.find(question);
  const { blocks, citations } = compose({
    understanding: searched.understanding,
    chosen: [],
    disputing: [],
    succession: small.finder.parts.succession,
    generation: small.parts.generation,
    phrases: small.parts.phrases,
    askedList,
  });
  return { texts: shownSentences({ blocks }).map(({ text }) => text), citations };
}

/** One entry a fact of the small base. */
function entry(small: SmallAnswering, subject: string, fact: string): ListedProvider {
  const { book } = small.finder.parts;
  const found = book.subjects.find(({ id }) => id === subject);
  const facts = book.all(subject).filter(({ id }) => id === `fact:${fact}`);
  if (found === undefined || facts.length === 0) {
    throw new Error(`No ${fact} of ${subject}`);
  }
  return { subject: found, facts, disputing: book.disputing(facts) };
}

function asked(
  groups: Partial<ProviderList["groups"]>,
  { unknown = [] }: Partial<Pick<ProviderList, "unknown">> = {},
): AskedList {
  const nobody = groupsOf(() => []);
  return {
    list: { groups: { ...nobody, ...groups }, unknown },
    isTyped: true,
    isWhole: false,
    units: [],
    beside: [],
  };
}

describe("compose, of a list", () => {
  it("names providers with the short values of their facts", async () => {
    const small = await openSmallAnswering();
    const list = asked({ met: [entry(small, "alpha", "alpha-qualified")] });

    const { texts, citations } = await write(small, "Quels fournisseurs ?", list);

    expect(texts).toEqual(["Alpha :", "Qualifié"]);
    expect(citations.map(({ item }) => item)).toEqual(["fact:alpha-qualified"]);
  });

  it("keeps who is on the way apart, and shows both sides of a dispute", async () => {
    const small = await openSmallAnswering();
    const list = asked({
      met: [entry(small, "beta", "beta-share")],
      "in-progress": [entry(small, "alpha", "alpha-qualified")],
    });

    expect((await write(small, "Quels fournisseurs ?", list)).texts).toEqual([
      "Beta :",
      "Moitié d'Alpha",
      "Les sources se contredisent sur ce point :",
      "Beta, 60 %",
      "Pas encore, en cours ou annoncé :",
      "Alpha :",
      "Qualifié",
    ]);
  });

  it("tells that the base does not speak the asker's language, and what a gap is worth", async () => {
    const small = await openSmallAnswering();
    const unknown = small.finder.parts.book.subjects.filter(({ id }) => id === "beta");
    const list = asked({ met: [entry(small, "alpha", "alpha-qualified")] }, { unknown });

    const { texts } = await write(small, "Welche Anbieter?", list);

    expect(texts[0]).toBe("In der Wissensbasis steht das nur auf Englisch:");
    expect(texts.at(-1)).toMatch(/^Wer nicht genannt ist/u);
  });
});

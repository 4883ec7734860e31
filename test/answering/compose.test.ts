import { describe, expect, it } from "vitest";
import { compose } from "../../src/answering/compose.ts";
import type { ComposeInput } from "../../src/answering/compose-input.ts";
import type { EvidenceUnit } from "../../src/answering/evidence-unit.ts";
import type { Citation } from "../../src/domain/answer.ts";
import { shownSentences } from "../../src/domain/shown-sentences.ts";
import { openSmallAnswering, type SmallAnswering } from "../helpers/small-answering.ts";
import { edit } from "../helpers/small-base.ts";

interface Written {
  readonly texts: readonly string[];
  readonly citations: readonly Citation[];
  /** Numbers of each sentence. */
  readonly numbers: readonly (readonly number[])[];
}

async function write(
  small: SmallAnswering,
  question: string,
  units: Partial<Pick<ComposeInput, "chosen" | "disputing">>,
): Promise<Written> {
  const { searched } = await small.find(question);
  const { blocks, citations } = compose({
    understanding: searched.understanding,
    chosen: [],
    disputing: [],
    succession: small.finder.parts.succession,
    generation: small.parts.generation,
    phrases: small.parts.phrases,
    ...units,
  });
  const sentences = shownSentences({ blocks });
  return {
    texts: sentences.map(({ text }) => text),
    citations,
    numbers: sentences.map((sentence) => sentence.citations),
  };
}

const QUALIFIED = "La société ALPHA est qualifiée pour deux services.";
const CANDIDATE = "Alpha est candidate à la qualification.";

describe("compose", () => {
  it("writes nothing of nothing", async () => {
    const small = await openSmallAnswering();

    expect(await write(small, "Alpha ?", {})).toEqual({ texts: [], citations: [], numbers: [] });
  });

  it("writes stored sentences, each citing all that its passage stands on", async () => {
    const small = await openSmallAnswering();
    const [keys, practice] = small.units("topic:keys.fr");
    const chosen = [keys, practice].filter((unit): unit is EvidenceUnit => unit !== undefined);

    const { texts, numbers, citations } = await write(small, "Les clés ?", { chosen });

    expect(texts).toEqual([
      "Le client garde ses clés.",
      "À propos de « Les clés » :",
      "Elles restent chez lui.",
    ]);
    expect(numbers[0]).toHaveLength(1);
    expect(numbers[1]).toEqual([]);
    expect(numbers[2]).toHaveLength(2);
    expect(citations.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(citations[0]).toMatchObject({
      item: "topic:keys.fr",
      form: "summary",
      basis: null,
      caveat: null,
      url: "https://example.com/keys",
      asOf: "2025-06",
      excerpt: "Le client garde ses clés.",
    });
  });

  it("numbers the same source of the same passage once", async () => {
    const small = await openSmallAnswering();
    const units = small.units("article:2025-06-10-alpha.en", "en");

    const { numbers } = await write(small, "Alpha, is it qualified now?", {
      chosen: units.slice(0, 2),
    });

    expect(new Set(numbers.flat()).size).toBe(Math.max(...numbers.flat()));
  });

  it.each([
    {
      question: "Alpha, qualifiée pour quoi ?",
      language: "fr",
      caveat: "Page sans date : date du catalogue.",
    },
    {
      question: "What is Alpha qualified for these days?",
      language: "en",
      caveat: "Page without a date: date of the catalogue.",
    },
    {
      question: "Wofür ist Alpha heutzutage qualifiziert?",
      language: "en",
      caveat: "Page without a date: date of the catalogue.",
    },
  ] as const)("gives basis and caveat as “$question” can read them", async (row) => {
    const small = await openSmallAnswering();
    const chosen = small.units("fact:alpha-qualified", row.language);

    const { citations } = await write(small, row.question, { chosen });

    expect(citations).toMatchObject([{ basis: "primary", caveat: row.caveat, asOf: "2025-06-10" }]);
  });

  it("dates a state that names no year itself", async () => {
    const small = await openSmallAnswering();

    const { texts } = await write(small, "Alpha ?", {
      chosen: small.units("fact:alpha-qualified"),
    });

    expect(texts).toEqual([QUALIFIED, "(État : 10 juin 2025.)"]);
  });

  it("dates what is no state not at all", async () => {
    const small = await openSmallAnswering();

    const { texts } = await write(small, "Alpha ?", { chosen: small.units("fact:alpha-owner") });

    expect(texts).toEqual(["Alpha appartient à 60 % à Beta."]);
  });

  it("puts the newest state first and says what came before", async () => {
    const small = await openSmallAnswering();
    const chosen = [...small.units("fact:alpha-candidate"), ...small.units("fact:alpha-qualified")];

    const { texts } = await write(small, "Alpha ?", { chosen });

    expect(texts).toEqual([
      QUALIFIED,
      "(État : 10 juin 2025.)",
      "Auparavant :",
      CANDIDATE,
      "(État : mars 2024.)",
    ]);
  });

  it("shows both sides of a dispute, and says so", async () => {
    const small = await openSmallAnswering();

    const { texts, citations } = await write(small, "Qui détient Alpha ?", {
      chosen: small.units("fact:alpha-owner"),
      disputing: small.units("fact:beta-share"),
    });

    expect(texts).toEqual([
      "Alpha appartient à 60 % à Beta.",
      "Les sources se contredisent sur ce point :",
      "Beta détient la moitié d'Alpha.",
      "(État : 1er février 2025.)",
    ]);
    expect(citations.map(({ basis }) => basis)).toEqual(["vendor", "unofficial"]);
  });

  it.each([
    { question: "Alpha est-elle qualifiée désormais ?", note: "La base ne le dit qu'en anglais :" },
    {
      question: "Ist Alpha heutzutage qualifiziert?",
      note: "In der Wissensbasis steht das nur auf Englisch:",
    },
  ])(
    "names the language of evidence in another one, once: $question",
    async ({ question, note }) => {
      const small = await openSmallAnswering();
      const units = small.units("article:2025-06-10-alpha.en", "en");

      const { texts } = await write(small, question, {
        chosen: [units[0], units[2]].flatMap((unit) => unit ?? []),
      });

      expect(texts[0]).toBe(note);
      expect(texts.filter((text) => text === note)).toHaveLength(1);
    },
  );

  it("names no language to whoever asks in it", async () => {
    const small = await openSmallAnswering();
    const chosen = small.units("article:2025-06-10-alpha.en", "en").slice(0, 1);

    const { texts } = await write(small, "Is Alpha qualified these days?", { chosen });

    expect(texts).toEqual(["Alpha is qualified."]);
  });

  it("names the language again after a return to the asker's own", async () => {
    const small = await openSmallAnswering();
    const english = small.units("article:2025-06-10-alpha.en", "en");
    const chosen = [english[0], ...small.units("fact:alpha-owner"), english.at(-1)].flatMap(
      (unit) => unit ?? [],
    );

    const { texts } = await write(small, "Alpha est-elle qualifiée ?", { chosen });

    const notes = texts.filter((text) => text === "La base ne le dit qu'en anglais :");
    expect(notes).toHaveLength(2);
  });

  it("keeps sentences of a passage in its order", async () => {
    const small = await openSmallAnswering({
      "articles/2025-06-10-alpha.en.md": edit(
        "articles/2025-06-10-alpha.en.md",
        "It waited a year.",
        "Beta waited a year.",
      ),
    });
    const [first, second] = small.units("article:2025-06-10-alpha.en", "en");

    const { texts } = await write(small, "Is Alpha qualified these days?", {
      chosen: [second, first].flatMap((unit) => unit ?? []),
    });

    expect(texts).toEqual(["Alpha is qualified.", "Beta waited a year."]);
  });

  it("shows a quotation as such only to whoever asks for one", async () => {
    const small = await openSmallAnswering();
    const chosen = small.units("fact:alpha-owner");

    const plain = await write(small, "Qui détient Alpha ?", { chosen });
    const exact = await write(small, "Quelle est la phrase exacte sur Alpha ?", { chosen });

    expect(plain.citations.map(({ form }) => form)).toEqual(["summary"]);
    expect(exact.texts.slice(1)).toEqual([
      "Mot pour mot, dans la langue de la page :",
      "Beta holds sixty per cent.",
    ]);
    expect(exact.citations).toMatchObject([
      { number: 1, form: "summary" },
      {
        number: 2,
        form: "quotation",
        excerpt: "Beta holds sixty per cent.",
        item: "fact:alpha-owner",
      },
    ]);
    expect(exact.numbers).toEqual([[1], [], [2]]);
  });

  it("makes no quotation of what has none stored", async () => {
    const small = await openSmallAnswering();

    const { citations } = await write(small, "Quelle est la phrase exacte sur Alpha ?", {
      chosen: small.units("fact:alpha-qualified"),
    });

    expect(citations.map(({ form }) => form)).toEqual(["summary"]);
  });
});

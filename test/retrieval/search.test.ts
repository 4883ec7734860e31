import { describe, expect, it } from "vitest";
import type { Query } from "../../src/retrieval/query.ts";
import { createSearch, type SearchResult } from "../../src/retrieval/search.ts";
import type { SearchableGeneration } from "../../src/retrieval/searchable-generation.ts";
import { type ArticleText, articlesOf } from "../helpers/articles.ts";
import { bagOfWords } from "../helpers/fake-embedder.ts";
import { openContent, openSmallBase } from "../helpers/open-content.ts";
import { queryOf } from "../helpers/query.ts";
import { seededRandom } from "../helpers/seeded-random.ts";

function find(generation: SearchableGeneration, query: Query): SearchResult {
  return createSearch(generation).find(query, Float32Array.from(bagOfWords(query.text)));
}

function scoresOf({ items }: SearchResult): ReadonlyMap<string, number> {
  return new Map(items.map(({ group, score }) => [group, score]));
}

const QUESTION = "Quelle autorité a bloqué le rachat de cet hébergeur, sur quel avis et pourquoi ?";
const WORDS =
  "autorité bloqué rachat hébergeur avis audit préavis chaleur bourse santé clés réseau siège";

/** Pages on one subject in French: each has a dozen words of those that such pages are made of. */
function frenchPages(count: number): readonly ArticleText[] {
  const random = seededRandom(11);
  const words = WORDS.split(" ");
  return Array.from({ length: count }, (_, at) => {
    const own = Array.from({ length: 12 }, () => words[Math.floor(random() * words.length)]);
    return {
      id: `page-${String(at).padStart(3, "0")}`,
      language: "fr",
      text: `Étape ${String(at)} : ${own.join(" ")}.`,
    };
  });
}

describe("createSearch", () => {
  it("finds the one English page on a subject of 300 French pages", async () => {
    const proof = {
      id: "proof",
      language: "en",
      text: "The review office advised against it, so the ministry prohibited the acquisition.",
    } as const;
    const generation = await openContent(articlesOf([...frenchPages(300), proof]));

    const { items } = find(generation, queryOf(QUESTION));

    expect(items.slice(0, 10).map(({ group }) => group)).toContain("article:proof");
  });

  it("finds the same with the words looked up beforehand", async () => {
    const generation = await openContent(articlesOf(frenchPages(200)));
    const search = createSearch(generation);
    const query = queryOf(QUESTION);
    const vector = Float32Array.from(bagOfWords(QUESTION));

    const words = search.findWords(query);

    expect(words).toHaveLength(150);
    expect(search.find(query, vector, words)).toEqual(search.find(query, vector));
  });

  it("finds what shares the words of the question before what shares none", async () => {
    const generation = await openContent(
      articlesOf([
        { id: "a", language: "fr", text: "Le préavis est de deux mois." },
        { id: "b", language: "fr", text: "Les frais de sortie sont nuls." },
        { id: "c", language: "fr", text: "La chaleur est récupérée." },
      ]),
    );

    const { items, rows } = find(generation, queryOf("Quels frais de sortie ?"));

    expect(items[0]?.group).toBe("article:b");
    expect(items.map(({ score }) => score)).toEqual(
      items.map(({ score }) => score).toSorted((a, b) => b - a),
    );
    expect(rows.get(1)).toMatchObject({ dense: 1, sentence: 1, lexical: 1 });
  });

  it("finds the same each time, in a generation opened anew too", async () => {
    const pages = articlesOf(frenchPages(40));
    const query = queryOf("Quelle étape ?");
    const [one, other] = [await openContent(pages), await openContent(pages)];
    const search = createSearch(one);
    const vector = Float32Array.from(bagOfWords(query.text));

    const first = search.find(query, vector);
    search.find(queryOf("La chaleur"), Float32Array.from(bagOfWords("La chaleur")));

    expect(search.find(query, vector)).toEqual(first);
    expect(find(other, query)).toEqual(first);
  });

  it("orders items that are equally good by their group", async () => {
    const same = { language: "fr", text: "Le préavis est de deux mois." } as const;
    const generation = await openContent(
      articlesOf(["c", "a", "b"].map((id) => ({ id, ...same }))),
    );

    const { items } = find(generation, queryOf("préavis"));

    expect(items.map(({ group }) => group)).toEqual(["article:a", "article:b", "article:c"]);
  });

  it("ranks no summary, however near it is: it is no evidence", async () => {
    const generation = await openSmallBase();

    const { items, rows } = find(generation, queryOf("Fournisseur de démonstration"));

    const found = [...rows.keys()].map((row) => generation.rowItems[row]);
    expect(found).toContain("summary:alpha");
    expect(items.length).toBeGreaterThan(0);
    expect(items.filter(({ group }) => group.startsWith("summary:"))).toEqual([]);
  });

  it("ranks the two language versions of a topic as one", async () => {
    const generation = await openSmallBase();

    const { items } = find(
      generation,
      queryOf("Who keeps the keys, le client ?", { language: "en" }),
    );

    expect(items.filter(({ group }) => group.includes("keys"))).toEqual([
      { group: "topic:keys", score: expect.any(Number) },
    ]);
  });

  it("lifts typed facts for a list, and nothing else", async () => {
    const generation = await openSmallBase();
    const query = queryOf("Quelle société ?", { attributes: new Set(["ownership"]) });
    const plain = scoresOf(find(generation, query));
    const listed = scoresOf(find(generation, { ...query, asksList: true }));

    const lifted = [...listed.keys()].filter((group) => listed.get(group) !== plain.get(group));
    expect(lifted.toSorted()).toEqual(["fact:alpha-owner", "fact:beta-share"]);
    expect(listed.get("fact:beta-share")).toBeGreaterThan(plain.get("fact:beta-share") ?? 9);
  });

  it("says how near the nearest sentence is", async () => {
    const generation = await openSmallBase();

    const { nearestSentence } = find(generation, queryOf("Alpha appartient à 60 % à Beta."));

    expect(nearestSentence).toBeCloseTo(1, 5);
  });

  it("finds passages by meaning alone when no word is known", async () => {
    const generation = await openSmallBase();

    const { items, rows } = find(generation, queryOf("gaufres"));

    expect(items.length).toBeGreaterThan(0);
    expect([...rows.values()].every(({ lexical }) => lexical === 0)).toBe(true);
  });
});

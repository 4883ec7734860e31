import { describe, expect, it } from "vitest";
import { extracted, page } from "./extracting.ts";

const jsonLd = (value: unknown): string =>
  `<script type="application/ld+json">${JSON.stringify(value)}</script>`;

describe("metadata of a page", () => {
  it.each([
    {
      name: "nothing stated",
      head: "",
      expected: {
        title: "Le cloud de confiance",
        publisher: null,
        author: null,
        published: null,
        modified: null,
        canonical: null,
      },
    },
    {
      name: "Open Graph and meta",
      head: `<meta property="og:title" content="Titre | Exemple Infos"><meta property="og:site_name" content="Exemple Infos"><meta name="author" content="Ana Dubois"><meta property="article:published_time" content="2026-03-01T23:30:00-05:00"><meta property="article:modified_time" content="2026-04"><link rel="canonical" href="/cloud#haut">`,
      expected: {
        title: "Titre",
        publisher: "Exemple Infos",
        author: "Ana Dubois",
        published: "2026-03-01",
        modified: "2026-04",
        canonical: "https://news.example/cloud",
      },
    },
    {
      name: "JSON-LD in a graph, two authors",
      head: jsonLd({
        "@graph": [
          { "@type": "WebSite", name: "Autre" },
          {
            "@type": ["Article", "NewsArticle"],
            headline: "Titre de l'article",
            author: [{ "@type": "Person", name: "Ana" }, { name: "Luc" }],
            publisher: { name: "Exemple" },
            datePublished: "2026-02-03",
            dateModified: "2026-02-04T10:00:00Z",
          },
        ],
      }),
      expected: {
        title: "Titre de l'article",
        publisher: "Exemple",
        author: "Ana, Luc",
        published: "2026-02-03",
        modified: "2026-02-04",
      },
    },
    {
      name: "JSON-LD that is broken, and one of the wrong shape",
      head: `<script type="application/ld+json">{"@type":"Article",</script>${jsonLd({ "@type": "Article", headline: 5, author: { name: ["x"] }, datePublished: "hier" })}`,
      expected: { title: "Le cloud de confiance", author: null, published: null },
    },
    {
      name: "dates written out and dates that do not exist",
      head: '<meta name="date" content="17 avril 2026"><meta name="last-modified" content="2026-02-31">',
      expected: { published: "2026-04-17", modified: null },
    },
    {
      name: "an address in place of an author",
      head: '<meta property="article:author" content="https://social.example/ana">',
      expected: { author: null },
    },
    {
      name: "canonical address of another host",
      head: '<link rel="canonical" href="https://other.example/cloud">',
      expected: { canonical: null },
    },
    {
      name: "canonical address that is none",
      head: '<link rel="canonical" href="javascript:alert(1)">',
      expected: { canonical: null },
    },
    {
      name: "canonical address with a user name",
      head: '<link rel="canonical" href="https://a:b@news.example/cloud">',
      expected: { canonical: null },
    },
    {
      name: "markup and tricks in names",
      head: `<meta property="og:title" content="Un &lt;b&gt;titre&lt;/b&gt; \u202eEVIL\u200b&#10;fin"><meta name="author" content="\u200b">`,
      expected: { title: "Un <b>titre</b> EVIL fin", author: null },
    },
  ])("reads $name", async ({ head, expected }) => {
    expect(await extracted(page("", head))).toMatchObject(expected);
  });

  it.each([
    {
      name: "time in the head of the article",
      inner: '<article><header><time datetime="2026-01-05">5 janvier</time></header></article>',
    },
    { name: "itemprop", inner: '<span itemprop="datePublished" content="2026-01-05">hier</span>' },
    { name: "time with a written date", inner: "<time pubdate>5 janvier 2026</time>" },
  ])("finds the date in an element: $name", async ({ inner }) => {
    expect((await extracted(page(inner))).published).toBe("2026-01-05");
  });

  it("takes the last part of the address as a title of last resort", async () => {
    const html = page("")
      .replace(/<title>.*<\/title>/u, "")
      .replace(/<h1>.*?<\/h1>/u, "");

    expect((await extracted(html)).title).toBe("de-confiance");
  });

  it("drops the heading that repeats the title from the path", async () => {
    const { blocks } = await extracted(page("<h2>Prix</h2><p>Cinq euros par mois.</p>"));

    expect(blocks.at(-1)?.headings).toEqual(["Prix"]);
  });
});

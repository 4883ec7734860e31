import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sourceLink } from "../../src/presenting/source-link.ts";
import { anyText } from "../helpers/answer-arbitrary.ts";

const PAGE = "https://example.org/page";

describe("sourceLink", () => {
  it.each([
    { name: "a summary", form: "summary", url: PAGE, excerpt: "Bleu est prêt.", expected: PAGE },
    {
      name: "a quotation",
      form: "quotation",
      url: PAGE,
      excerpt: "Bleu - prêt, enfin & pour de bon",
      expected: `${PAGE}#:~:text=Bleu%20%2D%20pr%C3%AAt%2C%20enfin%20%26%20pour%20de%20bon`,
    },
    {
      name: "a long quotation",
      form: "quotation",
      url: PAGE,
      excerpt: "un deux trois quatre cinq six sept huit neuf dix onze douze treize",
      expected: `${PAGE}#:~:text=un%20deux%20trois%20quatre%20cinq,neuf%20dix%20onze%20douze%20treize`,
    },
    {
      name: "a quotation on a page with a fragment",
      form: "quotation",
      url: `${PAGE}#part-2`,
      excerpt: "Prêt",
      expected: `${PAGE}#part-2:~:text=Pr%C3%AAt`,
    },
    {
      name: "a quotation whose words stand on the page more than once",
      form: "quotation",
      url: PAGE,
      excerpt: "Prêt",
      isUniqueOnPage: false,
      expected: PAGE,
    },
    {
      name: "a quotation on a page of a PDF",
      form: "quotation",
      url: `${PAGE}.pdf`,
      excerpt: "Prêt",
      pageNumber: 3,
      expected: `${PAGE}.pdf#page=3`,
    },
    {
      name: "a summary of a page of a PDF",
      form: "summary",
      url: `${PAGE}.pdf`,
      excerpt: "Prêt",
      pageNumber: 3,
      expected: `${PAGE}.pdf`,
    },
    { name: "an empty quotation", form: "quotation", url: PAGE, excerpt: "\u200b", expected: PAGE },
    {
      name: "a quotation too long for an address",
      form: "quotation",
      url: PAGE,
      excerpt: "x".repeat(2000),
      expected: PAGE,
    },
    {
      name: "plain http",
      form: "summary",
      url: "http://example.org/",
      excerpt: "x",
      expected: null,
    },
    { name: "a script", form: "summary", url: "javascript:alert(1)", excerpt: "x", expected: null },
    {
      name: "a password",
      form: "summary",
      url: "https://a:b@example.org/",
      excerpt: "x",
      expected: null,
    },
    { name: "no address", form: "quotation", url: "<!here>", excerpt: "x", expected: null },
    {
      name: "an address without end",
      form: "summary",
      url: `${PAGE}/${"x".repeat(5000)}`,
      excerpt: "x",
      expected: null,
    },
  ] as const)("gives $name its address", ({ expected, ...source }) => {
    expect(sourceLink(source)).toBe(expected);
  });

  it("stays on the page whatever the passage says", () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom("summary", "quotation"), (excerpt, form) => {
        const link = sourceLink({ form, url: PAGE, excerpt });

        expect(link?.split("#:~:text=")[0]).toBe(PAGE);
        expect(link).toMatch(/^[\u0021-\u007e]{1,2000}$/u);
      }),
    );
  });
});

import { describe, expect, it } from "vitest";
import { extract, extracted, page } from "./extracting.ts";

const asText = { contentType: "text/plain", url: "a.txt" } as const;
const TEXTS = {
  fr: "Le nuage de confiance désigne une offre qui respecte la qualification de l'agence nationale. Les données des clients y restent en Europe et ne sont pas soumises à un droit étranger. Pour les administrations, cette exigence est inscrite dans une circulaire.",
  en: "The trusted cloud is an offer which respects the qualification of the national agency. The data of its customers stays in Europe and is not subject to a foreign law. For public bodies this requirement is written into a circular of the directorate.",
  de: "Die vertrauenswürdige Cloud ist ein Angebot, das die Qualifikation der nationalen Behörde einhält. Die Daten der Kunden bleiben in Europa und unterliegen keinem fremden Recht. Für die Verwaltung steht diese Anforderung in einem Rundschreiben.",
  pt: "A nuvem de confiança é uma oferta que respeita a qualificação da agência nacional. Os dados dos clientes permanecem na Europa e não estão sujeitos a um direito estrangeiro. Para as administrações esta exigência está escrita numa circular.",
  sv: "Det betrodda molnet är ett erbjudande som uppfyller den nationella myndighetens kvalificering. Kundernas data stannar i Europa och omfattas inte av utländsk lag. För förvaltningen står detta krav i ett cirkulär och gäller sedan dess för alla offentliga organ i landet.",
  ru: "Доверенное облако это предложение, которое соблюдает квалификацию национального агентства.",
  table:
    "OVHcloud SecNumCloud Roubaix, Outscale SecNumCloud Saint-Cloud, Bleu SecNumCloud Issy, Cloud Temple SecNumCloud Nanterre, Worldline SecNumCloud Seclin, NumSpot Paris, Scaleway HDS Vélizy, Ionos C5 Karlsruhe, Stackit C5 Neckarsulm, Telekom C5 Bonn, Oracle Reston, Orange Rennes, Docaposte Sophia, Infomaniak Genève, Exoscale Lausanne, Hetzner Gunzenhausen, Leaseweb Amsterdam",
} as const;

describe("language of a document", () => {
  it.each([
    { name: "French, whatever the page states", text: TEXTS.fr, lang: "en", expected: "fr" },
    { name: "English in a French source", text: TEXTS.en, lang: "", expected: "en" },
    {
      name: "a table of names, as the page states",
      text: TEXTS.table,
      lang: "en-GB",
      expected: "en",
    },
    { name: "a table of names, as the source states", text: TEXTS.table, lang: "", expected: "fr" },
    {
      name: "too short to tell, as the page states",
      text: `Un mot. ${"OVHcloud ".repeat(20)}`,
      lang: "en",
      expected: "en",
    },
  ])("is found: $name", async ({ text, lang, expected }) => {
    const html = `<html lang="${lang}"><body><p>${text}</p></body></html>`;

    expect((await extracted(html)).language).toBe(expected);
  });

  it.each([
    { name: "German", text: TEXTS.de, lang: "", named: '"de"' },
    { name: "Portuguese that the page states", text: TEXTS.pt, lang: "pt-BR", named: '"pt"' },
    { name: "Swedish", text: TEXTS.sv, lang: "", named: "unknown" },
    { name: "Russian", text: TEXTS.ru, lang: "ru", named: '"ru"' },
  ])("is refused by name: $name", async ({ text, lang, named }) => {
    const result = await extract(`<html lang="${lang}"><body><p>${text}</p></body></html>`);

    expect(result).toMatchObject({ kind: "failed", fault: "language-unsupported" });
    expect(result.kind === "failed" && result.detail).toContain(named);
  });

  it("looks at the whole of a long text, not at its foreign foreword", async () => {
    const document = await extracted(`${TEXTS.de}\n\n${`${TEXTS.fr}\n\n`.repeat(60)}`, asText);

    expect(document.language).toBe("fr");
  });

  it("keeps a French page that quotes other languages", async () => {
    expect((await extracted(page(`<blockquote>${TEXTS.de}</blockquote>`))).language).toBe("fr");
  });
});

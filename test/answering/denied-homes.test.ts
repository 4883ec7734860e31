import { beforeAll, describe, expect, it } from "vitest";
import { type DeniedHome, findDeniedHome } from "../../src/answering/denied-homes.ts";
import { fold } from "../../src/language/fold.ts";
import { tokens } from "../../src/language/tokens.ts";
import { openRealAssistant, type RealAssistant } from "../helpers/real-assistant.ts";

let real: RealAssistant;

beforeAll(async () => {
  real = await openRealAssistant();
  return () => {
    real.close();
  };
});

function find(text: string): DeniedHome | undefined {
  const { finder } = real;
  const understanding = finder.understand({ text, history: [], today: "2026-11-23" });
  const words = tokens(fold(understanding.text).replaceAll("n't", " not"));
  return findDeniedHome(words, understanding, finder.parts.words);
}

describe("findDeniedHome", () => {
  it.each([
    "Quels hébergeurs certifiés HDS ne sont pas américains ?",
    "Quels prestataires HDS non américains connais-tu ?",
    "Which HDS certified hosts are not American?",
    "Which providers aren't from the US?",
    "non-American HDS hosts",
    "Welche Anbieter sind nicht aus den USA?",
    "Welche nichtamerikanischen Anbieter gibt es?",
    "¿Qué proveedores no son estadounidenses?",
    "Quali fornitori non sono americani?",
    "Welke aanbieders zijn niet Amerikaans?",
  ])("finds where providers are not from: %s", (text) => {
    expect(find(text)?.countries).toEqual(new Set(["US"]));
  });

  it.each([
    "Which hosts are not American or Chinese?",
    "Which hosts are not American and not Chinese?",
    "Which hosts are neither American nor Chinese?",
    "Quels hébergeurs ne sont ni américains ni chinois ?",
    "Quels hébergeurs ne sont pas américains et ne sont pas chinois ?",
    "Welche Anbieter sind nicht amerikanisch und nicht chinesisch?",
    "Welche Anbieter sind weder aus den USA noch aus China?",
    "¿Qué proveedores no son estadounidenses ni chinos?",
    "Quali fornitori non sono né americani né cinesi?",
    "Welke clouds zijn niet Amerikaans en niet Chinees?",
  ])("finds all of several: %s", (text) => {
    expect(find(text)?.countries).toEqual(new Set(["US", "CN"]));
  });

  it("finds countries in Europe too", () => {
    expect(find("Quels clouds ne sont pas français ?")?.countries).toEqual(new Set(["FR"]));
  });

  it.each([
    ["nationality", "Which hosts are not qualified?"],
    ["provider's nationality, but software's", "hosts with non-American software"],
    ["provider's nationality, but people's", "aanbieders met niet-Amerikaanse medewerkers"],
    ["provider's nationality, but data centres'", "hosts with non-American data centres"],
    ["nationality that is denied", "American hosts"],
    ["nationality, but a dependence", "Quels clouds ne dépendent pas des États-Unis ?"],
    ["words", ""],
  ])("finds nothing where there are no %s", (_name, text) => {
    expect(find(text)).toBeUndefined();
  });
});

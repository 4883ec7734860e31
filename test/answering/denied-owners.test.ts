import { beforeAll, describe, expect, it } from "vitest";
import { type DeniedOwners, readDeniedOwners } from "../../src/answering/denied-owners.ts";
import { EUROPE } from "../../src/answering/europe.ts";
import { openRealAssistant, type RealAssistant } from "../helpers/real-assistant.ts";

let real: RealAssistant;

beforeAll(async () => {
  real = await openRealAssistant();
  return () => {
    real.close();
  };
});

function read(text: string): DeniedOwners | undefined {
  const { finder } = real;
  const understanding = finder.understand({ text, history: [], today: "2026-11-23" });
  return readDeniedOwners(understanding, finder.parts);
}

describe("readDeniedOwners", () => {
  it.each([
    { text: "free hosts without US shareholders", rest: "free hosts" },
    { text: "hosts independent of US shareholders", rest: "hosts" },
    { text: "Which providers are independent of US owners?", rest: "which providers, " },
    { text: "Which providers are free of US ownership?", rest: "which providers, " },
    { text: "hébergeurs sans actionnaire américain", rest: "hebergeurs" },
    {
      text: "Quels hébergeurs sont indépendants d'actionnaires américains ?",
      rest: "quels hebergeurs, ",
    },
    {
      text: "Quels fournisseurs sont libres d'actionnaires américains ?",
      rest: "quels fournisseurs, ",
    },
    { text: "Anbieter ohne amerikanische Aktionäre", rest: "anbieter" },
    {
      text: "Welche Anbieter sind unabhängig von amerikanischen Eigentümern?",
      rest: "welche anbieter, ",
    },
    { text: "proveedores sin accionistas estadounidenses", rest: "proveedores" },
    {
      text: "¿Qué proveedores son independientes de accionistas estadounidenses?",
      rest: "que proveedores, ",
    },
    { text: "fornitori senza azionisti americani", rest: "fornitori" },
    {
      text: "Quali fornitori sono indipendenti da azionisti americani?",
      rest: "quali fornitori, ",
    },
    { text: "aanbieders zonder Amerikaanse aandeelhouders", rest: "aanbieders" },
    {
      text: "Welke aanbieders zijn onafhankelijk van Amerikaanse aandeelhouders?",
      rest: "welke aanbieders, ",
    },
  ])("denies American shares: $text", ({ text, rest }) => {
    const denied = read(text);

    expect(denied?.countries).toEqual(new Set(["US"]));
    expect(denied?.isAnyShare).toBe(true);
    expect(denied?.rest.text).toBe(rest);
  });

  it.each([
    "hosts without US shareholders",
    "free hosts without US shareholders",
    "hébergeurs sans actionnaire américain",
    "Anbieter ohne amerikanische Aktionäre",
    "proveedores sin accionistas estadounidenses",
    "fornitori senza azionisti americani",
    "aanbieders zonder Amerikaanse aandeelhouders",
  ])("leaves a question for a list: %s", (text) => {
    expect(read(text)?.rest.asksTypedList).toBe(true);
  });

  it.each([
    "Which providers have no non-EU owners?",
    "Quels fournisseurs n'ont pas d'actionnaires non européens ?",
    "Quels fournisseurs n'ont aucun actionnaire hors UE ?",
    "Welche Anbieter haben keine Eigentümer außerhalb der EU?",
    "Welche Anbieter haben keine nicht-europäischen Eigentümer?",
    "¿Qué proveedores no tienen accionistas no europeos?",
    "Quali fornitori non hanno azionisti extra-UE?",
    "Welke aanbieders hebben geen niet-Europese aandeelhouders?",
    "Welke aanbieders hebben geen aandeelhouders buiten de EU?",
  ])("denies owners of all countries outside Europe: %s", (text) => {
    const countries = [...(read(text)?.countries ?? [])];

    expect(countries).toEqual(expect.arrayContaining(["US", "CA"]));
    expect(countries.filter((each) => EUROPE.has(each))).toEqual([]);
  });

  it("denies control alone where no share is named", () => {
    expect(read("Quels fournisseurs ne sont pas contrôlés par des Américains ?")).toMatchObject({
      countries: new Set(["US"]),
      isAnyShare: false,
    });
  });

  it.each([
    ["owners that there are", "Which providers have US shareholders?"],
    ["independent owners that there are", "Which providers have independent US shareholders?"],
    ["free providers with owners", "Which free providers have US shareholders?"],
    ["owners from elsewhere", "Which providers have non-US shareholders?"],
    ["owners from outside Europe", "Which providers have non-EU owners?"],
    ["owners in Europe", "Which providers have no French owners?"],
    ["no owners", "Which providers have no US data centres?"],
    ["a law", "Which providers are independent of US law?"],
    ["a provider by name", "Is Scaleway independent of US owners?"],
    ["another denial too", "Which providers have no US shareholders and are not qualified?"],
    ["nothing", ""],
  ])("reads none where %s is asked for", (_name, text) => {
    expect(read(text)).toBeUndefined();
  });
});

import { beforeAll, describe, expect, it } from "vitest";
import { type AskedList, listProviders } from "../../src/answering/typed-list.ts";
import { openRealAssistant, type RealAssistant } from "../helpers/real-assistant.ts";

let real: RealAssistant;

beforeAll(async () => {
  real = await openRealAssistant();
  return () => {
    real.close();
  };
});

async function ask(text: string): Promise<AskedList | undefined> {
  const { finder } = real;
  const understanding = finder.understand({ text, history: [], today: "2026-11-23" });
  const searched = finder.search(understanding, await finder.embed(understanding));
  return listProviders({ searched, candidates: finder.candidates(searched) }, finder.parts);
}

/** Whether any shown as an entry holds what is asked. */
async function holders(text: string): Promise<readonly string[]> {
  const asked = await ask(text);
  return (asked?.list.groups.met ?? []).map(({ subject }) => subject.id);
}

describe("lists over the real base", () => {
  it.each([
    "Quels fournisseurs ne sont pas qualifiés SecNumCloud ?",
    "Quels fournisseurs ne sont plus qualifiés SecNumCloud ?",
    "Quels fournisseurs sont qualifiés SecNumCloud, sauf OVHcloud ?",
    "Quels hébergeurs français sont sans actionnaire américain ?",
    "Quels fournisseurs ne sont pas encore présents en Allemagne ?",
    "Which providers are not SecNumCloud qualified?",
    "Which providers have no US shareholders?",
    "Which providers lost their SecNumCloud qualification?",
    "Which providers are SecNumCloud qualified and which are not?",
    "Welche Anbieter sind nicht nach SecNumCloud qualifiziert?",
    "Welche Anbieter haben ihren Sitz nicht in Deutschland?",
    "¿Qué proveedores no están cualificados SecNumCloud?",
    "Quali fornitori non sono qualificati SecNumCloud?",
    "Welke aanbieders hebben geen Amerikaanse aandeelhouders?",
  ])("are none where those that something is not true of are asked for: %s", async (text) => {
    expect(await ask(text)).toBeUndefined();
  });

  it.each([
    "Quels fournisseurs ne sont pas encore qualifiés SecNumCloud ?",
    "Which providers are not yet SecNumCloud qualified?",
    "Welche Anbieter sind noch nicht nach SecNumCloud qualifiziert?",
    "¿Qué proveedores aún no están cualificados SecNumCloud?",
    "Quali fornitori non sono ancora qualificati SecNumCloud?",
    "Welke aanbieders zijn nog niet SecNumCloud-gekwalificeerd?",
  ])("are of those on the way where they are not there yet: %s", async (text) => {
    expect(await holders(text)).toEqual(await holders("Quels candidats à SecNumCloud ?"));
    expect(await holders(text)).toContain("scaleway");
  });

  it.each([
    "Which providers are SecNumCloud qualified? No need for details.",
    "Liste les fournisseurs qualifiés SecNumCloud, sans blabla.",
    "Ich weiß nicht, welche Anbieter nach SecNumCloud qualifiziert sind: welche?",
    "Quels fournisseurs sont qualifiés SecNumCloud (pas les candidats) ?",
    "Which providers are SecNumCloud qualified or not?",
  ])("are of all where nothing is denied of them: %s", async (text) => {
    expect(await holders(text)).toEqual(await holders("Who is SecNumCloud qualified?"));
    expect(await holders(text)).toContain("ovhcloud");
  });

  it.each([
    "Which SecNumCloud qualifications expire before 2020?",
    "Which SecNumCloud qualifications expire from March to June 2027?",
  ])("are none of days that cannot be read: %s", async (text) => {
    expect((await ask(text))?.isTyped).not.toBe(true);
  });
});

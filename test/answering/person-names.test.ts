import { describe, expect, it } from "vitest";
import { namesPerson } from "../../src/answering/person-names.ts";
import type { BaseLanguage } from "../../src/domain/language.ts";
import { providerFile } from "../helpers/provider-file.ts";
import { openSmallAnswering } from "../helpers/small-answering.ts";

const PERSONS = {
  "a given and a family name": "Philippe Latombe a contesté Gamma.",
  "an accent": "Benoît Martin dirige Gamma.",
  "two given names": "Jean-Noël Barrot a signé avec Gamma.",
  "three words": "Anne Le Hénanff a visité Gamma.",
  "a particle": "Ursula von der Leyen a visité Gamma.",
  "the end of a sentence": "Gamma est dirigée par Karsten Wildberger.",
  "a body's sentence": "La Commission a entendu Henna Virkkunen sur Gamma.",
};
const OTHERS = {
  "no name": "Gamma dirige la société depuis mars.",
  "one word": "Gamma est à Lille.",
  "a journal": "Gamma paraît au Official Journal.",
  "an act": "Gamma relève du Cloud Act.",
  "a French court": "La Cour Suprême a jugé Gamma.",
  "a French council": "Le Conseil Constitutionnel a jugé Gamma.",
  "a French parliament": "Le Parlement Européen a entendu Gamma.",
  "an assembly": "L'Assemblée Nationale a entendu Gamma.",
  "an authority": "La Dutch Authority a entendu Gamma.",
  "a company": "Gamma appartient à Deutsche Telekom.",
  "a city": "Gamma est à New York.",
  "a country": "Gamma est en South Korea.",
  "an article before": "Gamma est citée par Le Monde.",
  "a name of the base": "Gamma Premium est en service.",
};
const FACTS = Object.entries({ ...PERSONS, ...OTHERS }).map(([name, fr], at) => ({
  id: `gamma-${String(at)}`,
  attribute: "listing",
  fr,
  ...(name === "no name" ? { en: "In January Gamma opened." } : {}),
}));

type Readings = Readonly<Record<BaseLanguage, ReadonlyMap<string, readonly boolean[]>>>;

let readings: Promise<Readings> | undefined;

/** Of each unit of each statement. */
async function readAll(): Promise<Readings> {
  const small = await openSmallAnswering({
    "providers/gamma.yaml": providerFile("gamma", "Gamma", FACTS),
  });
  const readIn = (language: BaseLanguage): ReadonlyMap<string, readonly boolean[]> =>
    new Map(FACTS.map(({ id, fr }) => [fr, small.units(`fact:${id}`, language).map(namesPerson)]));
  return { fr: readIn("fr"), en: readIn("en") };
}

async function read(
  statement: string,
  language: BaseLanguage = "fr",
): Promise<readonly boolean[] | undefined> {
  // By the first test that asks: with it the base is closed.
  readings ??= readAll();
  return (await readings)[language].get(statement);
}

describe("namesPerson", () => {
  it.each(Object.entries(PERSONS))("sees a person in %s", async (_name, statement) => {
    expect(await read(statement)).toEqual([true]);
  });

  it.each(Object.entries(OTHERS))("sees none in %s", async (_name, statement) => {
    expect(await read(statement)).toEqual([false]);
  });

  it("takes neither a preposition nor a month for a given name", async () => {
    expect(await read(OTHERS["no name"], "en")).toEqual([false]);
  });
});

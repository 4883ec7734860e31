import { beforeAll, describe, expect, it } from "vitest";
import type { AskedList } from "../../src/answering/typed-list.ts";
import { askedList } from "../helpers/asked-list.ts";
import { openRealAssistant, type RealAssistant } from "../helpers/real-assistant.ts";

let real: RealAssistant;

beforeAll(async () => {
  real = await openRealAssistant();
  return () => {
    real.close();
  };
});

async function ask(text: string): Promise<AskedList | undefined> {
  return askedList(real, text);
}

describe("lists by where providers are from", () => {
  it.each([
    ["a singular", "I need a Finnish host"],
    ["whether there is any", "Is there a Finnish host?"],
    ["whether there is any, in French", "Y a-t-il un hébergeur finlandais ?"],
    ["what is provided between", "Busco un proveedor de nube finlandés"],
    ["services between", "Quali sono i fornitori di servizi cloud finlandesi?"],
    ["a German compound", "Welche finnischen Cloudanbieter gibt es?"],
    ["a Dutch compound", "Welke Finse hostingbedrijven zijn er?"],
  ])("are of a country where it is asked by %s", async (_name, text) => {
    const { groups } = (await ask(text))?.list ?? {};
    expect(groups?.met.map(({ subject }) => subject.id)).toEqual(["upcloud"]);
  });

  it.each([
    "Quels clouds certifiés C5 ne sont pas américains ?",
    "Which C5-attested clouds are non-American?",
    "Welche nichtamerikanischen Anbieter haben ein C5-Testat?",
    "¿Qué proveedores certificados C5 no son estadounidenses?",
    "Quali provider con attestato C5 non sono statunitensi?",
    "Welke C5-gecertificeerde cloudaanbieders zijn niet Amerikaans?",
  ])("leave out those of a country that is denied: %s", async (text) => {
    const groups = Object.values((await ask(text))?.list.groups ?? {}).flat();
    const ids = groups.map(({ subject }) => subject.id);

    expect(ids).toEqual(expect.arrayContaining(["hetzner", "ionos", "stackit"]));
    expect(ids).not.toContain("aws-european-sovereign-cloud");
  });

  it.each([
    "Quels hébergeurs HDS dont les serveurs ne sont pas américains ?",
    "Quels fournisseurs SecNumCloud ont des ingénieurs non américains ?",
    "Which C5 providers have non-American data centres?",
    "Welche C5-Anbieter nutzen keine amerikanische Technik?",
    "Welke cloudproviders hebben niet-Amerikaanse medewerkers?",
  ])("are none where something of theirs is not to be of a country: %s", async (text) => {
    expect(await ask(text)).toBeUndefined();
  });
});

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
    ["a cloud", "Is there a Finnish cloud?"],
    ["a cloud, in Spanish", "¿Hay una nube finlandesa?"],
    ["clouds", "Quels clouds souverains finlandais y a-t-il ?"],
  ])("are of a country where it is asked by %s", async (_name, text) => {
    const { groups } = (await ask(text))?.list ?? {};
    expect(groups?.met.map(({ subject }) => subject.id)).toEqual(["upcloud"]);
  });

  it.each([
    "Quels clouds allemands sont certifiés C5 ?",
    "Which German clouds hold C5?",
    "Welche deutschen Clouds haben C5?",
    "¿Qué nubes alemanas tienen C5?",
    "Quali cloud provider tedeschi hanno C5?",
    "Welke Duitse clouds hebben C5?",
    "Nous sommes une banque et cherchons un cloud allemand certifié C5 : qui ?",
    "We need a German cloud with C5: which ones?",
  ])("keep the country of clouds that hold something: %s", async (text) => {
    const { groups } = (await ask(text))?.list ?? {};
    const ids = groups?.met.map(({ subject }) => subject.id);

    expect(ids).toEqual(["hetzner", "ionos", "open-telekom-cloud", "stackit"]);
  });

  it.each([
    "Which C5 hosts are neither American nor French?",
    "Quels clouds certifiés C5 ne sont ni américains ni français ?",
    "Welke C5-clouds zijn niet Amerikaans en niet Frans?",
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

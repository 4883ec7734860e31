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

async function factsOf(text: string, provider: string): Promise<readonly string[]> {
  const asked = await ask(text);
  const entries = Object.values(asked?.list.groups ?? {}).flat();
  return entries
    .filter(({ subject }) => subject.id === provider)
    .flatMap(({ facts }) => facts.map(({ id }) => id));
}

describe("addOwners", () => {
  it.each([
    "Quels sont les hébergeurs allemands et leurs propriétaires ?",
    "Which German cloud providers are there and who owns them?",
    "Welche deutschen Cloudanbieter gibt es und wem gehören sie?",
    "¿Cuáles son los proveedores alemanes y sus dueños?",
    "Quali sono i provider cloud tedeschi, con i loro proprietari?",
    "Welke Duitse cloudaanbieders zijn er en wie zijn de eigenaren?",
  ])("tells beside its seat whose a provider is: %s", async (text) => {
    expect(await factsOf(text, "hetzner")).toEqual(["fact:hetzner-hq", "fact:hetzner-ownership"]);
  });

  it("tells nothing beside where owners are not asked for", async () => {
    expect(await factsOf("Which German cloud providers are there?", "hetzner")).toEqual([
      "fact:hetzner-hq",
    ]);
  });

  it("tells an owner once", async () => {
    const facts = await factsOf(
      "Which German cloud providers are there and who owns them?",
      "stackit",
    );
    expect(facts).toHaveLength(1);
  });
});

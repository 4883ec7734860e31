import { beforeAll, describe, expect, it } from "vitest";
import { openRealAssistant, type RealAssistant } from "../../helpers/real-assistant.ts";

let real: RealAssistant;

beforeAll(async () => {
  real = await openRealAssistant();
  return () => real.close();
});

async function citedItems(question: string): Promise<readonly string[]> {
  const { answer } = await real.ask(question);
  return answer.citations.map(({ item }) => item);
}

describe("all certifications of a provider", () => {
  it.each([
    ["Which certifications does IONOS hold?", ["fact:ionos-c5", "fact:ionos-iso27001"]],
    ["Welche Zertifikate hat Hetzner?", ["fact:hetzner-c5", "fact:hetzner-iso27001"]],
    ["Quelles certifications pour STACKIT ?", ["fact:stackit-c5", "fact:stackit-iso27001"]],
  ])("are told: %s", async (question, expected) => {
    expect(await citedItems(question)).toEqual(expect.arrayContaining(expected));
  });

  it("are not told where one is named", async () => {
    expect(await citedItems("Is IONOS ISO 27001 certified?")).not.toContain("fact:ionos-c5");
  });
});

describe("the days on which qualifications end", () => {
  it.each([
    ["Dates d'expiration des qualifications SecNumCloud avant mi-2027 ?", 2],
    ["Which SecNumCloud qualifications end before mid-2027?", 2],
    ["Welche SecNumCloud-Qualifizierungen laufen vor Mitte 2027 ab?", 2],
    ["When do the SecNumCloud qualifications expire?", 7],
    ["¿Cuándo vencen las cualificaciones SecNumCloud?", 7],
    ["Échéances SecNumCloud avant fin 2027", 2],
    ["Which SecNumCloud qualifications end no later than 2027?", 2],
    ["Welke SecNumCloud-kwalificaties verlopen uiterlijk in 2027?", 2],
    ["Quelles qualifications SecNumCloud expirent en 2029 ou plus tard ?", 2],
  ])("are a list: %s", async (question, least) => {
    const { answer } = await real.ask(question);
    const entries = answer.blocks.flatMap((block) => (block.kind === "list" ? block.items : []));

    expect(entries.length).toBeGreaterThanOrEqual(least);
  });

  it.each(["When does Section 702 expire?", "Quand la qualification d'OVHcloud expire-t-elle ?"])(
    "are none where no list is asked for: %s",
    async (question) => {
      const { answer } = await real.ask(question);

      expect(answer.blocks.map(({ kind }) => kind)).toEqual(["text"]);
    },
  );
});

describe("a comparison of what no fact tells", () => {
  it.each([
    "OVHcloud ou Outscale, différence de prix ?",
    "Compare the prices of Scaleway and IONOS",
  ])("is no table of other things: %s", async (question) => {
    const { answer } = await real.ask(question);

    expect(answer.blocks.map(({ kind }) => kind)).not.toContain("table");
  });
});

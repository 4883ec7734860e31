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
    "Quels fournisseurs ne sont pas encore présents en Allemagne ?",
    "Which providers are not SecNumCloud qualified?",
    "Which providers lost their SecNumCloud qualification?",
    "Which providers are SecNumCloud qualified and which are not?",
    "Quels fournisseurs ne sont pas soumis au CLOUD Act ?",
    "Which providers are not subject to US law?",
    "Which providers have no French shareholders?",
    "Which providers have non-US shareholders?",
    "Which providers have no US data centres?",
    "Which providers have no US shareholders and are not SecNumCloud qualified?",
    "Which providers won the tender and have no US shareholders?",
    "Welche Anbieter haben nicht-amerikanische Aktionäre?",
    "Welche Anbieter sind nicht nach SecNumCloud qualifiziert?",
    "Welche Anbieter haben ihren Sitz nicht in Deutschland?",
    "¿Qué proveedores no están cualificados SecNumCloud?",
    "Quali fornitori non sono qualificati SecNumCloud?",
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
    "Which SecNumCloud qualifications expire in 2026-27?",
    "Which SecNumCloud qualifications expire today?",
    "Which SecNumCloud qualifications expire in the second half of 2027?",
    "Quelles qualifications SecNumCloud expirent au deuxième trimestre 2027 ?",
    "Welche SecNumCloud-Qualifikationen laufen im zweiten Quartal 2027 aus?",
  ])("are none of days that cannot be read: %s", async (text) => {
    expect((await ask(text))?.isTyped).not.toBe(true);
  });

  it.each([
    "Quels fournisseurs n'ont aucun actionnaire américain ?",
    "Which providers have no US shareholders?",
    "sovereign providers not owned by Americans",
    "free hosts without US shareholders",
    "Which providers are independent of US owners?",
    "Quels hébergeurs sont indépendants d'actionnaires américains ?",
    "Welche Anbieter sind unabhängig von amerikanischen Eigentümern?",
    "Which providers' shareholders are not American?",
    "non-US-owned cloud providers",
    "Welche Anbieter haben keine amerikanischen Eigentümer?",
    "¿Qué proveedores no tienen accionistas estadounidenses?",
    "Quali fornitori non hanno azionisti americani?",
    "Welke aanbieders zijn niet in Amerikaanse handen?",
  ])("are of those whose known owners are from elsewhere: %s", async (text) => {
    const groups = (await ask(text))?.list.groups;
    const ids = Object.values(groups ?? {})
      .flat()
      .map(({ subject }) => subject.id);

    expect(await holders(text)).toEqual(
      expect.arrayContaining(["outscale", "stackit", "numspot", "aruba-cloud"]),
    );
    // All that is told of these is a part, a law from outside, or a seat.
    expect(groups?.conditional.map(({ subject }) => subject.id)).toEqual(
      expect.arrayContaining(["ionos", "scaleway", "delos-cloud"]),
    );
    expect(groups?.["by-seat"].map(({ subject }) => subject.id)).toContain("hetzner");
    // A tenth or a fifth is American by the facts, or all of it is.
    expect(ids).not.toEqual(expect.arrayContaining(["s3ns"]));
    expect(ids).not.toEqual(expect.arrayContaining(["ovhcloud"]));
    expect(ids).not.toEqual(expect.arrayContaining(["aws-european-sovereign-cloud"]));
    // Of 23 per cent alone nothing follows.
    expect(ids).not.toEqual(expect.arrayContaining(["orange-business"]));
  });

  it.each([
    {
      text: "Quels hébergeurs français ne dépendent pas d'un actionnaire américain ?",
      met: ["outscale", "numspot", "oodrive"],
    },
    { text: "deutsche Anbieter ohne amerikanische Eigentümer", met: ["stackit"] },
    { text: "hébergeurs suisses sans actionnaire américain", met: [] },
    {
      text: "Which SecNumCloud-qualified providers have no American shareholders?",
      met: ["outscale", "numspot", "oodrive"],
    },
  ])("are of those among who else is asked for: $text", async ({ text, met }) => {
    const asked = await ask(text);

    expect(await holders(text)).toEqual(met);
    expect(asked).toMatchObject({ isTyped: true, isWhole: true });
  });

  it("keeps a minority under its condition where only control is denied", async () => {
    const asked = await ask("Quels fournisseurs ne sont pas contrôlés par des Américains ?");

    const conditional = asked?.list.groups.conditional.map(({ subject }) => subject.id);
    expect(conditional).toEqual(expect.arrayContaining(["ovhcloud", "s3ns"]));
  });

  it.each([
    "Quelle est la part de marché des fournisseurs européens dans le cloud ?",
    "How do French hosters get SecNumCloud?",
    "Which laws apply to German providers with C5?",
  ])("are none where something of providers is asked for: %s", async (text) => {
    expect(await ask(text)).toBeUndefined();
  });

  it.each([
    "Which providers won the Commission's sovereign cloud tender?",
    "Which providers won the EU tender?",
    "Welche Anbieter haben die Ausschreibung der Kommission gewonnen?",
    "¿Qué proveedores ganaron la licitación de la Comisión Europea?",
    "Quali fornitori hanno vinto la gara della Commissione europea?",
    "Welke aanbieders wonnen de aanbesteding van de Europese Commissie?",
  ])("are of those alone whose facts say what is asked beyond the attribute: %s", async (text) => {
    // Google by the bid of S3NS, which is its technology's.
    expect((await holders(text)).toSorted()).toEqual([
      "clever-cloud",
      "google-sovereign-cloud",
      "ovhcloud",
      "s3ns",
      "scaleway",
      "stackit",
    ]);
  });

  it.each([
    { text: "Quels fournisseurs sont au catalogue UGAP ?", not: ["stackit", "infomaniak"] },
    {
      text: "Quels fournisseurs ont un contrat avec le ministère des Armées ?",
      not: ["ovhcloud", "google-sovereign-cloud"],
    },
    { text: "Which providers partner with SAP?", not: ["exoscale", "oodrive"] },
  ])("leave out whoever has but the attribute: $text", async ({ text, not }) => {
    const shown = await holders(text);

    expect(shown.filter((id) => not.includes(id))).toEqual([]);
  });

  it("are of all that have the attribute where nothing else is asked", async () => {
    expect(await holders("Which providers have public sector contracts?")).toEqual(
      expect.arrayContaining(["infomaniak", "oodrive", "scaleway"]),
    );
  });

  it.each([
    {
      name: "of a plan",
      told: "Notre DSI veut mettre un SIRH chez un hébergeur SecNumCloud sans capitaux américains : qui est qualifié aujourd'hui et jusqu'à quand ?",
      bare: "Quels hébergeurs SecNumCloud sont sans capitaux américains ?",
    },
    {
      name: "of who asks",
      told: "Somos una pyme y buscamos proveedores europeos.",
      bare: "¿Qué proveedores europeos hay?",
    },
    {
      name: "of who asks and what they have",
      told: "On est une PME de 50 personnes et on utilise Microsoft 365. Quels fournisseurs français sont qualifiés SecNumCloud ?",
      bare: "Quels fournisseurs français sont qualifiés SecNumCloud ?",
    },
    {
      name: "of health data",
      told: "Unsere Klinik verarbeitet Gesundheitsdaten. Welche französischen Anbieter gibt es?",
      bare: "Welche französischen Anbieter sind HDS-zertifiziert?",
    },
    {
      name: "of what is insisted on",
      told: "Our lawyers insist on no US shareholders. Which SecNumCloud providers are there?",
      bare: "Which SecNumCloud providers have no US shareholders?",
    },
    {
      name: "of an occasion",
      told: "Stiamo preparando un capitolato per la posta elettronica. Chi è qualificato SecNumCloud?",
      bare: "Chi è qualificato SecNumCloud?",
    },
    {
      name: "of what is sought",
      told: "Wij zijn een verzekeraar en zoeken een Franse aanbieder met SecNumCloud. Wie komt in aanmerking?",
      bare: "Welke Franse aanbieders hebben SecNumCloud?",
    },
  ])("are the same where something is told $name", async ({ told, bare }) => {
    const asked = await holders(bare);

    expect(asked.length).toBeGreaterThan(1);
    expect(await holders(told)).toEqual(asked);
    expect((await ask(told))?.isWhole).toBe((await ask(bare))?.isWhole);
  });

  it.each([
    "Nous avons besoin de GPU H100. Quels hébergeurs sont qualifiés SecNumCloud ?",
    "We are a bank and want a SecNumCloud provider under 100 euros a month: who is qualified?",
    "Wir suchen einen C5-Anbieter mit Telefonsupport rund um die Uhr. Wer kommt in Frage?",
    "Buscamos un proveedor SecNumCloud con GPU: ¿quién está cualificado?",
  ])("are not all that is asked where no type tells a condition: %s", async (text) => {
    expect((await ask(text))?.isWhole).not.toBe(true);
  });

  it.each([
    "Qui est qualifié SecNumCloud aujourd'hui et jusqu'à quand ?",
    "Who is SecNumCloud-qualified, and until when?",
    "¿Quién está cualificado SecNumCloud y hasta cuándo?",
  ])("are whole where it is asked until when it is held: %s", async (text) => {
    expect((await ask(text))?.isWhole).toBe(true);
    expect(await holders(text)).toEqual(await holders("Qui est qualifié SecNumCloud ?"));
  });
});

import { describe, expect, it } from "vitest";
import { z } from "zod";
import { privately, use, useRealScenes } from "../../helpers/discord/real-scene.ts";
import type { Scene } from "../../helpers/discord/scene.ts";
import { customId, shownText } from "../../helpers/discord/shown-text.ts";

/** A citation behind the date of what a cell says: "(2025-10) ([1](<https://…>))", or a number that a list below leads on. */
const DATED = /\(\d{4}(?:-\d\d){0,2}\) \((?:\d+|\[\d+\]\(<https:\/\/[^>]+>\))\)/u;

const open = useRealScenes();

function lastText(scene: Scene): string {
  return shownText(privately(scene).at(-1) ?? { content: "", components: [] });
}

const Choices = z.object({
  data: z.object({ choices: z.array(z.object({ name: z.string(), value: z.string() })) }),
});

async function suggested(
  scene: Scene,
  command: string,
  typed: Readonly<Record<string, string>>,
): Promise<z.infer<typeof Choices>["data"]["choices"]> {
  const typing = scene.people.type(scene.asker, command, typed);
  await scene.discord.until("there are suggestions", () => typing.callback !== null);
  return Choices.parse(typing.callback).data.choices;
}

describe("/find", () => {
  it("shows who asks all who meet filters and words, with what was understood, dates and sources", async () => {
    const scene = await open();

    const found = await scene.answered(
      use(scene, "find", { certified: "certification-secnumcloud", need: "français" }),
      /Cloud Temple/u,
    );

    expect(found.seenBy).toBe(scene.asker.id);
    const text = privately(scene).map(shownText).join("\n");
    expect(text).toMatch(/^-# Recherche\s: SecNumCloud · siège ou contrôle\s: France\n/u);
    expect(text).toMatch(/- \*\*Cloud Temple\s:\*\* .*\(\[?\d+.* · .*\(\[?\d/u);
    expect(text).not.toMatch(/Microsoft Azure/u);
    await scene.discord.until("its buttons are there", () =>
      privately(scene).some((each) => customId(each, "passages:") !== ""),
    );
  });

  it("tells everybody what was looked for once it is shared", async () => {
    const scene = await open();
    const asked = use(scene, "find", { "hosted-in": "Pologne", european: true });
    const found = await scene.answered(asked, /Recherche/u);

    scene.people.press(scene.asker, found, customId(found, "share:"));
    const shared = await scene.shown(scene.discord.world.general.id, /ada/u);

    expect(shownText(shared)).toMatch(
      /ada · Recherche\s: régions ou données\s: Pologne · contrôle européen/u,
    );
  });

  it.each<{ name: string; options: Readonly<Record<string, string | boolean>>; says: RegExp }>([
    { name: "no option at all", options: {}, says: /Dites ce que vous cherchez/u },
    { name: "words that name nothing", options: { need: "trucs bien" }, says: /Dites ce que/u },
    {
      name: "a country that there is not",
      options: { country: "FR, Zorglubie **@everyone**" },
      says: /« Zorglubie \\\*\\\*\\@\u2060everyone\\\*\\\* » \(pays\)/u,
    },
  ])("says what to do about $name", async ({ options, says }) => {
    const scene = await open();

    const answer = await scene.answered(use(scene, "find", options), says);

    expect(answer.seenBy).toBe(scene.asker.id);
  });

  it.each([
    {
      name: "countries by name, behind those that stand there",
      typed: { country: "fr, allem" },
      first: { name: "France, Allemagne", value: "FR,DE" },
    },
    {
      name: "criteria by name",
      typed: { "documented-on": "clés" },
      first: { name: "Clés du client", value: "customer-keys" },
    },
  ])("suggests $name", async ({ typed, first }) => {
    const scene = await open();

    expect((await suggested(scene, "find", typed))[0]).toEqual(first);
  });
});

describe("/compare", () => {
  const PAIR = { "provider-1": "OVHcloud", "provider-2": "scaleway" };

  it("shows a table that a phone can read, each cell with its date and its citation", async () => {
    const scene = await open();

    use(scene, "compare", PAIR);
    await scene.discord.until("its buttons are there", () =>
      privately(scene).some((each) => customId(each, "export:") !== ""),
    );

    const text = privately(scene).map(shownText).join("\n");
    const cells = text.split("\n").filter((line) => /^ {2}- (?:OVHcloud|Scaleway) – /u.test(line));
    expect(cells.length).toBeGreaterThan(10);
    expect(cells.filter((line) => !DATED.test(line))).toEqual([]);
    expect(text).toMatch(/- \*\*SecNumCloud\*\*\n {2}- OVHcloud – /u);
  });

  it("says together who has no fact, and keeps to the criteria that were asked", async () => {
    const scene = await open();
    const options = { ...PAIR, "provider-3": "Bleu", criteria: "gaia-x-membership,C5" };
    const shown = await scene.answered(use(scene, "compare", options), /C5/u);

    expect(shownText(shown)).toMatch(/- \*\*C5\*\*\n {2}- OVHcloud, Scaleway, Bleu – /u);
    expect(shownText(shown)).not.toContain("SecNumCloud**");
  });

  it("compares over the eight objectives, none of which is left out", async () => {
    const scene = await open();

    use(scene, "compare", { ...PAIR, criteria: "objectives" });
    await scene.discord.until("its buttons are there", () => lastText(scene).includes("index"));

    const text = privately(scene).map(shownText).join("\n");
    for (const number of [1, 2, 3, 4, 5, 6, 7, 8]) {
      expect(text).toContain(`SOV-${String(number)}`);
    }
  });

  it.each([
    { format: "csv", type: "text/csv", begins: /^\ufeff[^\n]*,OVHcloud,Scaleway\r\n/u },
    {
      format: "markdown",
      type: "text/markdown",
      begins: /^\| [^|]+ \| OVHcloud \| Scaleway \|\n/u,
    },
  ])("gives the whole table as a file: $format", async ({ format, type, begins }) => {
    const scene = await open();
    use(scene, "compare", { ...PAIR, criteria: "SecNumCloud" });
    await scene.discord.until("its buttons are there", () =>
      privately(scene).some((each) => customId(each, `export:`) !== ""),
    );
    const [shown] = privately(scene);
    const id = customId(shown ?? { components: [] }, "export:").replace(/[a-z]+$/u, format);

    const pressed = scene.people.press(scene.asker, shown ?? raise(), id);
    const reply = await scene.answered(pressed, /tableau entier/u);

    expect(reply.seenBy).toBe(scene.asker.id);
    const [file] = scene.discord.rest.calls.flatMap(({ files }) => files);
    expect(file?.name).toMatch(/^comparaison-[0-9a-f]{16}\.(?:csv|md)$/u);
    expect(file?.type).toBe(type);
    expect(file?.text).toMatch(begins);
    expect(file?.text).toContain("https://");
  });

  it("lets everybody have the file once the table is shared", async () => {
    const scene = await open();
    const asked = use(scene, "compare", { ...PAIR, criteria: "SecNumCloud" });
    const table = await scene.answered(asked, /SecNumCloud/u);
    scene.people.press(scene.asker, table, customId(table, "share:"));
    const shared = await scene.shown(scene.discord.world.general.id, /SecNumCloud/u);
    const bob = scene.discord.world.addPerson("bob");

    const pressed = scene.people.press(bob, shared, customId(shared, "export:"));
    const reply = await scene.answered(pressed, /whole table/u);

    expect(shownText(shared)).toMatch(DATED);
    expect(reply.seenBy).toBe(bob.id);
  });

  it.each<{ name: string; options: Readonly<Record<string, string | boolean>>; says: RegExp }>([
    {
      name: "a name that is nearly one",
      options: { "provider-1": "OVHcloud", "provider-2": "Scalewxyz" },
      says: /« Scalewxyz ».*Noms proches : .*Scaleway/u,
    },
    {
      name: "a name that is none, whatever it holds",
      options: { "provider-1": "OVHcloud", "provider-2": "qqq <@&42> [x](https://evil.example)" },
      says: /« qqq \\<\\@&42\\> \\\[x\\\]\(https\\:\/\/evil\.example\) »/u,
    },
    {
      name: "one provider by two names",
      options: { "provider-1": "OVHcloud", "provider-2": "OVH" },
      says: /de 2 à 6 fournisseurs différents ; il y en a 1/u,
    },
    {
      name: "a criterion that there is not",
      options: { ...PAIR, criteria: "beauté" },
      says: /« beauté » \(critères\)/u,
    },
  ])("says what to do about $name", async ({ options, says }) => {
    const scene = await open();

    const answer = await scene.answered(use(scene, "compare", options), says);

    expect(answer.seenBy).toBe(scene.asker.id);
    expect(customId(answer, "share:")).toBe("");
  });

  it("suggests names, but for those that are chosen, and criteria with the objectives first", async () => {
    const scene = await open();

    const names = await suggested(scene, "compare", { "provider-1": "Scaleway", "provider-2": "" });
    const near = await suggested(scene, "compare", { "provider-2": "scale" });
    const criteria = await suggested(scene, "compare", { criteria: "" });

    expect(names).toHaveLength(25);
    expect(names.map(({ value }) => value)).not.toContain("Scaleway");
    expect(near[0]?.value).toBe("Scaleway");
    expect(criteria[0]?.value).toBe("objectives");
  });

  it("answers once, however often Discord sends the event", async () => {
    const scene = await open();

    const asked = use(scene, "compare", PAIR);
    scene.people.repeatInteraction(asked);
    await scene.discord.until("its buttons are there", () =>
      privately(scene).some((each) => customId(each, "export:") !== ""),
    );
    scene.people.repeatInteraction(asked);
    const marker = use(scene, "find");
    await scene.answered(marker, /Dites ce que/u);

    const tables = privately(scene).filter((each) => each !== marker.original);
    expect(tables.filter((each) => customId(each, "export:") !== "")).toHaveLength(1);
    expect(new Set(tables.map(shownText)).size).toBe(tables.length);
  });
});

function raise(): never {
  throw new Error("nothing was shown");
}

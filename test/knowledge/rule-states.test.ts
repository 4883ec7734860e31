import { describe, expect, it } from "vitest";
import { readKnowledge } from "../../src/knowledge/read-knowledge.ts";
import { readContent } from "../helpers/content.ts";
import { edit, lineOf, writeBase } from "../helpers/small-base.ts";

const FR = "topics/keys.fr.md";
const EN = "topics/keys.en.md";

interface Written {
  readonly names?: string;
  readonly state?: string;
  readonly asOf?: string;
  readonly told?: string;
}

/** A topic of the small base whose front matter tells of a state. */
function topic(file: string, told: string, written: Written = {}): string {
  const { names = "[Key Act]", state = "in-force", asOf = "2025-06" } = written;
  const states = [
    "states:",
    `  - names: ${names}`,
    `    state: ${state}`,
    `    asOf: "${asOf}"`,
    "    told:",
    `      - "${written.told ?? told}"`,
  ];
  return edit(
    file,
    "published: null, language: en }",
    `published: null, language: en }\n${states.join("\n")}`,
  );
}

const KEPT = {
  [FR]: topic(FR, "Le client garde ses clés."),
  [EN]: topic(EN, "They stay with them."),
};

describe("states of laws in topics", () => {
  it("are read, and kept by the item of each version", async () => {
    const { items } = await readContent(await writeBase(KEPT));

    const states = items.flatMap(({ id, states: own }) => (own === undefined ? [] : [[id, own]]));
    const shared = { names: ["Key Act"], state: "in-force", asOf: "2025-06" };
    expect(states).toEqual([
      ["topic:keys.en", [{ ...shared, told: ["They stay with them."] }]],
      ["topic:keys.fr", [{ ...shared, told: ["Le client garde ses clés."] }]],
    ]);
  });

  it.each<{ name: string; written: Written; at: string; message: string }>([
    {
      name: "half a sentence",
      written: { told: "They stay" },
      at: '"They stay"',
      message: "this is no sentence of the text",
    },
    {
      name: "a sentence with its markers",
      written: { told: "They stay with them. [2][1]" },
      at: 'them. [2][1]"',
      message: "without its markers",
    },
    {
      name: "a sentence of the other version",
      written: { told: "Le client garde ses clés." },
      at: "Le client",
      message: "this is no sentence of the text",
    },
    {
      name: "a state newer than the topic",
      written: { asOf: "2025-07" },
      at: 'asOf: "2025-07"',
      message: "`asOf` (2025-07) is newer than that of the topic (2025-06)",
    },
    {
      name: "an unknown state",
      written: { state: "suspended" },
      at: "state: suspended",
      message: "write one of in-force, not-adopted, annulled",
    },
    {
      name: "no name",
      written: { names: "[]" },
      at: "names: []",
      message: "names` is empty",
    },
    {
      name: "a name twice, however it is written",
      written: { names: "[Key Act, KEY-ACT]" },
      at: "names: [Key Act, KEY-ACT]",
      message: 'the name "KEY-ACT" is used already',
    },
  ])("are refused: $name", async ({ written, at, message }) => {
    const text = topic(EN, "They stay with them.", written);
    const dataDir = await writeBase({ ...KEPT, [EN]: text });

    const reading = await readKnowledge(dataDir);

    const faults = reading.kind === "faulty" ? reading.faults : [];
    expect(faults).toContainEqual({
      file: `data/${EN}`,
      line: lineOf(text, at),
      message: expect.stringContaining(message),
    });
  });

  it.each<{ name: string; en: string }>([
    { name: "another state", en: topic(EN, "They stay with them.", { state: "annulled" }) },
    { name: "another name", en: topic(EN, "They stay with them.", { names: "[Keys Act]" }) },
  ])("are refused where the versions differ: $name", async ({ en }) => {
    const reading = await readKnowledge(await writeBase({ ...KEPT, [EN]: en }));

    expect(reading).toMatchObject({
      kind: "faulty",
      faults: [
        {
          file: `data/${EN}`,
          line: lineOf(en, "states:"),
          message: expect.stringContaining(`are not those of ${FR}`),
        },
      ],
    });
  });
});

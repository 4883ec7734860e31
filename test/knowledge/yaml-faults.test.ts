import { describe, expect, it } from "vitest";
import { readKnowledge } from "../../src/knowledge/read-knowledge.ts";
import { type BrokenBase } from "../helpers/broken-base.ts";
import { edit, lineOf, writeBase } from "../helpers/small-base.ts";

const ALPHA = "providers/alpha.yaml";
const BETA = "providers/beta.yaml";

describe("YAML", () => {
  it.each<BrokenBase>([
    {
      name: "key written twice",
      file: BETA,
      from: "name: Beta\n",
      to: "name: Beta\nname: Beta Two\n",
      at: "Beta Two",
      message: "this key is written twice: keep one",
    },
    {
      name: "quote left open",
      file: BETA,
      from: 'fr: "Offre de démonstration."',
      to: 'fr: "Offre de démonstration.',
      at: 'fr: "Offre',
      message: "not valid YAML",
    },
    {
      name: "tab as indentation",
      file: BETA,
      from: "  - id: beta-share\n    attribute",
      to: "  - id: beta-share\n\tattribute",
      at: "\tattribute",
      message: "a tab is used to indent: use spaces",
    },
    {
      name: "alias",
      file: BETA,
      from: '      fr: "Moitié d\'Alpha"\n      en: "Half of Alpha"',
      to: '      fr: &half "Half of Alpha"\n      en: *half',
      at: "en: *half",
      message: "an alias (*half) is used: write the value out",
    },
    {
      name: "tag",
      file: BETA,
      from: "name: Beta\n",
      to: "name: !js/function Beta\n",
      at: "!js/function",
      message: "a tag (!…) is used: write the value without it",
    },
    {
      name: "second document",
      file: BETA,
      from: "facts:\n",
      to: "---\nfacts:\n",
      at: "---",
      message: "a second YAML document begins here: keep one in a file",
    },
    {
      name: "escape sequence of the terminal in a value",
      file: BETA,
      from: "kind: offer",
      to: 'kind: "off\\e[31mer"',
      at: "kind:",
      message: "line break or control character",
    },
  ])("reports: $name", async (row) => {
    const changed = edit(row.file, row.from, row.to);
    const dataDir = await writeBase({ [row.file]: changed });

    const reading = await readKnowledge(dataDir);

    // Broken YAML may show in several lines; the first one is where it broke.
    expect(reading).toMatchObject({
      kind: "faulty",
      faults: expect.arrayContaining([
        {
          file: `data/${row.file}`,
          line: lineOf(changed, row.at),
          message: expect.stringContaining(row.message),
        },
      ]),
    });
  });

  it("reports each bad text of one line", async () => {
    const changed = edit(
      BETA,
      'title: "Half", publisher: "Blog"',
      'title: " Half", publisher: "Blog "',
    );
    const dataDir = await writeBase({ [BETA]: changed });

    const reading = await readKnowledge(dataDir);

    const line = lineOf(changed, " Half");
    expect(reading).toMatchObject({
      kind: "faulty",
      faults: [
        { line, message: 'the text " Half" begins or ends with white space: remove it' },
        { line, message: 'the text "Blog " begins or ends with white space: remove it' },
      ],
    });
  });

  it.each([
    { name: "comments only", text: "# nothing yet\n" },
    { name: "a list", text: "- id: beta\n" },
    { name: "a text", text: "Beta is an offer.\n" },
  ])("reports a provider file that holds $name", async ({ text }) => {
    const dataDir = await writeBase({ [BETA]: text, [ALPHA]: null });

    const reading = await readKnowledge(dataDir);

    const message = expect.stringMatching(/^the file is .*, but must be a group of fields/);
    expect(reading).toEqual({
      kind: "faulty",
      faults: [{ file: `data/${BETA}`, line: 1, message }],
    });
  });
});

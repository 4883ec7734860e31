import { describe, expect, it } from "vitest";
import { loadSources } from "../../src/knowledge/read-sources.ts";
import { addSource, type EntryFields } from "../../src/knowledge/write-source.ts";

const FIELDS: EntryFields = [
  ["id", "new"],
  ["kind", "pages"],
  ["urls", ["https://example.com/a?b=c", "https://example.com/d"]],
  ["language", "fr"],
  ["publisher", 'Société "Nimbus": cloud'],
  ["basis", "press"],
  ["schedule", "1w"],
];
const ENTRY = `  - id: new
    kind: pages
    urls: ["https://example.com/a?b=c", "https://example.com/d"]
    language: fr
    publisher: "Société \\"Nimbus\\": cloud"
    basis: press
    schedule: 1w
`;
const OLD = `  - id: old
    kind: page
    url: https://example.com/old # why
    language: en
    publisher: Old
    basis: press
`;

describe("addSource", () => {
  it.each([
    { name: "no file", text: "", expected: `sources:\n${ENTRY}` },
    {
      name: "an empty list",
      text: "# first\nsources: []\n",
      expected: `# first\nsources:\n${ENTRY}`,
    },
    {
      name: "an empty list with a comment behind",
      text: "sources: [] # none yet\n# last\n",
      expected: `sources:\n${ENTRY}# none yet\n# last\n`,
    },
    { name: "a list", text: `sources:\n${OLD}`, expected: `sources:\n${OLD}${ENTRY}` },
    {
      name: "a list without a line end",
      text: `sources:\n${OLD.trimEnd()}`,
      expected: `sources:\n${OLD}${ENTRY}`,
    },
    {
      name: "a list with comments before and behind",
      text: `# a\nsources:\n  # b\n${OLD}\n# c\n`,
      expected: `# a\nsources:\n  # b\n${OLD}${ENTRY}\n# c\n`,
    },
    {
      name: "a list whose last value is a group",
      text: `sources:\n${OLD}    selectors:\n      remove: [aside, nav]\n`,
      expected: `sources:\n${OLD}    selectors:\n      remove: [aside, nav]\n${ENTRY}`,
    },
    {
      name: "a list at the margin",
      text: `sources:\n${OLD.replaceAll(/^ {2}/gm, "")}`,
      expected: `sources:\n${OLD.replaceAll(/^ {2}/gm, "")}${ENTRY.replaceAll(/^ {2}/gm, "")}`,
    },
  ])("adds to $name and leaves the rest as it is", ({ text, expected }) => {
    const added = addSource(text, FIELDS);

    expect(added).toBe(expected);
    const { sources, faults } = loadSources(added, "/base");
    expect(faults).toEqual([]);
    expect(sources.at(-1)).toMatchObject({
      id: "new",
      publisher: 'Société "Nimbus": cloud',
      schedule: 168,
    });
  });

  it("refuses a list between brackets", () => {
    const text = `sources: [{ id: old, kind: page, url: "https://example.com/old", language: en, publisher: Old, basis: press }]\n`;

    expect(() => addSource(text, FIELDS)).toThrow(/between \[ and \]/);
  });
});

import { describe, expect, it } from "vitest";
import { groupSources } from "../../src/presenting/group-sources.ts";
import type { PresentedSource } from "../../src/presenting/presented-answer.ts";

function source(number: number, fields: Partial<PresentedSource> = {}): PresentedSource {
  return {
    number,
    title: "Catalogue",
    details: ["ANSSI", "15 September 2026"],
    worth: [],
    url: "https://example.org/catalogue",
    form: "summary",
    ...fields,
  };
}

describe("sources of one origin", () => {
  it("are named together, where the first of them stands", () => {
    const groups = groupSources([source(1), source(2, { title: "Other" }), source(3)]);

    expect(groups.map(({ numbers, title }) => ({ numbers, title }))).toEqual([
      { numbers: [1, 3], title: "Catalogue" },
      { numbers: [2], title: "Other" },
    ]);
  });

  it.each([
    { name: "another date", fields: { details: ["ANSSI", "2025"] } },
    { name: "another address", fields: { url: "https://example.org/catalogue#:~:text=Bleu" } },
    { name: "no address", fields: { url: null } },
  ])("are named apart with $name", ({ fields }) => {
    expect(groupSources([source(1), source(2, fields)])).toHaveLength(2);
  });

  it("say once what holds for all, and of which what holds for some", () => {
    const [group] = groupSources([
      source(1, { worth: ["Read in a copy.", "Not its Public Cloud."] }),
      source(2, { worth: ["Read in a copy."] }),
      source(4, { worth: ["Read in a copy.", "Ends soon.", "Ends soon."] }),
    ]);

    expect(group?.notes).toEqual([
      { numbers: [], text: "Read in a copy." },
      { numbers: [1], text: "Not its Public Cloud." },
      { numbers: [4], text: "Ends soon." },
    ]);
  });

  it("are none where nothing is cited", () => {
    expect(groupSources([])).toEqual([]);
  });
});

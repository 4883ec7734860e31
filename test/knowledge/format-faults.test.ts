import { describe, expect, it } from "vitest";
import { checkKnowledge } from "../../src/knowledge/check-knowledge.ts";
import { formatFaults } from "../../src/knowledge/format-faults.ts";
import { edit, writeBase } from "../helpers/small-base.ts";

describe("formatFaults", () => {
  it("writes one line a fault and their count", () => {
    const faults = [
      { file: "data/topics/a.fr.md", line: 3, message: "`title` is missing: add it" },
      { file: "data/topics/a.fr.md", line: 12, message: "holds HTML: write plain text" },
      { file: "data/topics/b.fr.md", line: 1, message: "is empty: fill it" },
    ];

    const text = formatFaults(faults);

    expect(text).toBe(
      "data/topics/a.fr.md:3  `title` is missing: add it\n" +
        "data/topics/a.fr.md:12  holds HTML: write plain text\n" +
        "data/topics/b.fr.md:1  is empty: fill it\n" +
        "3 faults in 2 files\n",
    );
  });

  it("counts one fault as one", () => {
    const text = formatFaults([{ file: "data/topics", line: 1, message: "is missing" }]);

    expect(text).toMatch(/\n1 fault in 1 file\n$/);
  });

  it("keeps control characters of file names away from the terminal", () => {
    const text = formatFaults([
      { file: "data/topics/\u001b[2J\n.md", line: 1, message: "a\u009bb" },
    ]);

    expect(text).toBe("data/topics/ [2J .md:1  a b\n1 fault in 1 file\n");
  });
});

describe("checkKnowledge", () => {
  it("counts what a valid base holds", async () => {
    const check = await checkKnowledge(await writeBase());

    const counts = { providers: 2, facts: 4, topics: 2, articles: 1, passages: 22 };
    expect(check).toEqual({ kind: "valid", counts });
  });

  it("hands on the faults of a base that is not", async () => {
    const file = "providers/beta.yaml";
    const check = await checkKnowledge(
      await writeBase({ [file]: edit(file, "kind: offer", "kind: shop") }),
    );

    const line = expect.stringMatching(/^data\/providers\/beta\.yaml:4 {2}`kind` is "shop": write/);
    expect(check.kind === "faulty" && formatFaults(check.faults)).toEqual(line);
  });
});

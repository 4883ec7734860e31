import { describe, expect, it } from "vitest";
import {
  baseCopy,
  copiedFileName,
  copyDocument,
  namesIn,
  originalId,
} from "../../src/evaluation/copy-base-file.ts";
import { SMALL_BASE } from "../helpers/small-base.ts";

const copy = baseCopy(3, ["Alpha", "Alpha Cloud", "C++", "X-Y (Z)"]);

describe("baseCopy", () => {
  it.each([
    { name: "a name", text: "Beta owns Alpha.", expected: "Beta owns Alpha-K3." },
    { name: "the longest name", text: "Alpha Cloud is.", expected: "Alpha Cloud-K3 is." },
    { name: "a name in another case", text: "ALPHA est.", expected: "ALPHA-K3 est." },
    { name: "a name with signs", text: "En C++ ?", expected: "En C++-K3 ?" },
    { name: "a name with hyphen and brackets", text: "X-Y (Z).", expected: "X-Y (Z)-K3." },
    { name: "no part of a word", text: "Alphabet.", expected: "Alphabet. K3" },
    { name: "a text without a name", text: "Le client garde.", expected: "Le K3 client garde." },
  ])("renames $name", ({ text, expected }) => {
    expect(copy.rename(text)).toBe(expected);
  });
});

describe("copyDocument", () => {
  it("leaves headings and tables in their form", () => {
    const copied = copyDocument(SMALL_BASE["articles/2025-06-10-alpha.en.md"] ?? "", copy);

    expect(copied).toContain("id: 2025-06-10-alpha-k3\n");
    expect(copied).toContain("\nAlpha-K3 is qualified. It waited a year. [1] Critics see\n");
    expect(copied).toContain("\n## Services\n");
    expect(copied).toContain("\n| Service | Until        |\n");
  });

  it("leaves out how laws stand: one topic tells it", () => {
    const states = "states:\n  - { names: [DPF], state: in-force, asOf: 2025, told: [A.] }\n";

    const copied = copyDocument(`---\nid: a\ntitle: A\n${states}---\nText.\n`, copy);

    expect(copied).toBe("---\nid: a-k3\ntitle: A K3\n---\nText. K3\n");
  });
});

describe("namesIn", () => {
  it("reads name and aliases", () => {
    const names = namesIn(SMALL_BASE["providers/alpha.yaml"] ?? "");

    expect(names).toEqual(["Alpha", "Alpha Cloud", "Société Alpha"]);
  });
});

describe("originalId", () => {
  it.each([
    { id: "fact:alpha-owner-k3#fr", original: "fact:alpha-owner#fr" },
    { id: "topic:keys-k12.en#2", original: "topic:keys.en#2" },
    { id: "summary:alpha-k1", original: "summary:alpha" },
    { id: "article:2025-06-10-alpha.en#1", original: "article:2025-06-10-alpha.en#1" },
  ])("of $id is $original", ({ id, original }) => {
    expect(originalId(id)).toBe(original);
  });
});

describe("copiedFileName", () => {
  it.each([
    { name: "alpha.yaml", copied: "alpha-k3.yaml" },
    { name: "keys.fr.md", copied: "keys-k3.fr.md" },
  ])("of $name is $copied", ({ name, copied }) => {
    expect(copiedFileName(name, "-k3")).toBe(copied);
  });
});

import { beforeAll, describe, expect, it } from "vitest";
import type { Citation, Nearest } from "../../src/domain/answer.ts";
import { readBaseFiles } from "../../src/evaluation/base-files.ts";
import { citationFaults } from "../../src/evaluation/citation-faults.ts";
import { readFramePhrases } from "../../src/evaluation/frame-phrases.ts";
import type { SupportFiles } from "../../src/evaluation/support-files.ts";
import { citationOf } from "../helpers/evaluated-answer.ts";
import { writeEvaluationBase } from "../helpers/evaluation-base.ts";

let files: SupportFiles;

beforeAll(async () => {
  const { dataDir, promptsDir } = await writeEvaluationBase();
  files = { base: readBaseFiles(dataDir), phrases: readFramePhrases(promptsDir) };
});

describe("citationFaults", () => {
  it.each<{ name: string; citation: Citation }>([
    { name: "a citation as its file says", citation: citationOf() },
    { name: "no date of the state", citation: citationOf({ asOf: null }) },
    {
      name: "the note as caveat",
      citation: citationOf({ caveat: "The exact scope is not published." }),
    },
    {
      name: "a caveat of note and phrase",
      citation: citationOf({
        caveat: "Le périmètre exact n'est pas publié. qualification SecNumCloud",
      }),
    },
  ])("accepts $name", ({ citation }) => {
    expect(citationFaults(citation, files)).toEqual([]);
  });

  it.each<{ name: string; citation: Citation | Nearest; fault: string }>([
    {
      name: "an item that does not exist",
      citation: citationOf({ item: "fact:invented" }),
      fault: "fact:invented is in no file of the base",
    },
    {
      name: "another source's address",
      citation: citationOf({ url: "https://example.org/journal" }),
      fault: "https://example.org/journal is not a source of fact:nimbus-secnumcloud",
    },
    {
      name: "another title",
      citation: citationOf({ title: "Arrêté" }),
      fault: `the source's title is not "Arrêté"`,
    },
    {
      name: "another publisher",
      citation: citationOf({ publisher: "Nimbus" }),
      fault: `the source's publisher is not "Nimbus"`,
    },
    {
      name: "no date for a dated source",
      citation: citationOf({ published: null }),
      fault: `the source's published is not "null"`,
    },
    {
      name: "another date of the state",
      citation: citationOf({ asOf: "2026-11" }),
      fault: "its state is of 2026-05, not 2026-11",
    },
    {
      name: "the press passed off as an authority",
      citation: citationOf({ basis: "press" }),
      fault: "its basis is primary, not press",
    },
    {
      name: "an excerpt that is not stored",
      citation: citationOf({ excerpt: "Nimbus est qualifié." }),
      fault: "its excerpt does not stand in fact:nimbus-secnumcloud",
    },
    {
      name: "an invented caveat",
      citation: citationOf({ caveat: "Tout est sûr." }),
      fault: `its caveat is neither the item's note nor a phrase of prompts/: "Tout est sûr."`,
    },
  ])("refuses $name", ({ citation, fault }) => {
    expect(citationFaults(citation, files)).toEqual([fault]);
  });
});

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CompareText, readCompareText } from "../../../adapters/slack/compare-text.ts";
import { wordingOf } from "../../helpers/presenting.ts";

type Read = Extract<CompareText, { kind: "read" }>;
const SHARED: Read["over"] = { kind: "shared" };
const OBJECTIVES: Read["over"] = { kind: "objectives" };

describe("what is typed behind compare", () => {
  it.each<{
    readonly typed: string;
    readonly names: readonly string[];
    readonly over?: Read["over"];
  }>([
    { typed: "OVHcloud, Scaleway", names: ["OVHcloud", "Scaleway"] },
    { typed: "OVHcloud vs Scaleway", names: ["OVHcloud", "Scaleway"] },
    { typed: "OVHcloud VS. Scaleway?", names: ["OVHcloud", "Scaleway"] },
    { typed: "Bleu, S3NS et NumSpot", names: ["Bleu", "S3NS", "NumSpot"] },
    { typed: "Bleu and Delos Cloud", names: ["Bleu", "Delos Cloud"] },
    { typed: "STACKIT und IONOS; Hetzner", names: ["STACKIT", "IONOS", "Hetzner"] },
    { typed: "OVHcloud Scaleway", names: ["OVHcloud", "Scaleway"] },
    { typed: "OVHcloud “Delos Cloud”", names: ["Delos Cloud", "OVHcloud"] },
    { typed: "“OVHcloud”, „Delos Cloud“", names: ["OVHcloud", "Delos Cloud"] },
    { typed: "OVHcloud", names: ["OVHcloud"] },
    { typed: ", ,", names: [] },
    { typed: "Bleu, S3NS sov", names: ["Bleu", "S3NS"], over: OBJECTIVES },
    { typed: "Bleu, S3NS --objectives", names: ["Bleu", "S3NS"], over: OBJECTIVES },
    { typed: "Bleu et S3NS —objectives", names: ["Bleu", "S3NS"], over: OBJECTIVES },
    {
      typed: "Bleu, S3NS --attributes ownership,certification-c5",
      names: ["Bleu", "S3NS"],
      over: { kind: "attributes", attributes: ["ownership", "certification-c5"] },
    },
    {
      typed: "Bleu, S3NS on SecNumCloud and HDS",
      names: ["Bleu", "S3NS"],
      over: { kind: "attributes", attributes: ["certification-secnumcloud", "certification-hds"] },
    },
    { typed: "Bleu, S3NS on the moon", names: ["Bleu", "S3NS on the moon"] },
  ])("is read: $typed", ({ typed, names, over = SHARED }) => {
    expect(readCompareText(typed, wordingOf("en"))).toEqual({ kind: "read", names, over });
  });

  it("is compared on what an attribute is called in the reader's language", () => {
    const wording = wordingOf("fr");
    const typed = `Bleu, S3NS sur ${wording.say("attribute-headquarters")}`;

    expect(readCompareText(typed, wording)).toEqual({
      kind: "read",
      names: ["Bleu", "S3NS"],
      over: { kind: "attributes", attributes: ["headquarters"] },
    });
  });

  it.each([
    { typed: "A, B --attributes beauty", value: "beauty" },
    { typed: "A, B --attributes", value: "" },
  ])("is refused, and the attributes are named: $typed", ({ typed, value }) => {
    expect(readCompareText(typed, wordingOf("en"))).toEqual({
      kind: "unknown-value",
      unknown: { value, option: "--attributes", values: expect.arrayContaining(["ownership"]) },
    });
  });

  it("never gives an empty name, whatever was typed", () => {
    fc.assert(
      fc.property(fc.string(), (typed) => {
        const read = readCompareText(typed, wordingOf("en"));
        const names = read.kind === "read" ? read.names : [];
        expect(names.filter((name) => name.trim() === "")).toEqual([]);
      }),
    );
  });
});

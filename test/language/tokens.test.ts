import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tokens } from "../../src/language/tokens.ts";

describe("tokens", () => {
  it.each([
    {
      name: "words without their punctuation",
      text: "OVHcloud, Scaleway !",
      found: ["ovhcloud", "scaleway"],
    },
    { name: "an elided article", text: "l'État d'OVHcloud", found: ["etat", "ovhcloud"] },
    { name: "a typographic elision", text: "l’ANSSI", found: ["anssi"] },
    { name: "que elided", text: "Qu'est-ce qu'un label", found: ["est", "ce", "un", "label"] },
    { name: "jusque elided", text: "jusqu'en 2027", found: ["en", "2027"] },
    {
      name: "an Italian elision",
      text: "dell'azienda e un'altra",
      found: ["azienda", "e", "altra"],
    },
    { name: "a possessive", text: "OVHcloud's and S3NS’s", found: ["ovhcloud", "and", "s3ns"] },
    {
      name: "a plural possessive",
      text: "the customers' keys",
      found: ["the", "customers", "keys"],
    },
    { name: "an inner apostrophe", text: "aujourd'hui", found: ["aujourd", "hui"] },
    { name: "a version number", text: "SecNumCloud 3.2.", found: ["secnumcloud", "3.2"] },
    { name: "a figure with a comma", text: "19,6 %", found: ["19.6"] },
    {
      name: "a figure with several commas",
      text: "1,000,000 euros",
      found: ["1.000.000", "euros"],
    },
    { name: "letters with digits", text: "NIS2, S3NS, R9", found: ["nis2", "s3ns", "r9"] },
    { name: "hyphens as gaps", text: "L. 1111-8, Gaia-X", found: ["l", "1111", "8", "gaia", "x"] },
    { name: "nothing", text: "", found: [] },
    { name: "nothing in punctuation", text: "?! … « »", found: [] },
    { name: "nothing in emoji", text: "👍🏽🇫🇷", found: [] },
  ])("finds $name", ({ text, found }) => {
    expect(tokens(text)).toEqual(found);
  });

  it("finds the same in what it found", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const found = tokens(text);

        expect(tokens(found.join(" "))).toEqual(found);
      }),
    );
  });
});

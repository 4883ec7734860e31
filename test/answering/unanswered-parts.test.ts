import { describe, expect, it } from "vitest";
import { unansweredParts } from "../../src/answering/unanswered-parts.ts";
import { providerFile } from "../helpers/provider-file.ts";
import { openSmallAnswering } from "../helpers/small-answering.ts";

const GAMMA = providerFile("gamma", "Gamma", [
  { id: "gamma-owner", attribute: "ownership", fr: "Gamma appartient à ses fondateurs." },
  { id: "gamma-hq", attribute: "headquarters", fr: "Gamma a son siège à Lille." },
]);

describe("unansweredParts", () => {
  it.each([
    {
      name: "one asked, one told",
      text: "Qui possède Gamma et où sont ses régions ?",
      left: ["regions"],
    },
    { name: "English", text: "Who owns Gamma and where are its regions?", left: ["regions"] },
    {
      name: "Dutch",
      text: "Wie is de eigenaar van Gamma en waar staan de datacenters?",
      left: ["regions"],
    },
    { name: "both told", text: "Qui possède Gamma et où est son siège ?", left: [] },
    { name: "one question", text: "Où sont les régions de Gamma ?", left: [] },
    {
      name: "several providers",
      text: "Qui possède Gamma et où sont les régions d'Alpha ?",
      left: [],
    },
    { name: "a part of no attribute", text: "Qui possède Gamma et comment va Zoé ?", left: [] },
  ])("names what the base does not tell: $name", async ({ text, left }) => {
    const small = await openSmallAnswering({ "providers/gamma.yaml": GAMMA });

    const unanswered = unansweredParts(await small.find(text), small.finder.parts);

    expect(unanswered.map(({ subject, attribute }) => [subject.id, attribute])).toEqual(
      left.map((attribute) => ["gamma", attribute]),
    );
  });

  it.each([
    "Qui possède Gamma et a-t-elle le certificat HDS ?",
    "Who owns Gamma and is it HDS certified?",
    "Wem gehört Gamma und hat es ein HDS-Zertifikat?",
    "¿Quién es dueño de Gamma y qué certificación HDS tiene?",
    "Chi possiede Gamma e quale certificato HDS ha?",
    "Wie is de eigenaar van Gamma en heeft het een HDS-certificaat?",
  ])("takes another certification for no answer: %s", async (text) => {
    const small = await openSmallAnswering({
      "providers/gamma.yaml": providerFile("gamma", "Gamma", [
        { id: "gamma-owner", attribute: "ownership", fr: "Gamma appartient à ses fondateurs." },
        { id: "gamma-iso", attribute: "certification-iso27001", fr: "Gamma est certifiée ISO." },
      ]),
    });

    const unanswered = unansweredParts(await small.find(text), small.finder.parts);

    expect(unanswered.map(({ attribute }) => attribute)).toEqual(["certification-hds"]);
  });

  it.each([
    ["French encore", "Qui possède Gamma et est-ce encore le cas ?"],
    ["French toujours", "Qui possède Gamma et est-ce toujours vrai ?"],
    ["English still", "Who owns Gamma and is that still so?"],
    ["German noch", "Wem gehört Gamma und ist es noch so?"],
    ["Spanish todavía", "¿Quién es dueño de Gamma y qué dice todavía?"],
    ["Italian ancora", "Chi possiede Gamma e come va ancora?"],
    ["Dutch nog", "Wie is de eigenaar van Gamma en is het nog zo?"],
  ])("takes %s alone for no attribute", async (_name, text) => {
    const small = await openSmallAnswering({ "providers/gamma.yaml": GAMMA });

    expect(unansweredParts(await small.find(text), small.finder.parts)).toEqual([]);
  });

  it.each([
    ["French", "Qui possède Gamma et où sont encore ses régions ?"],
    ["English", "Who owns Gamma and where are its regions still?"],
    ["German", "Wem gehört Gamma und wo sind noch Regionen?"],
    ["Dutch", "Wie is de eigenaar van Gamma en waar staan de datacenters nog?"],
  ])("reads the attribute beside it in %s", async (_name, text) => {
    const small = await openSmallAnswering({ "providers/gamma.yaml": GAMMA });

    const unanswered = unansweredParts(await small.find(text), small.finder.parts);

    expect(unanswered.map(({ attribute }) => attribute)).toEqual(["regions"]);
  });

  it("takes a family of attributes for told by any of it", async () => {
    const small = await openSmallAnswering({
      "providers/gamma.yaml": providerFile("gamma", "Gamma", [
        { id: "gamma-owner", attribute: "ownership", fr: "Gamma appartient à ses fondateurs." },
        { id: "gamma-data", attribute: "data-location", fr: "Gamma garde tout à Lille." },
      ]),
    });

    const found = await small.find("Qui possède Gamma et où sont ses régions ?");

    expect(unansweredParts(found, small.finder.parts)).toEqual([]);
  });
});

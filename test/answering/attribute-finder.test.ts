import { describe, expect, it } from "vitest";
import {
  createAttributeFinder,
  type FindAttributes,
} from "../../src/answering/attribute-finder.ts";
import { readVocabulary } from "../../src/knowledge/vocabulary.ts";

const words = await readVocabulary("data");
const find: FindAttributes = createAttributeFinder(words.attributes);

describe("createAttributeFinder", () => {
  it.each([
    { text: "Où est le siège social de Scaleway ?", attribute: "headquarters" },
    { text: "Qui sont les actionnaires ?", attribute: "ownership" },
    { text: "WHO OWNS IT?", attribute: "ownership" },
    { text: "Wer sind die Aktionäre?", attribute: "ownership" },
    { text: "Est-il soumis au Cloud Act ?", attribute: "applicable-foreign-law" },
    { text: "hébergeur de données de santé", attribute: "certification-hds" },
    { text: "Is it SecNumCloud-qualified?", attribute: "certification-secnumcloud" },
    { text: "ISO27001", attribute: "certification-iso27001" },
    { text: "who runs it", attribute: "operator" },
    { text: "les frais de sortie", attribute: "egress-fees" },
    { text: "Qui détient les clés ?", attribute: "customer-keys" },
    { text: "ça existe encore ?", attribute: "status" },
    { text: "renewable energy", attribute: "environmental" },
  ])("hears $attribute in “$text”", ({ text, attribute }) => {
    expect([...find(text)]).toContain(attribute);
  });

  it.each([
    { name: "nothing", text: "" },
    { name: "a name alone", text: "Scaleway" },
    { name: "a word inside another one", text: "partir, clefable" },
  ])("hears nothing in $name", ({ text }) => {
    expect([...find(text)]).toEqual([]);
  });

  it("takes a star for any ending, and only at the end", () => {
    const starred = createAttributeFinder({ ...words.attributes, listing: ["cot*", "bourse de*"] });

    expect([...starred("cotations")]).toEqual(["listing"]);
    expect([...starred("bourse devenue")]).toEqual(["listing"]);
    expect([...starred("bourses de")]).toEqual([]);
  });

  it("takes a full stop for itself", () => {
    const dotted = createAttributeFinder({ ...words.attributes, listing: ["3.2"] });

    expect([...dotted("version 3.2")]).toEqual(["listing"]);
    expect([...dotted("version 312")]).toEqual([]);
  });
});

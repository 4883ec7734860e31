import { describe, expect, it } from "vitest";
import { spellOut } from "../../src/answering/spelled-out.ts";
import { createConceptFinder } from "../../src/language/concepts.ts";

const findCountries = createConceptFinder({
  DE: ["German*", "allemand*", "deutsch*"],
  US: ["American*"],
});

describe("spellOut", () => {
  it.each([
    { name: "a host of a country", text: "I need a German host", spelt: "I need a German hosts" },
    {
      name: "a certified host",
      text: "any HDS certified host?",
      spelt: "any HDS certified hosts?",
    },
    {
      name: "a host asked for",
      text: "Which European host is it?",
      spelt: "Which European hosts is it?",
    },
    {
      name: "a host that exists",
      text: "Is there a German host?",
      spelt: "Is there a German hosts?",
    },
    {
      name: "a cloud of a country",
      text: "Is there a German cloud for us?",
      spelt: "Is there a German clouds for us?",
    },
    {
      name: "a cloud before its country",
      text: "Y a-t-il un cloud allemand ?",
      spelt: "Y a-t-il un clouds allemand ?",
    },
    { name: "a certified cloud", text: "¿Una nube HDS?", spelt: "¿Una nubes HDS?" },
    { name: "a cloud in German", text: "eine deutsche Cloud?", spelt: "eine deutsche Clouds?" },
    {
      name: "a German denial",
      text: "Welche nichtamerikanischen Anbieter?",
      spelt: "Welche nicht amerikanischen Anbieter?",
    },
  ])("knows $name", ({ text, spelt }) => {
    expect(spellOut(text, findCountries)).toBe(spelt);
  });

  it.each([
    ["the verb", "Which providers host in Germany?"],
    ["the verb behind an article", "Can a German cloud provider host it?"],
    ["the verb with an object", "Which German host your data?"],
    ["a host that is supposed", "Could a German host hold it?"],
    ["a multitude", "a host of reasons"],
    ["plurals", "German hosts"],
    ["a cloud of no country", "What is a sovereign cloud?"],
    ["the cloud", "We move to the cloud in Germany"],
    ["half of a word", "a German cloud service, eine deutsche Cloud-Lösung"],
    ["a denial by itself", "nicht amerikanisch"],
    ["other words with the same beginning", "nichts Neues, nichtig"],
    ["nothing", ""],
  ])("leaves %s", (_name, text) => {
    expect(spellOut(text, findCountries)).toBe(text);
  });
});

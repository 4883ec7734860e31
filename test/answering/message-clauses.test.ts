import { describe, expect, it } from "vitest";
import { asksSomething, messageClauses } from "../../src/answering/message-clauses.ts";

describe("messageClauses", () => {
  it.each([
    {
      name: "at the end of a sentence",
      text: "We move. Who holds C5?",
      cut: ["We move.", "Who holds C5?"],
    },
    { name: "at a colon", text: "On migre : qui a le C5 ?", cut: ["On migre", "qui a le C5 ?"] },
    {
      name: "at a comma before a question",
      text: "Wir ziehen um, wer hat C5?",
      cut: ["Wir ziehen um", "wer hat C5?"],
    },
    {
      name: "behind what reports a question",
      text: "Mi jefa pregunta qué proveedores tienen C5.",
      cut: ["Mi jefa pregunta", "qué proveedores tienen C5."],
    },
    {
      name: "at the comma behind an occasion",
      text: "For a tender, list the providers with C5",
      cut: ["For a tender", "list the providers with C5"],
    },
    {
      name: "nowhere in a list",
      text: "Bleu, S3NS and 3.2 items",
      cut: ["Bleu, S3NS and 3.2 items"],
    },
  ])("cuts $name, and loses nothing", ({ text, cut }) => {
    const clauses = messageClauses(text);

    expect(clauses.map((each) => each.text)).toEqual(cut);
    expect(clauses.map((each) => each.text + each.gap).join("")).toBe(text);
  });

  it("finds none in nothing", () => {
    expect(messageClauses("")).toEqual([]);
  });
});

describe("asksSomething", () => {
  it.each([
    { name: "a question mark", text: "on est qualifié ?", asks: true },
    { name: "an interrogative", text: "welke aanbieders hebben C5", asks: true },
    { name: "an order", text: "Dammi i fornitori con C5", asks: true },
    { name: "a statement", text: "Somos una pyme", asks: false },
  ])("tells by $name: $asks", ({ text, asks }) => {
    expect(asksSomething(text)).toBe(asks);
  });
});

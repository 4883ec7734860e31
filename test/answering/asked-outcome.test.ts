import { describe, expect, it } from "vitest";
import { asksOutcome, outcomeWords } from "../../src/answering/asked-outcome.ts";

describe("asksOutcome", () => {
  it.each([
    "What happened to Gaia-X?",
    "Is S3NS operational?",
    "Est-ce que Bleu est vraiment opérationnel ?",
    "Ist Delos schon in Betrieb?",
    "Is Delos Cloud live yet?",
    "What happened w/ Solvinity?",
    "What's become of Delos Cloud?",
    "What came of the Latombe case?",
    "Where does the CADA stand?",
    "Where does the case stand today?",
    "Is Section 702 still alive?",
    "What is the status of Bleu's qualification?",
    "Qu’est devenu Gaia-X ?",
    "Qu'est-ce que Numspot est devenu ?",
    "Anthos, c'est devenu quoi ?",
    "Que s'est-il passé avec Solvinity ?",
    "Où en est le CADA ?",
    "EUCS, on en est où ?",
    "Qu'est-il advenu du Health Data Hub ?",
    "Was wurde aus Gaia-X?",
    "Was ist eigentlich aus Gaia-X geworden?",
    "Was ist mit Solvinity passiert?",
    "Wie steht es um EUCS?",
    "¿Qué pasó con Gaia-X?",
    "¿Qué fue de Solvinity?",
    "¿En qué quedó el EUCS?",
    "¿Qué ha sido de Numspot?",
    "Che fine ha fatto Gaia-X?",
    "Cosa è successo a Solvinity?",
    "A che punto è il CADA?",
    "Che ne è stato di Andromède?",
    "Wat is er geworden van Gaia-X?",
    "Wat is er gebeurd met Solvinity?",
    "Hoe staat het met EUCS?",
    "Hoe is het afgelopen met Solvinity?",
  ])("reads %s", (question) => {
    expect(asksOutcome(question)).toBe(true);
  });

  it.each([
    "What is the Digital Operational Resilience Act?",
    "Which month will the zone go live?",
    "Quand Bleu sera-t-il opérationnel ?",
    "What happens to my data if OVHcloud is sold?",
    "Where does OVHcloud store its data?",
    "What has Bleu become a member of?",
    "Depuis quand Bleu est-il devenu candidat ?",
    "Où est hébergé le Health Data Hub ?",
    "Was ist Gaia-X aus Sicht der Kommission?",
    "Wie steht ANSSI zu Bleu?",
    "¿Qué es el CLOUD Act?",
    "A che serve Gaia-X?",
    "Wat is er nodig voor C5?",
  ])("leaves %s alone", (question) => {
    expect(asksOutcome(question)).toBe(false);
  });
});

describe("outcomeWords", () => {
  it.each([
    ["What happened to Gaia-X?", ["happened"]],
    ["Was ist aus Gaia-X geworden?", ["geworden"]],
    ["Che fine ha fatto Gaia-X?", ["fine", "fatto"]],
    ["What is the maximum fine under NIS2?", []],
  ])("finds those of %s", (question, words) => {
    expect([...outcomeWords(question)]).toEqual(words);
  });
});

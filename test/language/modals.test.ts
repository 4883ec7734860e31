import { describe, expect, it } from "vitest";
import type { AskerLanguage } from "../../src/domain/language.ts";
import { readModals } from "../../src/language/modals.ts";

type Row = readonly [name: string, language: AskerLanguage, text: string];

describe("readModals", () => {
  it.each<Row>([
    ["a possibility", "en", "The DPF can be annulled."],
    ["a possibility", "fr", "Le DPF peut être annulé."],
    ["a possibility", "de", "Der DPF kann aufgehoben werden."],
    ["a possibility", "es", "El DPF puede ser anulado."],
    ["a possibility", "it", "Il DPF può essere annullato."],
    ["a possibility", "nl", "Het DPF kan vernietigd worden."],
    ["a faint possibility", "en", "The DPF might be annulled."],
    ["a faint possibility", "fr", "Le DPF pourrait être annulé."],
    ["a faint possibility", "de", "Der DPF könnte aufgehoben werden."],
    ["a faint possibility", "es", "El DPF podría ser anulado."],
    ["a faint possibility", "it", "Il DPF potrebbe essere annullato."],
    ["a faint possibility", "nl", "Het DPF zou vernietigd kunnen worden."],
    ["hearsay", "en", "Bleu is reportedly qualified."],
    ["hearsay", "fr", "Bleu serait qualifié."],
    ["hearsay", "de", "Bleu ist angeblich qualifiziert."],
    ["hearsay", "es", "Bleu sería francés."],
    ["hearsay", "it", "Bleu sarebbe qualificato."],
    ["hearsay", "nl", "Bleu is vermoedelijk gekwalificeerd."],
    ["a doubt", "en", "Perhaps Bleu is qualified."],
    ["a doubt", "fr", "Bleu est sans doute qualifié."],
    ["a doubt", "de", "Bleu ist vielleicht qualifiziert."],
    ["a doubt", "es", "Quizás Bleu esté cualificado."],
    ["a doubt in three words", "es", "A lo mejor Bleu está cualificado."],
    ["a doubt", "it", "Forse Bleu è qualificato."],
    ["a doubt of everyday speech", "it", "Magari Bleu è qualificato."],
    ["a doubt", "nl", "Misschien is Bleu gekwalificeerd."],
    ["what is so by little", "en", "Bleu is almost qualified."],
    ["what is so by little", "fr", "Bleu est presque qualifié."],
    ["what is so by little", "de", "Bleu ist fast qualifiziert."],
    ["what is so by little", "es", "Bleu está casi cualificado."],
    ["what is so by little", "it", "Bleu è quasi qualificato."],
    ["what is so by little", "nl", "Bleu is bijna gekwalificeerd."],
    ["the unreal", "de", "Bleu wäre qualifiziert."],
    ["the unreal without its dots", "de", "Bleu haette C5."],
    ["the modal, not the month", "en", "The DPF may be annulled."],
  ])("is possible for %s, in %s: %s", (_name, _language, text) => {
    expect([...readModals(text)]).toContain("possible");
  });

  it.each<Row>([
    ["an obligation", "en", "EUCS must be adopted."],
    ["an obligation", "fr", "L'EUCS doit être adopté."],
    ["an obligation", "de", "Das EUCS muss verabschiedet werden."],
    ["an obligation", "es", "El EUCS debe ser adoptado."],
    ["an obligation", "it", "L'EUCS deve essere adottato."],
    ["an obligation", "nl", "EUCS moet worden aangenomen."],
    ["what should be", "en", "EUCS should be adopted."],
    ["what should be", "fr", "L'EUCS devrait être adopté."],
    ["what should be", "de", "Das EUCS sollte verabschiedet werden."],
    ["what should be", "es", "El EUCS debería ser adoptado."],
    ["what should be", "it", "L'EUCS dovrebbe essere adottato."],
    ["what is supposed", "en", "EUCS is supposed to be adopted."],
    ["what is supposed", "fr", "L'EUCS est censé être adopté."],
    ["what has to be", "en", "EUCS still has to be adopted."],
    ["what has yet to be", "en", "OVHcloud has yet to be HDS certified."],
    ["what remains to be", "en", "EUCS remains to be adopted."],
    ["what remains to be", "fr", "L'EUCS reste à adopter."],
    ["what is still to be", "fr", "L'EUCS est encore à adopter."],
    ["what is still to be", "de", "Das EUCS ist noch zu verabschieden."],
    ["what is still to be, in one word", "de", "Das EUCS ist noch anzunehmen."],
    ["what is still to be", "es", "El EUCS está por adoptar."],
    ["what has to be", "es", "El EUCS tiene que ser adoptado."],
    ["what is still to be", "it", "L'EUCS è ancora da adottare."],
    ["what goes to be", "it", "L'EUCS va ancora adottato."],
    ["what is still to be", "nl", "EUCS is nog aan te nemen."],
    ["what ought to be", "nl", "EUCS dient te worden aangenomen."],
  ])("is due for %s, in %s: %s", (_name, _language, text) => {
    expect([...readModals(text)]).toContain("due");
  });

  it.each<Row>([
    ["the month, behind “in”", "en", "EUCS was adopted in May 2026."],
    ["the month, before a comma", "en", "In May, EUCS was adopted."],
    ["the month, behind its day", "en", "EUCS was adopted on 5 May 2026."],
    ["the month, behind an ordinal", "en", "EUCS was adopted on the 3rd of May."],
    ["the month, before a year", "en", "May 2026: EUCS is adopted."],
    ["the month, before its day", "en", "Bleu was qualified until May 31."],
    ["a part of the month", "en", "Bleu has been qualified since early May."],
    ["a part of the month, joined", "en", "Bleu has been qualified since mid-May."],
    ["not yet", "en", "EUCS is not yet adopted."],
    ["not yet", "fr", "L'EUCS n'est pas encore adopté."],
    ["not yet", "de", "Das EUCS ist noch nicht verabschiedet."],
    ["not yet", "es", "El EUCS aún no se ha adoptado."],
    ["not yet", "it", "L'EUCS non è ancora adottato."],
    ["not yet", "nl", "EUCS is nog niet aangenomen."],
    ["still", "en", "The Data Act is still in force."],
    ["still", "fr", "Le Data Act est toujours en vigueur."],
    ["still", "de", "Der Data Act ist noch in Kraft."],
    ["still", "es", "El Data Act sigue en vigor."],
    ["still", "it", "Il Data Act è ancora in vigore."],
    ["still", "nl", "De Data Act is nog van kracht."],
    ["a place that ends like a verb", "fr", "Les données sont à Montpellier."],
    ["a place, still", "fr", "Les serveurs sont encore à Poitiers."],
    ["a place by its old name", "nl", "De servers zijn te Antwerpen."],
    ["a place, still", "nl", "De servers staan nog te Leuven."],
    ["a place", "es", "Los servidores pasan por Santander."],
    ["what is offered", "fr", "L'offre est à votre disposition."],
    ["a title", "fr", "Le service est à titre gratuit."],
    ["a pace", "fr", "Le cloud va vite."],
    ["a share", "de", "OVHcloud ist zu großen Teilen in Familienbesitz."],
    ["an access", "de", "Bleu hat Zugang zu allen Daten."],
    ["goods", "de", "Die Ware ist da."],
    ["the past", "de", "Bleu war qualifiziert und hatte C5."],
    ["an access", "en", "Microsoft has access to the data."],
    ["speed", "en", "Bleu is fast."],
    ["a figure", "en", "Bleu has almost 50 services."],
    ["a figure", "fr", "Bleu a presque 50 services."],
    ["a figure", "de", "Bleu hat fast 50 Dienste."],
    ["another figure", "de", "Bleu hat beinahe 50 Dienste."],
    ["a figure behind its article", "es", "Bleu tiene casi el 50 % del mercado."],
    ["a figure", "it", "Bleu ha quasi 50 servizi."],
    ["a figure", "nl", "Bleu heeft bijna 50 diensten."],
  ])("is none for %s, in %s: %s", (_name, _language, text) => {
    expect([...readModals(text)]).toEqual([]);
  });

  it("tells both where both are said", () => {
    expect([...readModals("EUCS must be adopted and can be annulled.")].toSorted()).toEqual([
      "due",
      "possible",
    ]);
  });
});

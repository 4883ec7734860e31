import { beforeAll, describe, expect, it } from "vitest";
import { type ClaimRow, verdictsOf } from "../../helpers/claim-row.ts";
import { openRealAssistant, type RealAssistant } from "../../helpers/real-assistant.ts";

let real: RealAssistant;
beforeAll(async () => {
  real = await openRealAssistant();
  return () => real.close();
});

describe("a claim about how a law stands, in the words around it", () => {
  it.each<ClaimRow>([
    { language: "en", claim: "The American CLOUD Act is in force." },
    { language: "en", claim: "The US CLOUD Act is in force." },
    { language: "fr", claim: "Le CLOUD Act américain est en vigueur." },
    { language: "de", claim: "Der amerikanische CLOUD Act ist in Kraft." },
    { language: "es", claim: "La CLOUD Act estadounidense está en vigor." },
    { language: "it", claim: "Il CLOUD Act americano è in vigore." },
    { language: "nl", claim: "De Amerikaanse CLOUD Act is van kracht." },
    { language: "en", claim: "The Data Act is still in force." },
    { language: "fr", claim: "Le Data Act est toujours en vigueur." },
    { language: "de", claim: "Der Data Act ist noch in Kraft." },
    { language: "es", claim: "El Data Act sigue en vigor." },
    { language: "it", claim: "Il Data Act è ancora in vigore." },
    { language: "nl", claim: "De Data Act is nog van kracht." },
    { language: "en", claim: "EUCS is not yet adopted." },
    { language: "fr", claim: "L'EUCS n'est pas encore adopté." },
    { language: "de", claim: "Das EUCS ist noch nicht verabschiedet." },
    { language: "es", claim: "El EUCS aún no ha sido adoptado." },
    { language: "it", claim: "L'EUCS non è ancora stato adottato." },
    { language: "nl", claim: "EUCS is nog niet aangenomen." },
    { language: "en", claim: "Nobody has adopted the EUCS." },
    { language: "fr", claim: "L'EUCS n'a été adopté par personne." },
    { language: "de", claim: "Niemand hat das EUCS verabschiedet." },
    { language: "es", claim: "El EUCS no ha sido adoptado por nadie." },
    { language: "it", claim: "Nessuno ha adottato l'EUCS." },
    { language: "nl", claim: "Niemand heeft het EUCS aangenomen." },
    { language: "fr", claim: "Personne n'a annulé le DPF." },
  ])(
    "is supported with its country, its “still” or its “nobody”, $language: $claim",
    async (row) => {
      expect(await verdictsOf(real, row)).toEqual(["supported"]);
    },
  );

  it.each<ClaimRow>([
    { language: "en", claim: "Nobody adopted the Data Act." },
    { language: "fr", claim: "Personne n'a adopté le Data Act." },
    { language: "de", claim: "Niemand hat den Data Act verabschiedet." },
    { language: "es", claim: "Nadie ha adoptado el Data Act." },
    { language: "it", claim: "Nessuno ha adottato il Data Act." },
    { language: "nl", claim: "Niemand heeft de Data Act aangenomen." },
    { language: "en", claim: "The US CLOUD Act has been annulled." },
    { language: "fr", claim: "Le Data Act n'a jamais été adopté." },
  ])("is contradicted with its country or its denial, $language: $claim", async (row) => {
    expect(await verdictsOf(real, row)).toEqual(["contradicted"]);
  });

  it.each<ClaimRow & { name: string }>([
    { name: "another country", language: "en", claim: "The Data Act is in force in the US." },
    {
      name: "another country",
      language: "fr",
      claim: "Le Data Act est en vigueur aux États-Unis.",
    },
    {
      name: "another country, denied",
      language: "de",
      claim: "Der Data Act gilt nicht in den USA.",
    },
    {
      name: "another country",
      language: "es",
      claim: "El Data Act está en vigor en Estados Unidos.",
    },
    {
      name: "another country",
      language: "it",
      claim: "Il Data Act è in vigore negli Stati Uniti.",
    },
    {
      name: "another country",
      language: "nl",
      claim: "De Data Act is van kracht in de Verenigde Staten.",
    },
    {
      name: "another country, denied",
      language: "fr",
      claim: "Le Data Act n'est pas en vigueur en Suisse.",
    },
    {
      name: "a country's law of that name",
      language: "en",
      claim: "The French CLOUD Act is in force.",
    },
    { name: "what has to be", language: "en", claim: "EUCS still has to be adopted." },
    { name: "what must be", language: "en", claim: "EUCS must be adopted." },
    { name: "what remains to be", language: "fr", claim: "L'EUCS reste à adopter." },
    { name: "what must be", language: "de", claim: "Das EUCS muss noch verabschiedet werden." },
    { name: "what has to be", language: "es", claim: "El EUCS todavía tiene que ser adoptado." },
    { name: "what goes to be", language: "it", claim: "L'EUCS va ancora adottato." },
    { name: "what must be", language: "nl", claim: "EUCS moet nog worden aangenomen." },
    { name: "what can be", language: "en", claim: "The DPF can be annulled." },
    { name: "what may have been", language: "en", claim: "The DPF may have been annulled." },
    { name: "what can be", language: "fr", claim: "Le DPF peut être annulé." },
    { name: "what can be", language: "de", claim: "Der DPF kann aufgehoben werden." },
    { name: "what can be", language: "es", claim: "El DPF puede ser anulado." },
    { name: "what can be", language: "it", claim: "Il DPF può essere annullato." },
    { name: "what can be", language: "nl", claim: "Het DPF kan vernietigd worden." },
    { name: "what is so by little", language: "de", claim: "Der DPF ist fast aufgehoben." },
  ])("decides nothing of $name, $language: $claim", async (row) => {
    expect(await verdictsOf(real, row)).toEqual(["not-covered"]);
  });
});

describe("a claim about what somebody holds", () => {
  it.each<ClaimRow & { verdict: string }>([
    { language: "en", claim: "OVHcloud is HDS certified.", verdict: "supported" },
    { language: "en", claim: "OVHcloud has yet to be HDS certified.", verdict: "not-covered" },
    { language: "en", claim: "OVHcloud might be HDS certified.", verdict: "not-covered" },
    { language: "fr", claim: "OVHcloud est certifié HDS.", verdict: "supported" },
    { language: "fr", claim: "OVHcloud doit encore être certifié HDS.", verdict: "not-covered" },
    { language: "fr", claim: "OVHcloud serait certifié HDS.", verdict: "not-covered" },
    { language: "de", claim: "OVHcloud ist HDS-zertifiziert.", verdict: "supported" },
    {
      language: "de",
      claim: "OVHcloud muss noch HDS-zertifiziert werden.",
      verdict: "not-covered",
    },
    { language: "de", claim: "OVHcloud wäre HDS-zertifiziert.", verdict: "not-covered" },
    { language: "es", claim: "OVHcloud está certificado HDS.", verdict: "supported" },
    { language: "es", claim: "Quizás OVHcloud está certificado HDS.", verdict: "not-covered" },
    { language: "it", claim: "OVHcloud è certificato HDS.", verdict: "supported" },
    { language: "it", claim: "Forse OVHcloud è certificato HDS.", verdict: "not-covered" },
    { language: "nl", claim: "OVHcloud is HDS-gecertificeerd.", verdict: "supported" },
    {
      language: "nl",
      claim: "OVHcloud moet nog HDS-gecertificeerd worden.",
      verdict: "not-covered",
    },
    {
      language: "en",
      claim: "OVHcloud is not qualified and not SecNumCloud certified.",
      verdict: "contradicted",
    },
    {
      language: "de",
      claim: "OVHcloud ist nicht qualifiziert und nicht SecNumCloud-zertifiziert.",
      verdict: "contradicted",
    },
    {
      language: "nl",
      claim: "OVHcloud is noch gekwalificeerd noch gecertificeerd voor SecNumCloud.",
      verdict: "contradicted",
    },
    { language: "en", claim: "Nobody owns Bleu.", verdict: "not-covered" },
    { language: "fr", claim: "Personne ne détient Bleu.", verdict: "not-covered" },
    { language: "de", claim: "Niemand besitzt Bleu.", verdict: "not-covered" },
  ])("is $verdict, $language: $claim", async ({ verdict, ...row }) => {
    expect(await verdictsOf(real, row)).toEqual([verdict]);
  });
});

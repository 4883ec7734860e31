import { describe, expect, it } from "vitest";
import { type AskedKind, holdsKind, readAskedKinds } from "../../src/answering/asked-kinds.ts";

interface Row {
  readonly text: string;
  readonly kind: AskedKind;
}

const ASKS: readonly Row[] = [
  { text: "Combien coûte la réversibilité ?", kind: "amount" },
  { text: "How much money was pledged?", kind: "amount" },
  { text: "Welcher Betrag ist vorgesehen?", kind: "amount" },
  { text: "Quelle part du capital détient Iliad ?", kind: "share" },
  { text: "What stake does Orange hold?", kind: "share" },
  { text: "¿Qué porcentaje tiene?", kind: "share" },
  { text: "Quel préavis pour changer de fournisseur ?", kind: "duration" },
  { text: "How long is it valid?", kind: "duration" },
  { text: "Hoe lang is het geldig?", kind: "duration" },
  { text: "Quelle est la validité d'un certificat HDS ?", kind: "duration" },
  { text: "Does a qualification last?", kind: "duration" },
  { text: "Wie ist die Gültigkeit geregelt?", kind: "duration" },
  { text: "¿Cuánto dura la cualificación?", kind: "duration" },
  { text: "Quanto dura la qualifica?", kind: "duration" },
  { text: "Pourquoi Nextcloud a quitté Gaia-X ?", kind: "reason" },
  { text: "Warum wurde der Kauf untersagt?", kind: "reason" },
  { text: "Perché è uscita?", kind: "reason" },
  { text: "Que reproche la CNIL à l'EUCS ?", kind: "opinion" },
  { text: "What did CISPE criticise?", kind: "opinion" },
];

const HOLDS: readonly Row[] = [
  { text: "Le marché est doté de 180 millions d'euros.", kind: "amount" },
  { text: "A budget of €1.5 million a year.", kind: "amount" },
  { text: "Iliad détenait 94,8 % du capital.", kind: "share" },
  { text: "It holds 19.6 per cent.", kind: "share" },
  { text: "Le préavis est de deux mois au plus.", kind: "duration" },
  { text: "The transition lasts 30 days.", kind: "duration" },
  { text: "Il part car le projet est dilué.", kind: "reason" },
  { text: "It was refused because the agency feared access.", kind: "reason" },
  { text: "Selon la CNIL, le schéma ne protège plus.", kind: "opinion" },
  { text: "CISPE says the award is an own goal.", kind: "opinion" },
];

describe("readAskedKinds", () => {
  it.each(ASKS)("finds that “$text” asks for $kind", ({ text, kind }) => {
    expect(readAskedKinds(text)).toContain(kind);
  });

  it.each(["Qui exploite Bleu ?", "Is Scaleway qualified?", ""])(
    "finds nothing in “%s”",
    (text) => {
      expect([...readAskedKinds(text)]).toEqual([]);
    },
  );
});

describe("holdsKind", () => {
  it.each(HOLDS)("finds $kind in “$text”", ({ text, kind }) => {
    expect(holdsKind(text, kind)).toBe(true);
  });

  it.each(HOLDS.map(({ kind }) => kind))("finds no %s in a plain sentence", (kind) => {
    expect(holdsKind("Bleu exploite le service depuis Paris.", kind)).toBe(false);
  });
});

import type { Attribute } from "../../domain/provider.ts";
import { fold } from "../../language/fold.ts";
import { OWNERS, readControl } from "../control.ts";
import type { FactItem } from "../fact-book.ts";
import {
  type FactJudgement,
  isAboutNamed,
  type Judge,
  missingIn,
  wordsOfFact,
} from "./fact-texts.ts";
import type { ClaimReading } from "./read-claim.ts";

const SEAT =
  /\b(?:headquarter\w*|hq|seat|siege|sitz|hauptsitz|sede|hoofdkantoor|gevestigd|zetel|ansassig|domicil\w*|based (?:in|at)|basee? (?:en|au|aux|a)|incorporated|immatricule\w*)\b/;
const COMPANY =
  /\b(?:company|firm|provider|societe|entreprise|fournisseur|hebergeur|unternehmen|anbieter|hoster|empresa|proveedor|azienda|societa|fornitore|bedrijf|aanbieder)\b/;
const CONTROL =
  /\b(?:controlled|control|controlee?s?|kontrolliert|controlad[ao]|controllat[ao]|gecontroleerd)\b/;
const PLACE =
  /\b(?:cent(?:er|re)s?|centros?|centri|data ?cent\w*|centres? de donnees|rechenzentr\w*|centros? de datos|datacentra?|data|donnees|daten|datos|dati|gegevens|regions?|regionen|region|regio\w*|zones?|sites?|stor\w+|stock\w+|gespeichert|hosted|hosts|heberg\w*|almacen\w*|archivi\w*|opgeslagen|locations?)\b/;
/** Words that only say which of these is meant. */
const NAMING =
  /^(?:headquarter\w*|hq|seat|siege|sitz\w*|hauptsitz|sede|social|hoofdkantoor|gevestigd|zetel|ansassig|domicil\w*|based|basee?|incorporated|immatricule\w*|company|firm|provider|cloud|societe|entreprise|fournisseur|hebergeur|unternehmen|anbieter|hoster|empresa|proveedor|azienda|societa|fornitore|bedrijf|aanbieder|controll?e?\w*|kontrolliert|gecontroleerd|located|situe\w*|liegt|esta|trova|ligt|its|seinen|ihren|legal|main|main)$/;

type Kind = "seat" | "company" | "control" | "place";

const ATTRIBUTES: Readonly<Record<Exclude<Kind, "control">, readonly Attribute[]>> = {
  seat: ["headquarters", "legal-entity"],
  company: ["headquarters", "legal-entity"],
  place: ["regions", "data-location", "operator"],
};

function kindOf(claim: ClaimReading): Kind | undefined {
  const folded = fold(claim.text);
  if (SEAT.test(folded)) {
    return "seat";
  }
  if (CONTROL.test(folded)) {
    return "control";
  }
  if (PLACE.test(folded)) {
    return "place";
  }
  return COMPANY.test(folded) ? "company" : undefined;
}

function countriesOf({ fact }: FactItem): readonly string[] {
  return fact.countries ?? [];
}

function holdsAll(item: FactItem, countries: ReadonlySet<string>): boolean {
  return [...countries].every((each) => countriesOf(item).includes(each));
}

function flip(verdict: FactJudgement["verdict"], isDenied: boolean): FactJudgement["verdict"] {
  const other = verdict === "supported" ? "contradicted" : "supported";
  return isDenied && verdict !== "not-covered" ? other : verdict;
}

function judgeSeat(
  claim: ClaimReading,
  facts: readonly FactItem[],
  isSeat: boolean,
): FactJudgement | undefined {
  const seats = facts.filter((item) => countriesOf(item).length > 0);
  const same = seats.find((item) => holdsAll(item, claim.countries));
  if (same !== undefined) {
    return { verdict: flip("supported", claim.manner.isDenied), facts: [same] };
  }
  const told = seats.find(({ fact }) => fact.attribute === "headquarters") ?? seats[0];
  // Another seat is another country; a "French company" may mean its owners.
  return told === undefined
    ? undefined
    : {
        verdict: isSeat ? flip("contradicted", claim.manner.isDenied) : "not-covered",
        facts: [told],
      };
}

function judgePlace(claim: ClaimReading, facts: readonly FactItem[]): FactJudgement | undefined {
  const held = facts.filter(
    (item) =>
      item.fact.state !== "planned" &&
      item.fact.state !== "in-progress" &&
      item.fact.state !== "ended",
  );
  const same = held.find((item) => holdsAll(item, claim.countries));
  if (claim.manner.qualifiers.has("only")) {
    const wider = held.find(
      (item) =>
        item.fact.attribute === "regions" &&
        countriesOf(item).some((each) => !claim.countries.has(each)),
    );
    return wider === undefined || claim.manner.isDenied
      ? undefined
      : { verdict: "contradicted", facts: [wider] };
  }
  // Where else a provider is, its list of places need not tell.
  return same === undefined
    ? held[0] && { verdict: "not-covered", facts: [held[0]] }
    : { verdict: flip("supported", claim.manner.isDenied), facts: [same] };
}

/** By countries: of the seat, of control, of regions and data. */
export const judgePlaces: Judge = (claim, parts) => {
  const kind = kindOf(claim);
  const [subject, ...others] = claim.subjects;
  const { phase, isPast, qualifiers } = claim.manner;
  const isPlain = phase === "held" && !isPast && claim.dates.length + claim.numbers.length === 0;
  if (
    kind === undefined ||
    subject === undefined ||
    others.length > 0 ||
    claim.countries.size === 0 ||
    !isPlain
  ) {
    return undefined;
  }
  if ([...qualifiers].some((each) => each !== "only" || kind !== "place")) {
    return undefined;
  }
  const isRead = (word: string): boolean =>
    NAMING.test(word) || (kind === "place" && PLACE.test(word));
  const open = claim.open.filter((word) => !isRead(word));
  const isCovered = (item: FactItem): boolean =>
    isAboutNamed(claim, item) && missingIn(open, wordsOfFact(item), parts).length === 0;
  if (kind === "control") {
    return open.length > 0 ? undefined : judgeControl(claim, subject, parts);
  }
  const facts = parts.book.current(subject, ATTRIBUTES[kind]).filter(isCovered);
  return kind === "place" ? judgePlace(claim, facts) : judgeSeat(claim, facts, kind === "seat");
};

const judgeControl = (
  claim: ClaimReading,
  subject: string,
  { book }: Parameters<Judge>[1],
): FactJudgement | undefined => {
  const { country, facts } = readControl(subject, book);
  const [telling] = facts.filter(({ fact }) => OWNERS.includes(fact.attribute));
  if (country === null || telling === undefined || claim.countries.size !== 1) {
    return undefined;
  }
  const isSame = claim.countries.has(country);
  return {
    verdict: flip(isSame ? "supported" : "contradicted", claim.manner.isDenied),
    facts: [telling],
  };
};

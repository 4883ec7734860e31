import type { Attribute } from "../../domain/provider.ts";
import { fold } from "../../language/fold.ts";
import { OWNERS, readControl } from "../control.ts";
import type { FactItem } from "../fact-book.ts";
import { judgeStates } from "../standing.ts";
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

/** Words that nobody else is; read with the manner of the claim. */
const ONLY =
  /^(?:only|solely|seule?s?|seulement|uniquement|nur|solo|solamente|unicamente|soltanto|alleen|uitsluitend|slechts)$/;
/** What stands between a name and its nation, where nothing else is said. */
const COPULA = /^(?:is|est|ist|es|e|an?|une?|eine?|una|un|een|not|pas|nicht|no|non|niet)$/;

type Kind = "seat" | "company" | "control" | "place" | "nation";

const ATTRIBUTES: Readonly<Record<Exclude<Kind, "control">, readonly Attribute[]>> = {
  nation: ["headquarters", "legal-entity"],
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
  if (COMPANY.test(folded)) {
    return "company";
  }
  return isNation(claim) ? "nation" : undefined;
}

/** Whether a claim says of which country something is, and no more: "Leaseweb is Dutch". */
function isNation({ placed, tokens, peoples, open, countries }: ClaimReading): boolean {
  const [name, ...more] = placed;
  const rest = tokens.slice(name?.end ?? 0).filter((word) => !COPULA.test(word));
  return (
    more.length === 0 &&
    name?.start === 0 &&
    countries.size === 1 &&
    open.length === 0 &&
    rest.length === 1 &&
    rest.every((word) => peoples.has(word))
  );
}

/** The seat tells a provider's country where no other one controls it. */
function judgeNation(
  claim: ClaimReading,
  facts: readonly FactItem[],
  { book }: Parameters<Judge>[1],
): FactJudgement | undefined {
  const [subject = ""] = claim.subjects;
  const isProvider = book.subjects.some(({ id, kind }) => id === subject && kind === "provider");
  const { country } = readControl(subject, book);
  const isOther = country !== null && !claim.countries.has(country);
  const seated = isProvider ? judgeSeat(claim, facts, isOther) : undefined;
  const isTold = seated?.facts.some((item) => holdsAll(item, claim.countries)) === true;
  return seated !== undefined && isTold && isOther ? { ...seated, verdict: "not-covered" } : seated;
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

function judgePlace(
  claim: ClaimReading,
  facts: readonly FactItem[],
  today: string,
): FactJudgement | undefined {
  const judged = judgeStates(facts, today);
  const held = judged.standing === "met" ? judged.facts : [];
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

/** Whether a claim says of one subject where it is, now and plainly. */
function isPlain(
  { subjects, countries, manner, dates, numbers }: ClaimReading,
  kind: Kind,
): boolean {
  const { phase, isPast, qualifiers } = manner;
  const isNow = phase === "held" && !isPast && dates.length + numbers.length === 0;
  const isBare = [...qualifiers].every((each) => each === "only" && kind === "place");
  return isNow && isBare && subjects.length === 1 && countries.size > 0;
}

/** By countries: of the seat, of control, of regions and data. */
export const judgePlaces: Judge = (claim, parts) => {
  const kind = kindOf(claim);
  const [subject] = claim.subjects;
  if (kind === undefined || subject === undefined || !isPlain(claim, kind)) {
    return undefined;
  }
  const isRead = (word: string): boolean =>
    NAMING.test(word) || (kind === "place" && (PLACE.test(word) || ONLY.test(word)));
  const open = claim.open.filter((word) => !isRead(word));
  if (kind === "control") {
    return open.length > 0 ? undefined : judgeControl(claim, subject, parts);
  }
  const facts = parts.book
    .current(subject, ATTRIBUTES[kind])
    .filter(
      (item) => isAboutNamed(claim, item) && missingIn(open, wordsOfFact(item), parts).length === 0,
    );
  if (kind === "nation") {
    return judgeNation(claim, facts, parts);
  }
  return kind === "place"
    ? judgePlace(claim, facts, parts.today)
    : judgeSeat(claim, facts, kind === "seat");
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

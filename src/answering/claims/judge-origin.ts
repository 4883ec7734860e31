import type { Attribute } from "../../domain/provider.ts";
import { fold } from "../../language/fold.ts";
import type { FactItem } from "../fact-book.ts";
import { canBeSame, claimDates, saysDate } from "./claim-dates.ts";
import { isAboutNamed, type Judge, missingIn, wordsOfFact } from "./fact-texts.ts";

/** Beginnings of two kinds, told by their words in the six languages. */
const BEGINNINGS: readonly RegExp[] = [
  /\b(?:found(?:ed|ing)|created|established|born|fondee?s?|creee?s?|naissance|gegrundet|grundung|fundad[ao]|cread[ao]|fondat[ao]|nat[ao]|opgericht)\b/,
  /\b(?:launch\w*|available|opened|started|active|lancee?s?|lancement|ouvert\w*|disponible\w*|actif|active|gestartet|eroffnet|verfugbar|lanzad[ao]|abiert[ao]|activ[ao]|lanciat[ao]|attiv[ao]|apert[ao]|gelanceerd|geopend|actief)\b/,
];
const ATTRIBUTES: readonly Attribute[] = [
  "launch-date",
  "legal-entity",
  "parent-company",
  "listing",
];
const NAMING =
  /^(?:found\w*|created|established|born|fond\w*|cree\w*|gegrundet|fundad\w*|cread\w*|nat[ao]|opgericht|launch\w*|available|opened|started|activ\w*|attiv\w*|lanc\w*|ouvert\w*|dispon\w*|gestartet|eroffnet|verfugbar|lanz\w*|abiert\w*|apert\w*|gelanceerd|geopend|actief|wurde|werd|commercial\w*)$/;

/** The kind of beginning that a fact states the date of. */
function begins(item: FactItem, kind: RegExp): boolean {
  const { from, state, statement } = item.fact;
  return (
    from !== undefined && state === "in-force" && kind.test(fold(`${statement.en} ${statement.fr}`))
  );
}

/** By beginnings: when something was founded or launched. */
export const judgeOrigin: Judge = (claim, parts) => {
  const kind = BEGINNINGS.find((pattern) => pattern.test(fold(claim.text)));
  const [subject, ...others] = claim.subjects;
  const [claimed, ...more] = claim.dates;
  if (
    kind === undefined ||
    subject === undefined ||
    claimed === undefined ||
    others.length + more.length > 0
  ) {
    return undefined;
  }
  const { phase, isDenied, qualifiers } = claim.manner;
  if (
    claimed.role === "until" ||
    phase !== "held" ||
    isDenied ||
    qualifiers.size > 0 ||
    claim.numbers.length > 0
  ) {
    return undefined;
  }
  const open = claim.open.filter((word) => !NAMING.test(word));
  const facts = parts.book
    .current(subject, ATTRIBUTES)
    .filter((item) => begins(item, kind) && isAboutNamed(claim, item))
    .filter((item) => missingIn(open, wordsOfFact(item), parts).length === 0);
  const stated = (item: FactItem): readonly string[] => [
    item.fact.from ?? "",
    ...claimDates(item.fact.statement.en).map(({ date }) => date),
  ];
  const same = facts.find(({ fact }) => saysDate(fact.from ?? "", claimed.date));
  if (same !== undefined) {
    return { verdict: "supported", facts: [same] };
  }
  const [only, ...rest] = facts;
  const isElse =
    only !== undefined &&
    rest.length === 0 &&
    only.fact.scope === undefined &&
    !stated(only).some((date) => canBeSame(date, claimed.date));
  return only && { verdict: isElse ? "contradicted" : "not-covered", facts: [only] };
};

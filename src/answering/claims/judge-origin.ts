import type { PartialDate } from "../../domain/partial-date.ts";
import type { Attribute } from "../../domain/provider.ts";
import { canBeSame, claimDates, saysDate } from "../../language/claim-dates.ts";
import { fold } from "../../language/fold.ts";
import type { FactItem } from "../fact-book.ts";
import {
  type FactJudgement,
  isAboutNamed,
  type Judge,
  missingIn,
  wordsOfFact,
} from "./fact-texts.ts";
import type { ClaimReading } from "./read-claim.ts";

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

/** Dates that a fact states: of its beginning, and of all else that it tells. */
function statedBy({ fact }: FactItem): readonly string[] {
  return [fact.from ?? "", ...claimDates(fact.statement.en).map(({ date }) => date)];
}

/** Whether a claim says plainly when something began, and nothing else. */
function isPlain({ manner, numbers, dates, subjects }: ClaimReading): boolean {
  const isOne = dates.length === 1 && subjects.length === 1 && dates[0]?.role !== "until";
  const isHeld = manner.phase === "held" && !manner.isDenied && manner.qualifiers.size === 0;
  return isOne && isHeld && numbers.length === 0;
}

function judgeBeginning(date: PartialDate, facts: readonly FactItem[]): FactJudgement | undefined {
  const same = facts.find(({ fact }) => saysDate(fact.from ?? "", date));
  if (same !== undefined) {
    return { verdict: "supported", facts: [same] };
  }
  const [only, ...rest] = facts;
  const isElse =
    only !== undefined &&
    rest.length === 0 &&
    only.fact.scope === undefined &&
    !statedBy(only).some((stated) => canBeSame(stated, date));
  return only && { verdict: isElse ? "contradicted" : "not-covered", facts: [only] };
}

/** By beginnings: when something was founded or launched. */
export const judgeOrigin: Judge = (claim, parts) => {
  const kind = BEGINNINGS.find((pattern) => pattern.test(fold(claim.text)));
  const [subject] = claim.subjects;
  const [claimed] = claim.dates;
  if (kind === undefined || subject === undefined || claimed === undefined || !isPlain(claim)) {
    return undefined;
  }
  const open = claim.open.filter((word) => !NAMING.test(word));
  const facts = parts.book
    .current(subject, ATTRIBUTES)
    .filter((item) => begins(item, kind) && isAboutNamed(claim, item))
    .filter((item) => missingIn(open, wordsOfFact(item), parts).length === 0);
  return judgeBeginning(claimed.date, facts);
};

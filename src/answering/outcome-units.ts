import type { ItemId } from "../domain/passage.ts";
import type { Attribute } from "../domain/provider.ts";
import { tokens } from "../language/tokens.ts";
import type { LexicalIndex } from "../retrieval/lexical-index.ts";
import type { Candidate } from "./candidates.ts";
import { isChange } from "./changes.ts";
import type { EvidenceUnit } from "./evidence-unit.ts";
import { byDate } from "./fact-fit.ts";
import { isHeld, type QuestionTerm } from "./question-terms.ts";
import { ruleUnits, wordsBeside } from "./rule-units.ts";
import type { Selection, SelectionInput } from "./selection.ts";
import { SELECTION } from "./selection-limits.ts";

/** How far below the best the state of what is named may lie; and how an article on it begins. */
const GAP = { state: 6, opening: 4 };
/** What things are called beside their names, folded: "the Latombe case", "l'offre Anthos". */
const THING =
  /^(?:exist\w*|offres?|offers?|offerings?|oferta|offerta|aanbod|angebot|proje(?:t|ct)s?|projekt|proyecto|progetto|plans?|plane?|piano|cases?|affaires?|dossiers?|fall|caso|zaak|deals?|accord|acuerdo|accordo|partnerships?|partenariat|clouds?|services?|dienst|servicio|servizio|schemes?|schema|law|act|loi|gesetz|ley|legge|wet|reglement|regulation|verordnung|reglamento|regolamento|verordening|compan(?:y|ies)|entreprise|societe|unternehmen|empresa|azienda|bedrijf|thing|story|histoire|geschichte|historia|storia|verhaal|truc|now|today|aujourd'hui|maintenant|finalement|eventually|finally|since|actually|eigentlich|heute|inzwischen|jetzt|hoy|ahora|oggi|adesso|nu|vandaag|inmiddels)$/;
/** Where it is told how a provider or technology stands: the first of these of which something is told. */
const STATES: readonly (readonly Attribute[])[] = [
  ["status"],
  [
    "launch-date",
    "certification-secnumcloud",
    "ownership",
    "parent-company",
    "capital-control",
    "partnership",
  ],
];
/** Where it is told of several together. */
const SHARED: readonly (readonly Attribute[])[] = [["status", "partnership"], ["launch-date"]];

/** What a question asks of, and what may tell it, best first. */
type Asked = Pick<SelectionInput, "searched" | "candidates">;

function isThing(word: string): boolean {
  return THING.test(word);
}

/** Whether a question says no more than names. */
function isBare({ searched }: Pick<Asked, "searched">): boolean {
  const { names } = searched.understanding;
  const own = names.flatMap((name) => name.words);
  return own.length > 0 && wordsBeside({ searched }, own, isThing).length === 0;
}

/** The state of the law or scheme that is all a question names. */
function ruleStates(input: SelectionInput): readonly EvidenceUnit[] {
  return ruleUnits(input, isThing);
}

/** Facts of what is named, of all of it where several things are, that no newer fact replaces; newest first. */
function currentFacts({
  searched,
  candidates,
  succession,
}: SelectionInput): readonly EvidenceUnit[] {
  const { subjects, baseLanguage } = searched.understanding;
  const best = candidates[0]?.score ?? 0;
  return candidates
    .filter(
      ({ unit, unit: { item, names, passage }, score }) =>
        item.subject !== null &&
        subjects.has(item.subject) &&
        passage.language === baseLanguage &&
        [...subjects].every((id) => names.has(`subject:${id}`)) &&
        isChange(unit, succession) &&
        !succession.isSuperseded(item.id) &&
        score > best - GAP.state,
    )
    .map(({ unit }) => unit)
    .toSorted((a, b) => byDate(a.item, b.item));
}

/** Facts of the first family of attributes first; those of none are left out. */
function inOrder(
  facts: readonly EvidenceUnit[],
  families: readonly (readonly Attribute[])[],
): readonly EvidenceUnit[] {
  return families.flatMap((family) =>
    facts.filter(({ item }) => item.fact !== null && family.includes(item.fact.attribute)),
  );
}

/** The newest state of the provider or technology that is all a question names; of several, of what they share. */
function newestState(input: SelectionInput): readonly EvidenceUnit[] {
  const { subjects, attributes } = input.searched.understanding;
  if (subjects.size === 0 || !isBare(input) || (attributes.size > 0 && !attributes.has("status"))) {
    return [];
  }
  const facts = currentFacts(input);
  const ended = facts.filter(({ item }) => item.fact?.state === "ended");
  const isJoint = subjects.size > 1;
  const ranked = inOrder(facts, isJoint ? SHARED : STATES);
  return (isJoint ? [...ended, ...ranked] : ranked).slice(0, 1);
}

/** Names within a text and numbers. */
const NAMED = /(?<=[^.?!:¿¡\s]\s+)\p{Lu}[\p{L}\p{N}-]*|\d+/gu;

/**
 * Words that an account of what is asked about must hold; in a language that the base does not speak names and
 * numbers alone, where there are any.
 */
function sought({ terms, understanding }: Asked["searched"]): readonly QuestionTerm[] {
  const { cleaned, language, baseLanguage } = understanding;
  const asked = terms.words.filter(({ exact }) => !THING.test(exact));
  const named = new Set((cleaned.match(NAMED) ?? []).flatMap((name) => tokens(name)));
  const own = language === baseLanguage ? [] : asked.filter(({ exact }) => named.has(exact));
  return own.length > 0 ? own : asked;
}

/** How the newest of the articles begins that open with all that the question asks about: with the event itself. */
function eventOf({ searched, candidates }: Asked): readonly EvidenceUnit[] {
  const { terms, understanding } = searched;
  const [best] = candidates;
  const { subjects, topics, baseLanguage } = understanding;
  // What is told of a provider or topic itself comes before what an article tells of it.
  if (
    best === undefined ||
    (subjects.size > 0 && isBare({ searched })) ||
    (subjects.size + topics.size > 0 && best.unit.item.kind !== "article")
  ) {
    return [];
  }
  const asked = sought(searched);
  const opens = ({ unit, score }: Candidate): boolean => {
    const { item, passage, last } = unit;
    const isOpening = item.kind === "article" && last === 0 && passage.id.endsWith("#1");
    const isNear = score > best.score - GAP.opening;
    if (!isOpening || !isNear) {
      return false;
    }
    const held = terms.cover([...unit.run, unit.heading]);
    // Other languages are stemmed twice: either will do.
    const said = new Set(asked.filter((word) => isHeld(word, held)).map(({ exact }) => exact));
    return asked.length > 0 && asked.every(({ exact }) => said.has(exact));
  };
  const openings = candidates.filter(opens).map(({ unit }) => unit);
  const own = openings.filter(({ passage }) => passage.language === baseLanguage);
  return (own.length > 0 ? own : openings).toSorted((a, b) => byDate(a.item, b.item)).slice(0, 1);
}

/** The states that a fact replaced, one after the other, the oldest first. */
function ledThere(
  { item: { id }, passage: { language } }: EvidenceUnit,
  { candidates, succession }: SelectionInput,
): readonly EvidenceUnit[] {
  const older = new Set<ItemId>();
  const left = [id];
  for (let next = left.shift(); next !== undefined; next = left.shift()) {
    const found = succession.replacedBy(next).filter((each) => !older.has(each));
    for (const each of found) {
      older.add(each);
      left.push(each);
    }
  }
  const states = candidates
    .map(({ unit }) => unit)
    .filter(({ item, passage }) => older.has(item.id) && passage.language === language)
    .toSorted((a, b) => byDate(b.item, a.item));
  const telling = inOrder(states, STATES);
  return (telling.length > 0 ? telling : states)
    .slice(0, SELECTION.maxBeginnings)
    .toSorted((a, b) => byDate(b.item, a.item));
}

/** Weight, as a share of what a word weighs that stands nowhere, from which it tells one thing from others. */
const RARE = 0.55;
const NO_WORD = "";

/**
 * Whether a question asks what became of something and no more, and the base tells of it: by its name, or by an
 * article that opens with it. "My order" is any order.
 */
export function tellsOutcome(asked: Asked & { readonly lexical: LexicalIndex }): boolean {
  const { searched, lexical } = asked;
  const isRare = ({ exact, weight }: QuestionTerm): boolean =>
    /^\d{3,}$/.test(exact) || weight >= RARE * lexical.idf(NO_WORD);
  return (
    searched.understanding.intents.asksOutcome &&
    (isBare(asked) || (sought(searched).some(isRare) && eventOf(asked).length > 0))
  );
}

/** Asks what became of something that is no name of the base, and no word of which is in what would be shown. */
export function missesOutcome({ searched }: Asked, chosen: readonly EvidenceUnit[]): boolean {
  const { understanding, terms } = searched;
  const { intents, names } = understanding;
  if (!intents.asksOutcome || names.length > 0) {
    return false;
  }
  const held = terms.cover(chosen.flatMap(({ run, heading }) => [...run, heading]));
  return !terms.words.some((word) => !THING.test(word.exact) && isHeld(word, held));
}

/**
 * "What became of X?": how it stands by now, then what that replaced; of what no state is told, the event itself
 * before its reasons. A question that says more than the name is left to what comes nearest.
 */
export function takeOutcome(selection: Selection, input: SelectionInput): void {
  if (!input.searched.understanding.intents.asksOutcome) {
    return;
  }
  const states = [ruleStates, newestState, eventOf].map((find) => find(input));
  const [found = []] = states.filter((units) => units.length > 0);
  for (const unit of found.filter((each) => selection.fits(each))) {
    selection.take(unit);
    for (const older of ledThere(unit, input).filter((each) => selection.fits(each))) {
      selection.takeAsHistory(older);
    }
  }
}

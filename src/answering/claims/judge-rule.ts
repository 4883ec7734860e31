import { fold } from "../../language/fold.ts";
import { tokens } from "../../language/tokens.ts";
import type { EvidenceUnit } from "../evidence-unit.ts";
import type { Judgement } from "./claim-check.ts";
import type { JudgeParts } from "./fact-texts.ts";
import type { ClaimReading } from "./read-claim.ts";

/** What a claim says of a law or scheme, and the stored sentences that say the contrary; all folded. */
interface Contrast {
  readonly claimed: RegExp;
  readonly stored: RegExp;
  /** Told before it, where the claim speaks of a court. */
  readonly ruling?: RegExp;
}

const CONTRASTS: readonly Contrast[] = [
  {
    claimed:
      /\b(?:annul\w*|invalidat\w*|invalid\w*|str(?:uck|ikes?|iking) down|overturn\w*|quash\w*|void\w*|casse|kippt\w*|gekippt|aufgehoben|nichtig|ungultig|tumbado|nietig|vernietigd|ongeldig)\b/,
    stored: /\b(?:(?:remains?|stays) valid|reste valable)\b/,
    ruling: /\b(?:court dismissed (?:his|her|its|the) action|tribunal a rejete son recours)\b/,
  },
  {
    claimed:
      /\b(?:adopted|adopte|in force|en vigueur|applie[sd]|s'applique\w*|obligatoire|mandatory|certifie\w*|became law|verabschiedet|beschlossen|in kraft|zertifiziert\w*|adoptad[ao]|aprobad[ao]|en vigor|certificad[ao]s?|adottat[ao]|approvat[ao]|in vigore|certificat[aoei]|aangenomen|van kracht|gecertificeerd\w*)\b/,
    stored:
      /\b(?:has not been adopted|n'est pas adopte|text is with parliament and council|texte est au parlement et au conseil)\b/,
  },
];
const COURT =
  /\b(?:courts?|tribunal\w*|cour|juges?|judges?|gericht\w*|eugh?|corte|hof|rechter|latombe|curia|gerecht)\b/;
/** Who proposes adopts a proposal, and a draft has states of its own. */
const PROPOSED =
  /\b(?:commission\w*|kommission|comision|commissie|propos\w*|propuest\w*|vorschlag|voorstel|draft|projet|entwurf|progetto|borrador)\b/;
/** Words that a name's initials leave out. */
const SMALL = /^(?:and|of|the|for|et|de|du|des|la|le|les|pour|sur)$/;

function initials(words: readonly string[]): string {
  return words
    .filter((word) => !SMALL.test(word))
    .map((word) => word.slice(0, 1))
    .join("");
}

/** Whether a text holds a name as it was said, in letters or by its initials. */
function holdsName(name: readonly string[], text: string): boolean {
  const words = tokens(text);
  const line = ` ${words.join(" ")} `;
  const [only, ...more] = name;
  const short = more.length === 0 ? (only ?? "") : "";
  return (
    line.includes(` ${name.join(" ")} `) ||
    (more.length > 0 && words.some((word) => word.length > 2 && initials(name).endsWith(word))) ||
    (short.length > 2 && initials(words).includes(short))
  );
}

/** Whether a sentence is of the law that is named: it says so, or all of its topic is. */
function isOfNamed(name: readonly string[], { text, item }: EvidenceUnit): boolean {
  return holdsName(name, text) || holdsName(name, item.title);
}

/** A law or scheme that a claim names, and in which words. */
interface Named {
  readonly topic: string;
  readonly name: readonly string[];
}

/** What a claim is about: the first law it names, or the only one. */
function readRule(claim: ClaimReading, isFirst: boolean): Named | undefined {
  const named = claim.placed.flatMap(({ names, start, end }) => {
    const topic = names.find(({ kind }) => kind === "topic")?.id;
    return topic === undefined ? [] : [{ topic, name: claim.tokens.slice(start, end) }];
  });
  return isFirst || named.length === 1 ? named[0] : undefined;
}

function isPlain({ manner, text }: ClaimReading): boolean {
  const { isDenied, phase, hedges } = manner;
  const isSaid = phase === "held" || phase === "ended";
  return isSaid && !isDenied && hedges.size === 0 && !PROPOSED.test(fold(text));
}

function sentencesOf(
  topic: string,
  language: string,
  { generation, reader }: JudgeParts,
): readonly EvidenceUnit[] {
  return generation.passageRows(`topic:${topic}.${language}`).flatMap((row) => reader.read(row));
}

/** The sentences of a topic that say the contrary of a claim; empty when none does. */
function contradicting(claim: ClaimReading, parts: JudgeParts): readonly EvidenceUnit[] {
  const folded = fold(claim.text);
  const contrast = CONTRASTS.find(({ claimed }) => claimed.test(folded));
  const rule = readRule(claim, contrast?.ruling === undefined);
  if (rule === undefined || contrast === undefined || !isPlain(claim)) {
    return [];
  }
  const units = sentencesOf(rule.topic, claim.baseLanguage, parts);
  const found = units.find(
    (unit) => contrast.stored.test(fold(unit.text)) && isOfNamed(rule.name, unit),
  );
  const told = found?.item.date ?? "";
  if (found === undefined || claim.dates.some(({ date }) => date > told)) {
    return [];
  }
  const { ruling } = contrast;
  const isRuled = ruling !== undefined && COURT.test(folded);
  const ruled = isRuled ? units.find((unit) => ruling.test(fold(unit.text))) : undefined;
  return ruled === undefined ? [found] : [withActor(ruled), found];
}

/** A ruling with the sentence before it, which says whose action it was. */
function withActor(unit: EvidenceUnit): EvidenceUnit {
  const first = Math.max(0, unit.first - 1);
  const { sentences, text } = unit.passage;
  const from = sentences[first]?.start ?? 0;
  return { ...unit, first, text: text.slice(from, sentences[unit.last]?.end) };
}

/** By what the base says of the state of a law or scheme: adopted or proposed, valid or annulled. */
export function judgeRule(claim: ClaimReading, parts: JudgeParts): Judgement | undefined {
  const evidence = contradicting(claim, parts);
  return evidence.length === 0
    ? undefined
    : { verdict: "contradicted", evidence, history: [], disputing: [] };
}

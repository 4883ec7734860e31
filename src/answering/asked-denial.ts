import { deniesIn } from "../language/claim-words.ts";
import { fold } from "../language/fold.ts";
import { tokens } from "../language/tokens.ts";
import { AT_LATEST } from "./asked-bound.ts";
import { NO_FEES } from "./asked-fees.ts";
import type { Understanding } from "./understanding.ts";

/** "Outside the EU", in six languages: a place of its own, and no denial. */
export const OUTSIDE =
  /\b(?:(?:de)?hors (?:de |d')?(?:l')?(?:ue|eu|union europeenne|europe)|outside (?:of )?(?:the )?(?:eu|european union|europe)|(?:non|nicht|niet)[ -]?(?:eu|ue|europ\w*)|no europe[oa]s?|ausserhalb (?:der )?(?:eu|europas|europaischen union)|fuera de (?:la )?(?:ue|union europea|europa)|fuori (?:dall'|dalla )?(?:ue|unione europea|europa)|extra[ -]?(?:ue|europ\w*)|aussereurop\w*|buiten (?:de )?(?:eu|europa))\b/;
/** Asks whether: "ou pas ?", "or not", "…, non ?". */
const WHETHER =
  /\b(?:(?:ou|or|oder|of|o) (?:toujours |tjs |bien |noch |nog |todavia |aun )?(?:pas|non?|not|nicht|nein|niet|nee)(?: encore| yet| ancora)?|whether or not)\b(?= *(?:$|[.?!,;:)]))|[,.] *(?:non?|nicht wahr|nee|n'est-ce pas|is(?: it|n't it|n't that)(?: not)?)(?= *(?:$|[?!]))|\b(?:non?|nee)(?= *\?)/g;
/** Nothing is denied of anybody: "not only", "I don't know who". */
const NO_DENIAL =
  /\b(?:not (?:only|just)|nicht nur|no solo|non solo|niet alleen|pas (?:seulement|que|uniquement)|(?:sais|suis) pas|(?:do not|don't) know|weiss nicht|no se|non so|weet niet)\b/g;
/** Those on the way are meant by it: they are not there yet. */
const NOT_YET =
  /\b(?:pas encore|toujours pas|not (?:[\w-]+ ){0,3}yet|noch nicht|noch keine?n?|(?:todavia|aun) no|no (?:[\w-]+ ){0,3}(?:todavia|aun)|non (?:[\w-]+ ){0,3}ancora|nog (?:niet|geen)|(?:is|are|has|have|do|does)n't (?:[\w-]+ ){0,3}yet)\b/g;
/** Those on the way are left out by it: a list without them answers. */
const NOT_ON_THE_WAY =
  /\b(?:pas|non|sauf|hors|sans|not|no|except|without|excluding|nicht|keine?n?|ohne|ausser|sin|senza|niet|geen|zonder)\b(?=[^.?!]{0,12}\b(?:candidat|kandidat|kandidaat|en cours|in progress|pending|under review))/g;
/** Some are left out, or all of a place. */
const EXCEPT =
  /\b(?:sauf|hormis|hors|excepte|(?:a l')?exception\w*|except|excepting|excluding|excluant|exclu[es]?s?|other than|outside|autres? que|ausser|ausserhalb|ausgenommen|salvo|excepto|excluyendo|fuera de|eccetto|tranne|escluso|esclusi|fuori|behalve|uitgezonderd|buiten|free of(?! charge)|frei von|libres? de|liber[oi] da|vrij van|depourvue?s? de|lack\w*|unqualified|uncertified|unqualifiziert\w*|unzertifiziert\w*)\b/;
/** It is true of them no more. */
const LOST =
  /\b(?:n(?:e |')\S+(?: \S+)? plus|(?:ont|a|ayant|avoir) perdue?s?|perd(?:ent|re)?|lost|los(?:es?|ing)|revoked|withdrawn|verloren|verlor|verlier\w*|entzogen\w*|perd(?:id[oa]s?|ieron|io|er)|retirad[oa]s?|h(?:a|anno) (?:\S+ )?pers[oaie]|perdut[oa]|perdono|revocat[aoei]|verlo(?:or|ren)|verliest|verliezen|ingetrokken|retiree?s?)\b/;

type Asked = Pick<Understanding, "text" | "words" | "language" | "typeWords">;

/** Whether a part of a question says anything of what is asked for: "sans blabla", "no need for details" do not. */
function isOfType(part: string, { words, typeWords }: Asked): boolean {
  const own = new Set(tokens(part));
  const isTyped = [...own].some((word) => typeWords.has(word));
  return isTyped || !words.some(({ exact }) => own.has(exact));
}

/** Whether a question asks for those that something is not yet true of. */
export function asksNotYet({ text }: Pick<Understanding, "text">): boolean {
  return fold(text).replace(WHETHER, " ").search(NOT_YET) !== -1;
}

/**
 * Whether a question asks for those that something is not true of, or no more, or leaves some out: no list of
 * those that it is true of answers. "Not yet qualified" asks for candidates, "outside the EU" for a place, and
 * "no egress fees" for what some are known for.
 */
export function asksDenied(understanding: Asked): boolean {
  const rest = [AT_LATEST, NO_FEES, OUTSIDE, WHETHER, NO_DENIAL, NOT_ON_THE_WAY, NOT_YET].reduce(
    (text, pattern) => text.replace(pattern, " "),
    fold(understanding.text),
  );
  return rest
    .split(/[.?!;,:()\n]/)
    .filter((part) => isOfType(part, understanding))
    .some((part) => EXCEPT.test(part) || LOST.test(part) || deniesIn(part, understanding.language));
}

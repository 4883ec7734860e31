import { fold } from "../../language/fold.ts";
import { cleanQuestion } from "../clean-question.ts";
import { withoutOrders } from "../orders.ts";
import { readSmallTalk } from "../small-talk.ts";

/** A part of a message; what claims nothing is told apart. */
export interface MessagePart {
  readonly text: string;
  readonly isClaim: boolean;
}

// A full stop inside a word or a number, as in 3.2, ends nothing; nor does one after an abbreviation.
const SENTENCE =
  /(?:[^.!?;\n]|\.(?=[\p{L}\p{N}])|(?<=\b(?:art|no|inc|approx|ca|env|vs|bzw|z\.B|e\.g|i\.e|p|\d))\.(?=\s+[\p{Ll}\p{N}])|(?<=\b\d{1,2})\.(?=\s+(?:Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)))+[.!?;]*/gu;
/** Finite verbs, folded: a clause has one. */
const VERB =
  /\b(?:is|are|was|were|has|have|had|isn't|aren't|wasn't|hasn't|haven't|does|doesn't|will|won't|holds?|owns?|belongs?|runs?|uses?|offers?|hosts?|stores?|operates?|left|joined|obtained|lost|received|launched|founded|controls?|applies|applied|requires?|costs?|keeps?|provides?|relies|became|began|ended|won|chose|aims|plans|employs|sells|sold|est|sont|a|ont|etait|etaient|avait|fut|sera|detient|detiennent|possede\w*|appartient|controle|exploite|propose|utilise|heberge|stocke|emploie|repose|vise|prevoit|ist|sind|hat|haben|besitzt|gehort|wird|war|waren|bietet|halt|befindet|kontrolliert|betreibt|nutzt|speichert|es|son|esta|estan|tiene|posee|pertenece|fue|obtuvo|ha|han|ofrece|controla|cuesta|e|sono|possiede|appartiene|era|sara|offre|detiene|gestisce|usa|aprira|costa|zijn|heeft|hebben|bezit|behoort|wordt|biedt|gebruikt|kost|n'est|n'a|n'ont|qualifi\w*|signed|adopted|entered|ouvre|opens?|opened)\b/;
const JOINT =
  /(?:,\s*|\s+)(?:and|but|while|whereas|et|mais|tandis que|alors que|und|aber|wahrend|y|pero|mientras que|e|ma|mentre|en|maar|terwijl)\s+|,\s+/giu;
const QUESTION =
  /^(?:(?:et|and|und|y|e|en|so|alors)\s+)?(?:qui|que|quoi|quand|ou est|comment|combien|pourquoi|quel\w*|est-ce|what|which|who|whose|when|where|how|why|wer|was ist|wann|wo|wie|warum|welche\w*|quien|cual\w*|cuando|donde|como es|chi|quando|dove|come|quale|wat|wanneer|waar|hoe|waarom|welke?)\b/;
const OPINION =
  /\b(?:i (?:think|believe|feel|guess|like|love|hate|prefer|hope|doubt)|in my (?:opinion|view)|imho|je (?:pense|crois|trouve|prefere|espere|deteste|doute)|a mon avis|selon moi|j'(?:aime|adore|espere)|ich (?:finde|glaube|denke|hoffe|mag)|meiner meinung|meines erachtens|(?:yo )?(?:creo|pienso|opino) que|en mi opinion|me gusta|(?:io )?(?:penso|credo) che|secondo me|mi piace|ik (?:vind|denk|geloof|hoop)|volgens mij|naar mijn mening|should|ought to|devrai(?:t|ent)|faudrait|sollten?|deberian?|dovrebber?o?|zou(?:den)? moeten|let's|please)\b/;
const PRONOUN =
  /^(?:(?:and|et|und|y|e|en|but|mais|aber|pero|ma|maar)\s+)?(?:it|they|he|she|il|elle|ils|elles|er|sie|es(?= (?:ist|hat|wird|gehort))|esta|este|ella|el|essa|esso|zij|ze|het|hij)\b/;
const MIN_WORDS = 3;
const MAX_SUBJECT_WORDS = 6;

/** A single letter is a verb behind a subject only: "S3NS a obtenu", "à mon avis". */
function isVerb(word: string, at: number): boolean {
  return VERB.test(word) && (at > 0 || word.length > 1);
}

/** Whether a piece has a verb soon: its subject, then what it does. */
function opensWithClause(piece: string): boolean {
  const words = fold(piece).split(/\s+/);
  return words.length >= MIN_WORDS && words.slice(0, MAX_SUBJECT_WORDS).some(isVerb);
}

/** Parts a sentence where a clause with a predicate of its own begins. */
function clausesOf(sentence: string): readonly string[] {
  const clauses: string[] = [];
  let start = 0;
  for (const joint of sentence.matchAll(JOINT)) {
    const end = joint.index + joint[0].length;
    const left = sentence.slice(start, joint.index);
    if (opensWithClause(left) && opensWithClause(sentence.slice(end))) {
      clauses.push(left.trim());
      start = end;
    }
  }
  return [...clauses, sentence.slice(start).trim()];
}

function isClaim(text: string): boolean {
  const folded = fold(text);
  const words = folded.match(/[\p{L}\p{N}]+/gu) ?? [];
  return (
    !folded.trimEnd().endsWith("?") &&
    !QUESTION.test(folded) &&
    !OPINION.test(folded) &&
    readSmallTalk(text) === undefined &&
    words.length >= MIN_WORDS &&
    // Of a few words a verb or a full stop makes a sentence; of more, its verb may be one that is not listed.
    (words.length > MIN_WORDS || VERB.test(folded) || /[.!]$/.test(folded.trimEnd()))
  );
}

/** Whether a clause speaks of what the one before named. */
export function leansOnSubject(text: string): boolean {
  return PRONOUN.test(fold(text)) || isVerb(fold(text).split(/\s+/)[0] ?? "", 0);
}

/** The clause without the pronoun that stands for its subject. */
export function withoutPronoun(text: string): string {
  return text.slice(PRONOUN.exec(fold(text))?.[0].length ?? 0).trim();
}

/**
 * Sentences of a message, and clauses of a sentence with a predicate of their own; orders to the bot are
 * left out. Empty when nothing is left.
 */
export function splitMessage(text: string): readonly MessagePart[] {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/u).map((line) => cleanQuestion(line));
  return lines
    .flatMap((line) => withoutOrders(line).match(SENTENCE) ?? [])
    .map((sentence) => sentence.trim())
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence))
    .flatMap((sentence) => (sentence.endsWith("?") ? [sentence] : clausesOf(sentence)))
    .map((part) => ({ text: part, isClaim: isClaim(part) }));
}

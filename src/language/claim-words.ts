import type { AskerLanguage } from "../domain/language.ts";
import { fold } from "./fold.ts";
import { type Modal, readModals } from "./modals.ts";

/** How far along a claim says something is. */
type Phase = "held" | "in-progress" | "planned" | "ended";

type Words = Readonly<Record<AskerLanguage, RegExp>>;

/** Over folded text. */
const NEGATION: Words = {
  en: /\b(?:not|never|nobody|no one|no|nor|neither|none|without|lacks?|cannot|rather than|instead of|(?:is|are|was|were|has|have|had|does|do|did|wo|ca)n't)\b/g,
  fr: /\b(?:pas(?! seulement)|non(?! seulement)|jamais|aucune?|sans|ni|plutot que|au lieu|(?<!\b(?:une|la|cette|chaque) )personne(?= n(?:e\b|'))|(?<=\bpar )personne)\b/g,
  de: /\b(?:nicht|kein(?:e[nrms]?)?|nie|niemals|niemand(?:e[mn])?|ohne|weder)\b/g,
  es: /\b(?:no|nunca|sin|ningun[ao]?|nadie|ni|tampoco)\b/g,
  it: /\b(?:non|mai|senza|nessun[ao]?)\b/g,
  nl: /\b(?:niet|geen|nooit|niemand|zonder|noch(?=.*\bnoch\b))\b/g,
};
/** Those that only repeat a denial beside them: "no … nadie", "sans aucun", "neither … nor", "not … and not". */
const REPEATED: Words = {
  en: /\b(?:nor|(?<=\b(?:and|or|but) (?:\w+ )?)(?:not|never|no|without))\b/g,
  fr: /\b(?:jamais|aucune?|ni|(?<!\b(?:une|la|cette|chaque) )personne(?= n(?:e\b|'))|(?<=\bpar )personne|(?<=\b(?:et|ou|mais) )(?:pas|non|sans))\b/g,
  de: /\b(?<=\b(?:und|oder|aber) (?:\w+ )?)(?:nicht|kein(?:e[nrms]?)?|nie|niemals|ohne)\b/g,
  es: /\b(?:nunca|ningun[ao]?|nadie|ni|tampoco|(?<=\b[yo] )(?:no|sin))\b/g,
  it: /\b(?:mai|nessun[ao]?|(?<=(?<!\bnon )\b[eo] )(?:non|senza))\b/g,
  nl: /\b(?<=\b(?:en|of|maar) (?:\w+ )?)(?:niet|geen|nooit|zonder)\b/g,
};
const ENDED: Words = {
  en: /\b(?:no longer|not .{0,40}\bany ?more|has left|left|leav(?:e|es|ing)|lost|los(?:e|es|ing)|quits?|exit(?:s|ed)?|withdr[ae]wn?|withdraws?|withdrew|drops?|abandons?|ended|stopped|discontinued|expired|dropped|abandoned|revoked|ceased|terminated|resigned)\b/g,
  fr: /(?:\bn(?:e |')\S+(?: \S+)? plus\b|\b(?:quitte\w*|perd\w*|sorti\w*|abandonne\w*|mis fin|termine\w*|expire\w*|arrete\w*|retire\w*|cesse\w*)\b)/g,
  de: /\b(?:nicht mehr|kein\w* .{0,30}mehr|verlass\w*|verlasst|verliess\w*|verlier\w*|verlor\w*|austret\w*|austrat|tritt .{0,40}\baus|trat .{0,40}\baus|beenden|beendet\w*|eingestellt|ausgetreten|abgelaufen|aufgegeben)\b/g,
  es: /\b(?:ya no|dej[oa]\w*|ha dejado|abandon[oa]\w*|perdio|perdido|pierd\w*|perder|sal(?:e|io|ir|ido) de|termino|finalizo|caduco|se retiro|salio de)\b/g,
  it: /\b(?:non \S+(?: \S+){0,3} piu|ha lasciato|lascia\w*|abbandon\w*|perso|perd\w*|perse|esce|uscir\w*|terminat\w*|scadut\w*|uscit\w*)\b/g,
  nl: /\b(?:niet (?:\S+ )?(?:langer|meer)|geen .{0,30}meer|verlaat|verlaten|verliet|verloren|verliest|beeindig\w*|stopt?|gestopt|uitgetreden|verlopen)\b/g,
};
const IN_PROGRESS: Words = {
  en: /\b(?:in progress|under way|underway|working towards?|going through|undergoing|candidate|pending|awaiting|in the process|being (?:assessed|audited|qualified|certified|evaluated)|appl(?:ied|ying) for|seeking|pursuing|on the way)\b/g,
  fr: /\b(?:en cours|candidate?s?|chemine|en voie|en attente|en passe|brigue)\b/g,
  de: /\b(?:im gange|lauft|laufende\w*|in bearbeitung|kandidat\w*|beantragt|\w*verfahren)\b/g,
  es: /\b(?:en proceso|en curso|en tramite|candidat[ao]|pendiente)\b/g,
  it: /\b(?:in corso|in fase|candidat[ao]|in attesa)\b/g,
  nl: /\b(?:bezig|in behandeling|kandidaat|lopende?|traject|in aanvraag)\b/g,
};
const PLANNED: Words = {
  en: /\b(?:will|won't|shall|plans?|planned|planning|aims?|intends?|hopes?|expects?|expected|scheduled|going to|is to be|about to|due to|wants?)\b/g,
  fr: /\b(?:prevoit|prevoient|prevue?s?|vise|compte|espere|va|vont|devrait|envisage|veut|projette|\w+(?:era|ira|ront)|aura)\b/g,
  de: /\b(?:plant|planen|geplant\w*|soll|sollen|will|wollen|beabsichtigt|(?:wird|werden) .{0,80}\b(?:sein|haben|erhalten|\w+en))\b/g,
  es: /\b(?:planea|preve|previst[ao]s?|quiere|va a|pretende|espera)\b/g,
  it: /\b(?:prevede|previst[aoi]|vuole|intende|punta a)\b/g,
  nl: /\b(?:zal|zullen|gaat|wil|gepland\w*|van plan|verwacht)\b/g,
};
/** A future that only its ending tells, over text with its accents. */
const FUTURE: Partial<Words> = {
  es: /\p{L}{2,}rán?(?!\p{L})/u,
  it: /\p{L}{2,}r(?:à|anno)(?!\p{L})/u,
};
const PAST: Words = {
  en: /\b(?:was|were|had|used to|formerly|previously|once|former)\b/g,
  fr: /\b(?:etait|etaient|avait|avaient|fut|furent|autrefois|auparavant|ancien\w*|jadis)\b/g,
  de: /\b(?:war|waren|hatte|hatten|fruher|ehemal\w*|einst)\b/g,
  es: /\b(?:era|eran|fue|fueron|tenia|tenian|antes|antigu\w*)\b/g,
  it: /\b(?:era|erano|fu|furono|aveva|avevano|prima|ex)\b/g,
  nl: /\b(?:was|waren|had|hadden|vroeger|voormalig\w*|eerder)\b/g,
};
/** What a claim says beside its core, by family: evidence must say it too. */
const QUALIFIERS: readonly (readonly [string, RegExp])[] = [
  [
    "nobody",
    /\b(?:nobody|no one|(?<!\b(?:une|la|cette|chaque) )personne(?= n(?:e\b|'))|(?<=\bpar )personne|niemand(?:e[mn])?|nadie|nessuno)\b/,
  ],
  [
    "only",
    /\b(?:only|solely|sole|exclusive\w*|alone|seule?s?|seulement|uniquement|exclusi\w*|nur|ausschliesslich|einzige\w*|allein|solo|solamente|unic[ao]\w*|unicamente|esclusiv\w*|soltanto|alleen|enige|uitsluitend|slechts)\b/,
  ],
  ["first", /\b(?:first|premier\w*|premiere\w*|erste\w*|zuerst|primer[ao]?s?|prim[oai]|eerste?)\b/],
  [
    "all",
    /\b(?:all|every|each|any|tous|toutes|chaque|alle[nrs]?|jede\w*|tod[ao]s|cada|tutt[ie]|ogni|elke?)\b/,
  ],
  [
    "whole",
    /\b(?:entirely|entire|fully|wholly|completely|entierement|totalement|integralement|vollstandig\w*|ganzlich|totalmente|enteramente|interamente|completamente|volledig|geheel)\b/,
  ],
  [
    "most",
    /\b(?:most|largest|biggest|best|leading|plus (?:grand|gros|important)\w*|meilleure?s?|grosste\w*|beste\w*|mayor|mejor|maggiore|migliore|grootste|cheapest|fastest|safest|more|less|plus|moins|mehr|weniger|mas|menos|piu|meno|meer|minder)\b/,
  ],
  [
    "major",
    /\b(?:majorit\w*|mehrheit\w*|mayorit\w*|maggiorit\w*|maggioranz\w*|meerderheid\w*|minorit\w*|minderheit\w*|minoranz\w*|half|moitie|halfte|mitad|meta|helft)\b/,
  ],
];
/** Sentences that tell what is wished, doubted or contested rather than what is. */
const HEDGE: readonly RegExp[] = [
  /\b(?:plans?|planned|aims?|aimed|hopes?|hoped|expects?|expected|intends?|would|could|may|might|proposed?|proposal|draft|future|if|unless|whether|was to|were to|is to|are to|prevoit|prevue?s?|vise|espere|pourrait|devrait|serait|projet|si)\b/,
  /\b(?:argue[sd]?|accuse[sd]?|criticis\w*|denounce[sd]?|disput\w*|promis\w*|allege\w*|reproch\w*|conteste\w*|denonce\w*|estime\w*|juge\w*|suspect\w*)\b/,
];

/** How a claim, or the sentence beside it, is put. */
export interface Manner {
  readonly isDenied: boolean;
  readonly phase: Phase;
  readonly isPast: boolean;
  readonly qualifiers: ReadonlySet<string>;
  /** Which kinds of hedges stand in it. */
  readonly hedges: ReadonlySet<number>;
  /** Which ways it says that something may or should be so, and is not told as so. */
  readonly modals: ReadonlySet<Modal>;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** Whether all denials of a folded text come to one: two take each other back, unless one repeats the other. */
function denies(text: string, language: AskerLanguage): boolean {
  const all = count(text, NEGATION[language]);
  const repeated = count(text, REPEATED[language]);
  return repeated > 0 && repeated === all ? true : (all - repeated) % 2 === 1;
}

function phaseOf(text: string, folded: string, language: AskerLanguage): Phase {
  if (count(folded, ENDED[language]) > 0) {
    return "ended";
  }
  if (count(folded, IN_PROGRESS[language]) > 0) {
    return "in-progress";
  }
  const isFuture = FUTURE[language]?.test(text.toLowerCase()) === true;
  return isFuture || count(folded, PLANNED[language]) > 0 ? "planned" : "held";
}

/** Reads how a text is put: denied, how far along, in the past, and with what around it. */
export function readManner(text: string, language: AskerLanguage): Manner {
  const folded = fold(text);
  const phase = phaseOf(text, folded, language);
  // "No more" and "not any more" are no comparison.
  const plain = folded.replace(ENDED[language], " ");
  // What says that something ended may be a negation itself: "no longer".
  const rest = phase === "ended" ? folded.replace(ENDED[language], " ") : folded;
  return {
    isDenied: denies(rest, language),
    phase,
    isPast: count(folded, PAST[language]) > 0,
    qualifiers: new Set(
      QUALIFIERS.filter(([, pattern]) => pattern.test(plain)).map(([family]) => family),
    ),
    hedges: new Set(HEDGE.flatMap((pattern, at) => (pattern.test(folded) ? [at] : []))),
    modals: readModals(text),
  };
}

/** Denials that mean something else in most other languages, and in one: "mai 2027", Dutch "pas". */
const ITALIAN_ONLY = /\bmai\b/g;
const NOT_DUTCH = /\bpas\b/g;

/**
 * Whether a folded text denies anything, in whichever language: that of a few words is easily misread.
 *
 * @param language - The likeliest.
 */
export function deniesIn(folded: string, language: AskerLanguage): boolean {
  const plain = language === "it" ? folded : folded.replace(ITALIAN_ONLY, " ");
  const text = language === "nl" ? plain.replace(NOT_DUTCH, " ") : plain;
  return Object.values(NEGATION).some((pattern) => text.search(pattern) !== -1);
}

/** Words that only carry manner: understood once it is read. */
export function isMannerWord(word: string, language: AskerLanguage): boolean {
  return [NEGATION, ENDED, IN_PROGRESS, PLANNED, PAST].some((words) => {
    const found = word.match(words[language]);
    return found !== null && found[0] === word;
  });
}

/** The spans of a folded text that carry manner, blanked: what is left must be understood otherwise. */
export function withoutManner(text: string, language: AskerLanguage): string {
  return [ENDED, IN_PROGRESS, PLANNED, PAST, NEGATION].reduce(
    (rest, words) => rest.replace(words[language], " "),
    fold(text),
  );
}

/** What links a subject with what it holds, is in or belongs to, in the six languages together. */
const HOLDING =
  /^(?:qualif\w*|certif\w*|zertif\w*|cualif\w*|calif\w*|kwalif\w*|gekwalif\w*|gecertif\w*|attest\w*|testat\w*|membre|membri|membro|member\w*|mitglied\w*|miembros?|lid|leden|label\w*|visa|hold|holds|held|detien\w*|detenu\w*|detiene|obtain\w*|obten\w*|obtuv\w*|obtien\w*|recu\w*|receiv\w*|recib\w*|got|grant\w*|earn\w*|possed\w*|possied\w*|posee|besitz\w*|verfug\w*|erhielt|erhalten|bezit|behaald\w*|verkreg\w*|ottenut\w*|ottien\w*|joined|join|rejoint|adher\w*|beigetreten|unio|unido|toegetreden|aderit\w*|valid\w*|valab\w*|gultig|geldig|currently|today|actuell\w*|aujourd|hui|heute|derzeit|aktuell|actualmente|hoy|oggi|attualmente|momenteel|vandaag|befindet|sich|status|statut|offici\w*|become|became|devenu\w*|geworden|since|until|till|depuis|jusqu|seit|bis|desde|hasta|dal|sinds|tot|vanaf|fino)$/;

export function isHoldingWord(word: string): boolean {
  return HOLDING.test(word);
}

import type { AskerLanguage } from "../domain/language.ts";

/** Words, folded, by which people tell of themselves. */
export interface AskerWords {
  /** Of the asker: "we", "our". An object ("show us …") tells nothing. */
  readonly self: RegExp;
  /** Whose something is, before a noun. */
  readonly own: RegExp;
  /** Who they are: what is said of that is no condition. */
  readonly identity: RegExp;
  /** Looking for something, or planning to go there. */
  readonly seek: RegExp;
  /** Wanting or needing what is named behind it. */
  readonly want: RegExp;
  /** What they plan: to want to do something is no condition. */
  readonly plan: RegExp;
  /** Between the parts of a clause. */
  readonly joint: RegExp;
}

/** Each language has its own: "on", "mi" and "ma" are other words elsewhere. */
export const ASKER_WORDS: Readonly<Record<AskerLanguage, AskerWords>> = {
  fr: {
    self: /(?<![-\p{L}])(?:nous|notre|nos|on|je|j'\p{L}+|mon|mes|ma)(?!\p{L})/u,
    own: /^(?:notre|nos|mon|ma|mes|son|sa|ses|leurs?)$/,
    identity:
      /\b(?:(?:nous|on|je) (?:ne )?(?:sommes|suis|est|travaill\w*|represent\w*|dirig\w*|ger(?:e|ons))|(?:notre|mon|ma) (?:\w+ ){1,3}est)\b/,
    seek: /^(?:(?:re)?cherch\w*|veux|veut|veulent|voul\w+|voudr\w+|souhait\w*|besoin|faut|exige\w*|envisag\w*|prevo\w+|compt\w+|dev\w+|doi[st]|doivent)$/,
    want: /\b(?:veux|veut|veulent|voulons|voudr\w+|souhait\w*|besoin|faut|exige\w*)\b/,
    plan: /\b(?:(?:veux|veut|veulent|voulons|voudr\w+|souhait\w*|besoin de|faut|compt\w+|envisag\w+ de|prevo\w+ de|dev\w+|doit|allons|va|vais) (?:\w{1,3} )?\w+(?:er|ir|re)|(?:on|nous|je) (?:migr\w+|demenag\w+|externalis\w+|chang\w+ de|prepar\w+ (?:un |notre |une )(?:appel|migration|consultation|marche)))\b/,
    joint: /,\s+|\s+et\s+/u,
  },
  en: {
    self: /(?<![-\p{L}])(?:we|our|my|i)(?!\p{L})/u,
    own: /^(?:our|my|its|their|his|her)$/,
    identity:
      /\b(?:(?:we|i) (?:are|am|work|represent|run|manage)|we're|i'm|(?:our|my) (?:\w+ ){1,3}is)\b(?! (?:\w+ )?(?:writing|reading|asking|told))/,
    seek: /^(?:look|looks|looking|search\w*|seek\w*|wants?|wanted|wanting|needs?|needing|plans?|planning|would|i'd|we'd|requir\w*|prefers?|shortlist\w*|evaluat\w*)$/,
    want: /\b(?:wants?|needs?|would like|'d like|requires?|insists? on)\b/,
    plan: /\b(?:(?:wants?|needs?|would like|'d like|requires?|plans?|planning|going|intends?|have) to|(?:we|i) (?:plan|migrate|move)|(?:we are|we're|i'm|team is) (?:\w+ )?(?:planning|migrating|moving|preparing)|(?:plan|prepar(?:e|ing)) an? \w+)\b/,
    joint: /,\s+|\s+and\s+/u,
  },
  de: {
    self: /(?<![-\p{L}])(?:wir|ich|unser\w*|mein\w*)(?!\p{L})/u,
    own: /^(?:unser\w*|mein\w*|sein\w*|ihr\w*)$/,
    identity:
      /\b(?:wir sind|ich bin|(?:wir|ich) arbeite[nt]?|(?:wir|ich) vertrete[nt]?|(?:unser|mein)\w* (?:\w+ ){1,3}ist)\b/,
    seek: /^(?:such\w*|will|wollen|mochte\w*|brauch\w*|benotig\w*|plan\w*|bevorzug\w*|sollen|soll)$/,
    want: /\b(?:will|wollen|mochten?|brauch\w*|benotig\w*|verlang\w*)\b/,
    plan: /\b(?:(?:will|wollen|mochten?|sollen|mussen|werden) .*\b\w+(?:en|ern|eln)\W*$|(?:wir|ich) (?:plane\w*|migrier\w*|zieh\w+ um|verlager\w*)\b)/,
    joint: /,\s+|\s+und\s+/u,
  },
  es: {
    self: /(?<![-\p{L}])(?:nosotr[oa]s|nuestr[oa]s?|mis?|yo|soy|tengo|trabajo|quiero|busco|necesito|\w{2,}[aei]mos)(?!\p{L})/u,
    own: /^(?:nuestr[oa]s?|mis?|sus?)$/,
    identity:
      /\b(?:somos|soy|trabaj(?:o|amos)|representamos|(?:nuestr[oa]|mi) (?:\w+ ){1,3}es|ten(?:go|emos) un presupuesto)\b/,
    seek: /^(?:busc\w*|quier\w*|querem\w*|necesit\w*|plane\w*|prefer\w*|exig\w*|queri\w*)$/,
    want: /\b(?:quier\w*|queremos|necesit\w*|exig\w*)\b/,
    plan: /\b(?:(?:quier\w*|queremos|necesit\w*|vamos a|va a|pensamos|planea\w*) \w+(?:ar|er|ir)(?:l[oa]s?|nos|se)?|estamos (?:plane\w+|migr\w+|prepar\w+)|planeamos|migramos)\b/,
    joint: /,\s+|\s+[ye]\s+/u,
  },
  it: {
    self: /(?<![-\p{L}])(?:noi|io|nostr[oaei]|mi[oae]|miei|lavoro|cerco|voglio|vorrei|\w{2,}iamo|sono (?:un|il|la|l'))(?!\p{L})/u,
    own: /^(?:nostr[oaei]|mi[oae]|miei|su[oae]|suoi|loro)$/,
    identity:
      /\b(?:siamo|sono (?:un|il|la|l')|lavor(?:o|iamo)|rappresentiamo|(?:nostr[oa]|mi[oa]) (?:\w+ ){1,3}e)\b/,
    seek: /^(?:cerc\w*|vogli\w*|vuole|vorre\w*|serv\w*|bisogno|prefer\w*|richied\w*|valut\w*)$/,
    want: /\b(?:vogli\w*|vuole|vorre\w*|serv(?:e|ono)|bisogno|richied\w*)\b/,
    plan: /\b(?:(?:vogli\w*|vuole|vorre\w*|serve|bisogno di|intend\w+) \w+r(?:e|l[oaie]|ci|si)|sta(?:nno)? (?:valut\w+|prepar\w+|migr\w+|pianific\w+)|stiamo (?:valut\w+|prepar\w+|migr\w+|pianific\w+)|migriamo|pianifichiamo)\b/,
    joint: /,\s+|\s+ed?\s+/u,
  },
  nl: {
    self: /(?<![-\p{L}])(?:wij|we|ons|onze|ik|mijn)(?!\p{L})/u,
    own: /^(?:ons|onze|mijn|zijn|haar|hun)$/,
    identity:
      /\b(?:(?:wij|we) zijn|ik ben|(?:wij|we|ik) werk(?:en)?|(?:ons|onze|mijn) (?:\w+ ){1,3}is)\b/,
    seek: /^(?:zoek\w*|wil|willen|wensen|nodig|plan\w*|overweg\w*)$/,
    want: /\b(?:wil|willen|nodig|eisen|vereis\w*)\b/,
    plan: /\b(?:(?:wil|willen|gaan|gaat|moeten) .*\b\w+en\W*$|(?:wij|we) (?:plannen|migreren|verhuizen))/,
    joint: /,\s+|\s+en\s+/u,
  },
};

/** Obligations: whatever they are about is a condition, in the six languages together. */
export const MUST =
  /\b(?:doi(?:s|t|vent)|devons|obligatoire\w*|imperati\w*|must|have to|has to|mandatory|muss|mussen|zwingend|debe[n]?|debemos|tiene[n]? que|tenemos que|obligatori[oa]s?|deve|devono|dobbiamo|moet|moeten|verplicht\w*)\b/;
/** What it is asked for, before a comma or a colon: "for a tender, …", "as a hospital: …". */
export const OCCASION =
  /^(?:pour (?:un|une|notre|mon|ma|le|l')(?: |(?<='))(?:appel|marche|projet|client\w*|audit|consultation)|dans le cadre|en tant qu|for (?:a|an|our|my|the) (?:tender|rfp|rfi|project|client|customer|audit|procurement|bid)|as an? |fur (?:eine?n?|unsere?n?|meine?n?|die|das) (?:\w*ausschreibung|\w*projekt|kunden|audit|vergabe\w*)|als |para (?:una?|nuestr[oa]|mi|la|el) (?:licitacion|concurso|proyecto|cliente|auditoria|contratacion)|como (?:una? )?|per (?:una?|un'|il|la|l')(?: |(?<='))(?:(?:nostr[oa]|mi[oa]) )?(?:gara|bando|progetto|cliente|appalto|audit)|come (?:una? |un')|in qualita di|voor (?:een|onze|mijn|de|het) (?:\w*aanbesteding|project|klant|audit))/;
/** Somebody asks, or wants to know, what follows; over the text as typed. */
export const REPORTING =
  "(?:demand(?:e|ent|er|ait)|savoir|connaître|comprendre|ask(?:s|ed|ing)?|know|wonder(?:s|ing)?|find out|frag(?:t|en|te)|wissen|pregunt(?:a|an|ó)|saber|chied(?:e|ono)|chiesto|sapere|capire|vraagt|vragen|weten)";
/** Health data, which a certification is for. */
export const HEALTH_DATA =
  /(?:données (?:de santé|médicales|(?:de )?patients?)|(?:health|medical|patient)(?:care)? (?:data|records)|gesundheitsdaten|patientendaten|datos (?:de salud|médicos|sanitarios|de pacientes)|dati (?:sanitari|medici|(?:dei |di )?pazienti)|(?:gezondheids|patiënt(?:en)?)gegevens|medische gegevens)/iu;
/** What is stored: with a country beside it, that is where it is to be. */
export const DATA = /\b(?:donnees|data|\w*daten|datos|dati|\w*gegevens)\b/;
export const BUDGET = /\b(?:\w*budget\w*|presupuesto\w*|bilancio|enveloppe)\b/;
/** Going away from what is named beside it. */
export const LEAVE =
  /^(?:quitt\w*|partir|remplac\w*|abandonn\w*|sortir|leave|leaving|replac\w*|away|ditch\w*|verlass\w*|ersetz\w*|ablos\w*|dej(?:ar|amos|o)|abandon\w*|reemplaz\w*|sustitu\w*|lasci\w*|abbandon\w*|sostitu\w*|verlat\w*|vervang\w*)$/;
export const FROM = /^(?:from|von|depuis|desde|dal?|van)$/;
/** What something is for. */
export const PURPOSE = /^(?:pour|for|fur|para|per|voor)$/;
/** Ends what something is for, and begins what providers are sought by. */
export const BOUND =
  /^(?:sans|avec|chez|dans|en|au|aux|a|sur|et|ou|qui|que|dont|de|des|du|d'\S+|without|with|in|at|on|by|and|or|that|which|who|from|of|to|under|ohne|mit|bei|im|in|auf|und|oder|der|die|das|zu|zum|zur|einen?|einem|einer|von|aus|unter|sin|con|y|o|al|hacia|senza|presso|e|da|su|un|una|uno|une|an|zonder|met|bij|op|naar|een|uit|onder|the|le|la|les|l'\S+|los|las|el|il|lo|gli|i|dem|den|het|pour|for|fur|para|per|voor)$/;

import { fold } from "../language/fold.ts";
import { tokens } from "../language/tokens.ts";
import { asksOutcome } from "./asked-outcome.ts";

/** How a question is put; several may hold at once. */
export interface Intents {
  readonly asksCount: boolean;
  readonly asksDate: boolean;
  readonly asksPerson: boolean;
  /** Asks which of several, or all that … */
  readonly asksList: boolean;
  readonly asksComparison: boolean;
  readonly asksDefinition: boolean;
  /** Asks for somebody's exact words. */
  readonly asksQuotation: boolean;
  /** Asks how something came about, or about the past. */
  readonly asksHistory: boolean;
  /** Asks for a course of events: step by step, from its beginning to now. */
  readonly asksTimeline: boolean;
  /** Asks how things stand now: what is in force, still there, not yet done. */
  readonly asksNow: boolean;
  /** Asks what became of something, or where it stands by now. */
  readonly asksOutcome: boolean;
  /** Leans on an earlier question: "et Scaleway ?", "since when?". */
  readonly leansBack: boolean;
}

/** Patterns over folded text, in the six languages together: they rarely clash, and a clash costs little. */
const PATTERNS: Readonly<Record<Exclude<keyof Intents, "asksOutcome">, RegExp>> = {
  asksCount:
    /\b(?:combien|how many|how much|what share|what percentage|what stake|quelle part|quel pourcentage|quel montant|quelle amende|quel prix|wie ?viele?|cuant[oa]s?|quant[oaie]|hoeveel|nombre de|number of|montant|amount)\b/,
  asksDate:
    /\b(?:quand|depuis quand|a quelle date|quelle date|quelle annee|quel mois|quel jour|quelles dates|jusqu'a quand|echeance|when|since when|what date|which date|what year|which year|until when|how long|deadline|wann|seit wann|bis wann|cuando|desde cuando|quando|wanneer|sinds wanneer|combien de temps)\b/,
  asksPerson: /\b(?:qui|who|whose|whom|wer|wem|quien|quienes|chi|wie)\b/,
  asksList:
    /\b(?:quels|quelles|lesquels|lesquelles|liste|lister|tous les|toutes les|donne[sz]?(?:-moi| moi)? l[ae]s|qui sont|which|list|all the|who are|name the|what are (?:the|its|their)|welche|alle|cuales|que (?:proveedores|empresas|paises|nubes|ofertas)|todos los|quali|tutti i|che (?:fornitori|aziende|cloud)|elenco|welke|lijst|(?:any|what) (?:providers?|companies|clouds?|hosts?)|quel (?:fournisseur|hebergeur|prestataire|cloud)|quelle (?:entreprise|offre|societe)|everything|everybody|everyone)\b/,
  asksComparison:
    /\b(?:vs|versus|compar\w*|difference|differences|differe|differ|differs|plutot que|par rapport|ou bien|le meme|la meme chose|same thing|unterschied\w*|vergleich\w*|vergelijk\w*|confront\w*|diferencia\w*|differenz\w*|verschil\w*|mieux|better|besser|l(?:equel|aquelle) des deux|des deux|chacune?|which one|each of (?:them|the two)|respecti\w*|side by side)\b/,
  asksDefinition:
    /\b(?:c'est quoi|c quoi|qu'est-ce qu|qu'est ce qu|que signifie|ca veut dire|veut dire quoi|definition|defini[rts]?|explique|kesako|kezako|what is|what's|what are|whats|define|explain|meaning|stands for|was ist|was bedeutet|was heisst|que es|que significa|cos'e|che cos|cosa e|wat is|wat betekent)/,
  asksQuotation:
    /\b(?:phrase exacte|mots exacts|mot pour mot|verbatim|citation exacte|exact words?|exact quote|exact sentence|word for word|quote|wortlich|wortlaut|palabras exactas|parole esatte|letterlijk)\b/,
  asksHistory:
    /\b(?:historique|chronologie|evolution|etapes|retrace|a l'epoque|auparavant|avant|etait|histoire|timeline|history|evolve\w*|formerly|previously|back then|used to|chronolog\w*|geschichte|fruher|historia|antes|storia|prima|geschiedenis|vroeger)\b/,
  asksTimeline:
    /\b(?:historique|chronolog\w*|etapes|jalons|retrace\w*|refai\w+ (?:-moi |moi )?(?:le film|l'historique)|le film|feuilleton|parcours|deroule\w*|echeances successives|success\w+ (?:deadlines|dates|steps)|se sont succede\w*|dates cles|calendrier|evolution|evolue\w*|timeline|time line|history of|milestones|key dates|walk (?:me|us) through|step by step|steps|sequence|unfold\w*|evolve\w*|in order|how did .{3,80} (?:evolve|vanish|change|unfold|come about)|geschichte|entwickel\w*|schritte|zeitleiste|ablauf|cronolog\w*|pasos|etapas|evoluci\w*|tappe|evoluzion\w*|passaggi|stappen|tijdlijn|ontwikkel\w*)\b/,
  asksNow:
    /\b(?:toujours|encore|aujourd'hui|actuel\w*|actuellement|maintenant|en ce moment|a ce jour|deja|en vigueur|ou en est|en sont|desormais|still|now|today|current\w*|already|yet|in force|so far|these days|at the moment|noch|schon|derzeit|aktuell|heute|inzwischen|todavia|ya|actualmente|hoy|vigente|ancora|gia|attualmente|oggi|vigore|nog|momenteel|vandaag|inmiddels)\b/,
  leansBack:
    // Short words clash: Spanish "y" with "y a-t-il", Dutch "en" with "en 2026", "dit" with "que dit", and
    // a pronoun behind a hyphen is the verb's: "OVHcloud est-il …".
    /^(?:et|and|und|(?:y(?! a\b)|e|en)(?=(?: \S+){0,4}$)|ok|mais|but|alors|so|also|aussi|source|sources|depuis quand|since when|pourquoi|why)\b|(?<!-)\b(?:celui|celle|ceux|celles|la-dedans|the one|those|that one|them|theirs|it|its|they|he|she|il(?! y | faut )|elle|ils|elles|lui|eux|leurs?|son|sa|ses|dessus|la bas|sie|ihr|ihre|sus|su|loro|suo|zij|hun|(?<!que |qui |en |a )dit|deze)\b/,
};

/** Reads how a question is put from its words. */
export function readIntents(text: string): Intents {
  const folded = fold(text).replace(/^[^\p{L}\p{N}]+/u, "");
  return {
    asksCount: PATTERNS.asksCount.test(folded),
    asksDate: PATTERNS.asksDate.test(folded),
    asksPerson: PATTERNS.asksPerson.test(folded),
    asksList: PATTERNS.asksList.test(folded),
    asksComparison: PATTERNS.asksComparison.test(folded),
    asksDefinition: PATTERNS.asksDefinition.test(folded),
    asksQuotation: PATTERNS.asksQuotation.test(folded),
    asksHistory: PATTERNS.asksHistory.test(folded),
    asksTimeline: PATTERNS.asksTimeline.test(folded),
    asksNow: PATTERNS.asksNow.test(folded),
    asksOutcome: asksOutcome(folded),
    leansBack: PATTERNS.leansBack.test(folded),
  };
}

function wordsOf(text: string, pattern: RegExp): ReadonlySet<string> {
  const said = fold(text).match(new RegExp(pattern, "g")) ?? [];
  return new Set(said.flatMap((each) => tokens(each)));
}

/** Folded words of a text that ask how things stand now; empty for none. */
export function nowWords(text: string): ReadonlySet<string> {
  return wordsOf(text, PATTERNS.asksNow);
}

/** Folded words of a text that ask for a comparison; empty for none. */
export function comparisonWords(text: string): ReadonlySet<string> {
  return wordsOf(text, PATTERNS.asksComparison);
}

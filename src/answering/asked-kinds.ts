import { fold } from "../language/fold.ts";

/** What kind of thing a question asks for, beside a number, a date or a person. */
export const ASKED_KINDS = ["amount", "share", "duration", "reason", "opinion"] as const;
export type AskedKind = (typeof ASKED_KINDS)[number];

interface Pattern {
  /** Over the folded question, in the six languages together. */
  readonly asks: RegExp;
  /** Over stored text in French or English, as written. */
  readonly holds: RegExp;
}

const PATTERNS: Readonly<Record<AskedKind, Pattern>> = {
  amount: {
    asks: /\b(?:combien (?:ca )?cout\w*|coute\w*|couts?|prix|montants?|budgets?|tarifs?|combien d(?:e |')(?:euros|dollars|millions|milliards)|pour combien|chiffre d'affaires|amendes?|how much|prices?|costs?|amounts?|budget|revenues?|fines?|turnover|invest\w*|money|kostet|kosten|preis\w*|umsatz|betrag|cuesta|precio|importe|costa|costo|prezzo|importo|kost|prijs|bedrag)\b|[€$]/,
    holds:
      /\d[\d\s.,]*(?:€|\$|%|euros?\b|EUR\b|USD\b|dollars?\b|millions?\b|milliards?\b|billions?\b)|(?:€|\$|EUR|USD)\s?\d|\b(?:millions?|milliards?|billions?) (?:d'euros|de dollars|of euros|euros|dollars)/iu,
  },
  share: {
    asks: /\b(?:quelle? (?:part|proportion|pourcentage|stake)|part du|pourcent\w*|pour cent|what (?:share|percentage|stake|proportion)|share of|stake|percent\w*|per cent|anteil\w*|prozent\w*|porcentaje|cuota|percentuale|quota|aandeel|procent)\b|%/,
    holds: /\d\s?(?:%|pour cent|per cent|percent)|\b(?:half|third|quarter|moitié|tiers|quart)\b/iu,
  },
  duration: {
    asks: /\b(?:combien de (?:temps|jours|semaines|mois)|combien d'(?:annees|heures)|(?:combien|quanto|cuanto) dur\w*|durees?|dure(?:nt)?|delais?|preavis|validite|how (?:long|many (?:years|months|weeks|days|hours))|lasts|do(?:es)? [^.?!]{3,60} last|valid for|validity|notice|period|wie lange|dauer\w*|gultigkeit\w*|laufzeit|wie viele (?:jahre|monate|tage)|frist|cuanto tiempo|cuantos (?:anos|meses|dias)|plazo|vigencia|duracion|quanto tempo|durata|quanti (?:anni|mesi|giorni)|hoe lang|hoeveel (?:jaar|maanden|dagen)|termijn|duurt|geldigheid\w*)\b/,
    holds:
      /\b(?:\d+|un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|vingt|trente|one|two|three|four|five|seven|eight|nine|ten|twelve|fifteen|thirty)[ -](?:ans?|années?|mois|jours?|semaines?|heures?|years?|months?|days?|weeks?|hours?)\b/iu,
  },
  reason: {
    asks: /\b(?:pourquoi|raisons?|motifs?|motiv\w*|cause|why|reasons?|how come|warum|wieso|weshalb|grund|grunde|por que|razon\w*|motivo\w*|perche|ragion\w*|waarom|reden\w*)\b/,
    holds:
      /\b(?:car|parce qu|puisqu|afin|faute de|en raison|à cause|pour des raisons|raisons?|motifs?|justifi|estim|juge|because|since|due to|owing|so that|in order to|reasons?|grounds?|argu|fear|crain|jug)/iu,
  },
  opinion: {
    asks: /\b(?:reproch\w*|critiqu\w*|avis|pense\w*|position|reagi\w*|reaction\w*|objection\w*|denonc\w*|s'oppos\w*|dit de|say about|said about|says about|think\w*|critici\w*|complain\w*|object\w*|oppose\w*|react\w*|view|make of|made of|kritisier\w*|kritik\w*|meinung|halt von|critic\w*|opinion\w*|opina\w*|reacci\w*|reazion\w*|kritiek|vindt|mening)\b/,
    holds:
      /\b(?:selon|d'après|affirm|déclar|dénonc|critiqu|estim|reproch|jug|assur|répond|rétorqu|plaid|regrett|salu|says?|said|argue|according|claim|criticis|denounc|warn|call|described|considers?|regret|object|complain)/iu,
  },
};

/** Kinds that a question asks for; empty for most. */
export function readAskedKinds(text: string): ReadonlySet<AskedKind> {
  const folded = fold(text);
  return new Set(ASKED_KINDS.filter((kind) => PATTERNS[kind].asks.test(folded)));
}

/** Whether a stored text holds something of a kind. */
export function holdsKind(text: string, kind: AskedKind): boolean {
  return PATTERNS[kind].holds.test(text);
}

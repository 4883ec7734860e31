import { fold } from "../language/fold.ts";
import { tokens } from "../language/tokens.ts";

/** Asks what became of something or where it stands; folded, in the six languages together. */
const OUTCOME = new RegExp(
  [
    String.raw`\bqu'(?:est|en est|est-ce qu'est)(?:-(?:il|elle))? (?:donc |bien )?(?:devenue?s?|advenu|arrive)\b`,
    String.raw`\b(?:que sont(?:-(?:ils|elles))?|ce qu'(?:est|il est|elle est)|ce que sont|qu'est-ce que? .{1,80} (?:est|sont)) devenue?s?\b`,
    String.raw`\bque (?:devien(?:t|nent)\b|s'est[- ]il passe)|\bs'est passe (?:avec|pour|chez|a)\b|\bdevenue?s? quoi\b`,
    String.raw`\bou (?:en (?:est|sont)|on en est|c'en est)\b|\ben (?:est|sont)(?:-on)? ou\b`,
    String.raw`\bwhat(?:ever|'s| has| is| have)? (?:ever )?(?:happened|happening|become|became|came|come|going on|up) (?:to|of|with|w/)`,
    String.raw`\bwhat (?:has|have) .{1,60} become(?! (?:a|an|the)\b)|\bhow did .{1,60} (?:end|turn out)(?! up\b)`,
    String.raw`\bwhere (?:(?:does|do|did) .{1,60} stand|.{1,60} stands?|are we (?:with|on))(?= (?:now|today|with|at)\b|[\s.?!,]*$)`,
    String.raw`\b(?:current |what(?:'s| is) the )(?:current )?(?:status|state of play) (?:of|for|with|on)\b|\bstill alive\b`,
    String.raw`\bwas wurde (?:\S+ ){0,2}(?:aus\b|daraus)|\bwas ist (?:\S+ ){0,2}(?:aus .{1,80}|daraus) geworden\b`,
    String.raw`\bwas (?:ist|war) (?:\S+ ){0,2}mit .{1,80} (?:passiert|geschehen|los)\b|\bwas (?:geschah|passierte) (?:\S+ ){0,2}mit\b`,
    String.raw`\bwie (?:steht|ging) es (?:\S+ ){0,2}(?:um|mit|bei|aus)\b|\bwie ist (?:denn )?der (?:aktuelle )?stand\b`,
    String.raw`\bque (?:ha )?(?:pas(?:o|ado|a)|ocurri(?:o|do)|sucedi(?:o|do)) con\b|\bque (?:fue|ha sido|es) del?\b|\bque les? (?:ha )?pas(?:o|ado)\b`,
    String.raw`\ben que (?:qued(?:o|aron)|ha quedado|punto|estado|situacion)(?= )|\bcomo (?:acabo|termino|ha (?:acabado|terminado))\b`,
    String.raw`\bche fine (?:ha|hanno|avra) fatto\b|\b(?:che(?: cosa)?|cosa|cos'?) ?(?:e|ne e) (?:mai )?(?:successo|accaduto|capitato|stato (?:del?|d)\b)`,
    String.raw`\bche ne e (?:stat[oa] )?d|\ba che punto (?:e|sono|siamo|sta)\b|\bcom'?e (?:andata a finire|finit[oa])`,
    String.raw`\bwat is er (?:\S+ ){0,8}(?:geworden|gebeurd|terechtgekomen)\b|\bwat is (?:er )?van .{1,60} geworden\b|\bwat gebeurde er met\b`,
    // At the end, of no question for anything else: "operational resilience" is no state, "when will it go live" a date.
    String.raw`^(?!.*\b(?:when|which|what|how|who|quand|quel\w*|qui|wann|welche\w*|wer|cuando|quien|cual\w*|quando|chi|quale|wanneer|wie|welke)\b).*\b(?:operationnel(?:le)?s?|operational|up and running|live|operatief|operativ[oa]s?|einsatzbereit|(?:en|in) (?:service|servizio|betrieb|bedrijf|funcionamiento|funzione))\b(?= *(?:yet|now|already|today|aujourd'hui|deja|maintenant|ou pas|or not|oder nicht|heute|schon|hoy|ya|oggi|gia|nu|al)?[\s.?!,]*$)`,
    String.raw`\bhoe staat het (?:\S+ ){0,2}(?:met|ervoor)\b|\bhoe is het (?:\S+ ){0,6}(?:afgelopen|verlopen|gegaan|vergaan)\b`,
  ].join("|"),
);

/** What those turns are made of: nothing in the base is told by them. */
const TURN =
  /^(?:devenue?s?|devien(?:t|nent)|advenu|arrive|passe|happen(?:ed|ing)|bec[ao]me|c[ao]me|going|up|end|turn|out|stands?|alive|status|play|current|actuel(?:le)?|wurde|geworden|daraus|passiert\w*|geschehen|geschah|los|steht|ging|stand|aktuelle|paso|pasado|pasa|ocurri(?:o|do)|sucedi(?:o|do)|sido|fue|qued(?:o|aron|ado)|punto|situacion|acab(?:o|ado)|termin(?:o|ado)|fine|fatto|successo|accaduto|capitato|stat[oa]|andata|finire|finit[oa]|gebeurd|gebeurde|terechtgekomen|staat|ervoor|afgelopen|verlopen|gegaan|vergaan|operation\w*|operativ\w*|operatief|running|live|einsatzbereit|service|servizio|betrieb|bedrijf|funcionamiento|funzione)$/;

/** Whether a question asks what became of something, or how it stands by now. */
export function asksOutcome(text: string): boolean {
  return OUTCOME.test(fold(text));
}

/** Folded words by which a question asks so; empty for one that does not. */
export function outcomeWords(text: string): ReadonlySet<string> {
  return asksOutcome(text) ? new Set(tokens(text).filter((word) => TURN.test(word))) : new Set();
}

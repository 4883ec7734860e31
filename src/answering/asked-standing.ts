import { fold } from "../language/fold.ts";

/** Since when a law counts, or whether it does; folded, in the six languages together. */
const STANDING = new RegExp(
  String.raw`\b(?:(?:entr\w*|en|in)[- ](?:t-il |t-elle )?(?:vigueur|vigor|vigore)|(?:entry )?into force|in force|in kraft|van kracht|` +
    String.raw`take effect|takes effect|took effect|s'appliqu\w+|appli(?:es|ed|cable|que\w*|cabile)|apply|anwendbar|gilt|gelten|galt|` +
    String.raw`vigentes?|aplica(?:ble)?|applica|toepassing|geldt|gelden|` +
    String.raw`adopt\w*|promulg\w*|verabschiedet|aprobad[oa]|aprobo|adottat[oa]|approvat[oa]|aangenomen|valid(?:e|o|a)?|valables?|gultig|geldig)\b`,
);

/** What such questions are made of, beside the name of the law. */
const SPARE = new RegExp(
  `^(?:${[
    "entr\\w*|vigueur|vigor|vigore|force|kraft|kracht|effect|enter\\w*|entry|entree|tritt|trat|treten|getreten|trad|treedt|treden|inwerkingtreding|inkrafttreten|come|comes|came|coming|go|goes|went|takes?|took|geworden|wordt|werd|set",
    "s|t|appli\\w*|apply|applies|applied|anwendbar\\w*|gilt|gelten|galt|vigentes?|aplica\\w*|applica\\w*|toepassing|geldt|gelden|existe?\\w*",
    "adopt\\w*|promulg\\w*|verabschiedet|aprob\\w*|adottat\\w*|approv\\w*|aangenomen|valid\\w*|valables?|gultig|geldig",
    "date|jour|day|year|annee|jahr|datum|fecha|data|depuis|since|seit|desde|sinds|partir|ab|vanaf|dal|aujourd|hui|today|heute|hoy|oggi|vandaag|now|jetzt|ahora|adesso|nu|already|deja|schon|ya|gia|al|yet|encore|noch|todavia|ancora|nog|finally|enfin|exactly|exactement|genau",
    "law|loi|gesetz|ley|legge|wet|act|regulation|reglement|verordnung|reglamento|regolamento|verordening|directive|direktive|richtlinie|directiva|direttiva|richtlijn|scheme|schema|esquema|decision|official\\w*|offici\\w*|offiziell",
  ].join("|")})$`,
);

/** Whether a question asks since when, or whether, something is in force. */
export function asksStanding(text: string): boolean {
  return STANDING.test(fold(text));
}

/** Whether a folded word adds nothing to such a question. */
export function isStandingWord(word: string): boolean {
  return SPARE.test(word);
}

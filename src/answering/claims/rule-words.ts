/**
 * Words beside the name of a law and what is said of it that change nothing of it, folded, in the six languages
 * together. Kept short: with any other word a claim says more than is understood.
 */
const PLAIN: ReadonlySet<string> = new Set(
  [
    // Articles, and the pronoun of a passive.
    "the a an le la les l un une der die das den dem des ein eine einen el los las lo il i gli uno una het een se",
    // Before who did it, when, and what it is of.
    "by of on in du de d des au aux par en von vom durch im am an zum fur auf del por a al dal dalla dai da dell della di nel nella door van op",
    // Forms of "is", "has" and "was", and of what stands before a denial.
    "is are was were has have had been does do did est sont a ont ete etait avait fut ist sind war hat hatte worden wurde es esta ha han sido fue era e fu aveva heeft had werd geworden geweest",
    // To this day.
    "yet still already now today currently encore toujours deja aujourd hui actuellement noch schon bereits heute derzeit aktuell todavia aun ya hoy actualmente ancora gia oggi attualmente nog reeds vandaag momenteel also aussi auch",
    // Denials, and the words of "no longer".
    "not never no t isn wasn hasn haven hadn doesn don didn nobody one ne n pas jamais aucun aucune personne nicht nie niemals niemand kein keine keiner keinem keinen nunca nadie ningun non mai nessuno nessun nessuna niet nooit geen longer any more anymore plus mehr piu meer langer",
  ].flatMap((words) => words.split(" ")),
);
/** Courts and those who make laws. */
const ACTOR =
  /^(?:courts?|cour|general|supreme|tribunal\w*|juges?|judges?|gericht\w*|eugh?|corte|hof|rechter|curia|gerecht|ecj|cjeu|cjue|cgue|tjue|hvj|justice|justiz|justicia|giustizia|justitie|luxemb\w*|latombe|parliament|parlement|parlament\w*|council|conseil|rat|consejo|consiglio|raad|enisa|eu|ue|european\w*|europee\w*|europai\w*|europe[ao]\w*|union|unione|unie)$/;
/** Words that only say what kind of rule it is, or that it stands so. */
const NAMING =
  /^(?:framework|cadre|rahmen|marco|quadro|kader|decisions?|beschluss|decisione|besluit|adequacy|adequation|angemessenheits\w*|adecuacion|adeguatezza|law|loi|gesetz|ley|legge|wet|act|regulation|reglement|verordnung|reglamento|regolamento|verordening|scheme|schema|esquema|agreement|accord|abkommen|acuerdo|accordo|akkoord|declared?|declaree?|erklart|declarad[ao]|dichiarat[ao]|verklaard|remains?|stays?|reste|bleibt|sigue|resta|rimane|blijft|legally|finally|officially|stat[oa])$/;

/** Whether a word names one of those who make or annul laws. */
export function isActor(word: string): boolean {
  return ACTOR.test(word);
}

/** Whether a folded word beside the name of a law and its verb is understood. */
export function isRuleWord(word: string): boolean {
  return PLAIN.has(word) || ACTOR.test(word) || NAMING.test(word);
}

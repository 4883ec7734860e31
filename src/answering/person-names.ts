import { fold } from "../language/fold.ts";
import { stopWords } from "../language/stop-words.ts";
import type { EvidenceUnit } from "./evidence-unit.ts";

/** Two capitalised words; where a third follows, it may be the family's. */
const PAIR = /(?<![\p{L}\p{N}])(?=(\p{Lu}\p{Ll}+) (\p{Lu}\p{Ll}+))/gu;
/** Words of a body, a text of law, an offer or a company that the base has no name for. */
const NO_PERSON =
  /^(?:acts?|advocates|agency|assembly|association|automation|aviation|avocats|board|bundestag|business|capital|catalogue|center|chamber|chips|clearing|cloud|clouds|code|commission|committee|communications|computing|corporation|council|court|credential|cyber|cybersecurity|data|datacenter|dedicated|defence|development|digital\w*|economic|engine|exchange|executive|federal|fondation|forces|foundation|framework|gesetz|global|group|gruppe|harbou?r|health|hosted|initiative|institute|intelligence|international|internet|journal|justice|legal|linux|local|ministry|munich|national|news|office|official|open|order|package|parliament|partner|platform|police|policy|press|privacy|private|protection|public|regulation|republic|review|rights|scheme|section|security|senat[eo]?|services?|shield|solutions|sovereign\w*|standard|states?|stock|summit|surveillance|systemes|systems|tech|technology|telecom|telekom|trade|tribunal|trust|union|united|university)$/;

/**
 * Whether a unit names a person: "Philippe Latombe", neither "Microsoft Azure" nor "Official Journal" nor
 * "In January".
 */
export function namesPerson({ text, nameWords, passage }: EvidenceUnit): boolean {
  const small = stopWords(passage.language);
  return [...text.matchAll(PAIR)].some(([, given = "", family = ""]) => {
    const first = fold(given);
    // The base may know a family's name as that of a company or a case: "Martin Hetzner", "Philippe Latombe".
    const isGiven = !small.has(first) && !nameWords.has(first);
    return isGiven && ![first, fold(family)].some((word) => NO_PERSON.test(word));
  });
}

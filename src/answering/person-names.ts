import { fold } from "../language/fold.ts";
import { monthNumber } from "../language/months.ts";
import { stopWords } from "../language/stop-words.ts";
import type { EvidenceUnit } from "./evidence-unit.ts";

/** Two capitalised words, "van der" and its like between them; where a third follows, it may be the family's. */
const PAIR = /(?<![\p{L}\p{N}])(?=(\p{Lu}\p{Ll}+) (?:v[ao]n de[rn] )?(\p{Lu}\p{Ll}+))/gu;
/** Words of a body, a place, a text of law, an offer or a company that the base has no name for. */
const NO_PERSON =
  /^(?:acts?|advocates|agency|assembl(?:y|ee)|authority|association|automation|aviation|avocats|board|bundestag|business|capital|catalogue|center|chamber|chips|clearing|cloud|clouds|code|commission|committee|communications|computing|conseil|constitution\w*|corporation|council|cour|court|credential|cyber|cybersecurity|data|datacenter|dedicated|defence|development|digital\w*|economic|engine|europ(?:e|ean|een\w*|eo|ea)|europaisch\w*|exchange|executive|federal|fondation|forces|foundation|framework|gesetz|global|group|gruppe|harbou?r|haute?|health|hong|hosted|initiative|institute|intelligence|international|internet|journal|justice|legal|linux|local|los|minist(?:re|ry)|munich|national\w*|new|news|north|office|official|open|order|package|parlement|parliament|partner|platform|police|policy|premiere?|press|privacy|private|protection|public|red|regulation|republic|review|rights|san|scheme|section|security|senat[eo]?|services?|shield|silicon|solutions|south|sovereign\w*|standard|states?|stock|summit|supreme|surveillance|systemes|systems|tech|technology|telecom|telekom|trade|tribunal|trust|union|united|university)$/;

/**
 * Whether a unit names a person: "Philippe Latombe", neither "Microsoft Azure" nor "Official Journal" nor
 * "In January".
 */
export function namesPerson({ text, nameWords, passage }: EvidenceUnit): boolean {
  const small = stopWords(passage.language);
  return [...text.matchAll(PAIR)].some(([, given = "", family = ""]) => {
    const first = fold(given);
    // The base may know a family's name as that of a company or a case: "Martin Hetzner", "Philippe Latombe".
    // "In January Microsoft opened".
    const isGiven = !small.has(first) && !nameWords.has(first) && monthNumber(first) === undefined;
    return isGiven && ![first, fold(family)].some((word) => NO_PERSON.test(word));
  });
}

import { fold } from "../language/fold.ts";
import { tokens } from "../language/tokens.ts";

/** Concepts of data/vocabulary.yaml that are offices of a person. */
export const ROLES: ReadonlySet<string> = new Set(["chief", "ciso"]);

const OFFICE =
  "(?:PDG|DG|CEO|RSSI|CISO|[Dd]irecteur|[Dd]irectrice|[Dd]irection générale|[Pp]atronn?e?|[Pp]résidente?|[Dd]irigeante?s?|[Dd]irector|[Hh]ead|[Cc]hief|[Cc]hair(?:wo)?man|[Pp]resident|[Bb]oss|[Ll]ed by|dirigée? par)";
const NAME = "(\\p{Lu}[\\p{L}\\p{N}&-]*(?: \\p{Lu}[\\p{L}\\p{N}&-]*)*)";
/** "directeur général de l'ANSSI", "head of the BSI", "ANSSI's head"; or an office of nobody named. */
const HELD = new RegExp(
  `(?:${NAME}['’]s )?(?<![\\p{L}\\p{N}])${OFFICE}(?![\\p{L}\\p{N}])(?:(?: [\\p{Ll}-]+){0,3}? (?:de l['’]|du |de la |d['’]|de |des |of the |of |at the |at )${NAME})?`,
  "gu",
);

/** "has led Gaia-X", "dirige OVHcloud": the office is in the verb. */
const LED = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:has led|have led|leads|led|heads|dirige|dirigeait|a dirigé) ${NAME}`,
  "gu",
);

/** Folded words of the organisation of each office that a text tells of; none where it is not named. */
function organisations(text: string): readonly (readonly string[])[] {
  const held = [...text.matchAll(HELD)].map(([, before = "", after = ""]) => `${before} ${after}`);
  const led = [...text.matchAll(LED)].map(([, name = ""]) => name);
  return [...held, ...led].map((names) => tokens(fold(names)));
}

/** Whether a title tells of an office elsewhere: "the director" of its page is then that one. */
export function isAboutOfficeElsewhere(title: string, own: ReadonlySet<string>): boolean {
  return organisations(title).some(
    (words) => words.length > 0 && !words.some((word) => own.has(word)),
  );
}

/**
 * Whether a text tells of an office at the organisation asked about, and not of somebody else's whatever else it
 * says of it.
 *
 * @param own - Folded words of the names asked about.
 * @param isOwnText - Whether the text is about them, as a fact of theirs or by its title: an office that names
 * no organisation is then theirs.
 */
export function tellsRoleOf(text: string, own: ReadonlySet<string>, isOwnText: boolean): boolean {
  return organisations(text).some((words) =>
    words.length === 0 ? isOwnText : words.some((word) => own.has(word)),
  );
}

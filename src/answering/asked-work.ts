import { fold } from "../language/fold.ts";

/** Verbs that ask for a text or a program to be made, in the imperative or after "can you", in the six languages together. */
const MAKE =
  "(?:(?:m'|nous )?ecri(?:s|re|vez)|redige[rz]?|code[rz]?|programme[rz]?|pondre|write|draft|compose|code|program|fix|debug|" +
  "schreib(?:e|en)?|verfass(?:e|en)?|programmier(?:e|en)?|escrib(?:e|ir|a)(?:me)?|redact(?:a|ar)(?:me)?|program(?:a|ar)|" +
  "scriv(?:i|ere|imi|ermi)|redigi|schrijf|schrijven|opstellen)";
/** What is made: of a text about the field the base may have the content, so it is not among them. */
const WORK =
  "(?:e-?mails?|mails?|courriels?|lettres?|poemes?|chansons?|discours|blagues?|scripts?|regex|fonctions?|macros?|programmes?|requetes?|" +
  "letters?|poems?|songs?|limericks?|speech(?:es)?|jokes?|functions?|programs?|quer(?:y|ies)|code|bugs?|" +
  "briefe?|gedichte?|lied|rede|funktion\\w*|abfrage|cartas?|correos?|poemas?|canciones|cancion|funcion\\w*|consulta|" +
  "lettera|poesia|canzone|funzion[ei]|codice|brieven|gedicht\\w*|functie|berichtje)";
/** Words between the two: me, us, an article, what kind. */
const BETWEEN = "(?:[ '-]+[\\p{L}\\p{N}'-]+){0,4}?[ '-]+";
/** Asks for a translation of what is at hand: "translate this contract". */
const TRANSLATE =
  "(?:traduis|traduire|traduisez|translate|ubersetze?|ubersetzen|traduc(?:e|ir)|tradu(?:ci|rre)|vertaal|vertalen)" +
  "(?:-moi|-nous|me)?[ :]+(?:c\\w+|l[ae]s?|m\\w+|ceci|th(?:is|e|ese|at)|my|our|dies\\w*|den|die|das|mein\\w*|est[aeo]s?|el|mi|quest[aoei]|il|mio|mia|dit|deze|het|mijn)(?![\\p{L}])";
/** Only the asker's own words begin so: "who writes the code?" asks of somebody. */
const OPENING =
  "^(?:[^\\p{L}]*(?:bonjour|salut|hello|hi|hey|hallo|hola|ciao|please|bitte|stp|svp|por favor|per favore|ok)[ ,!]*)*" +
  "(?:(?:tu |peux-tu|vous |pouvez-vous|peux |pourrais-tu|pourrais |pourriez-vous|can you|could you|kannst du|konnen sie|puedes|podrias|puoi|potresti|kun je|kunt u|please|bitte|peux|pouvez|me|mir|nous|us)[ ,]*)*";
const WORK_ASKED = new RegExp(`${OPENING}(?:${MAKE}${BETWEEN}${WORK}(?!\\p{L})|${TRANSLATE})`, "u");

/** Whether a message orders a piece of writing, a program or a translation: that is no question to a base. */
export function asksWork(text: string): boolean {
  return WORK_ASKED.test(fold(text).replaceAll("’", "'"));
}

import { fold } from "./fold.ts";

/** How a text says that something is not told as so: it may be, or has yet to be. */
export type Modal = "possible" | "due";

/** In the six languages together, over folded text: the language of a few words is easily misread. */
const MODALS: readonly (readonly [Modal, RegExp])[] = [
  [
    "possible",
    /\b(?:can|cannot|could|might|would|peut|peuvent|pourra(?:it|ient|ont)?|pouvait|serai(?:en)?t|aurai(?:en)?t|kann|konnen|koennen|konnten?|darf|durfen|durften?|mag|mogen|mochten?|waeren?|haetten?|wuerden?|pueden?|podrian?|podran?|serian?|habrian?|puo|possono|potrebber?o?|potra|potranno|sarebber?o?|avrebber?o?|kan|kunnen|kon|konden|zou|zouden)\b/,
  ],
  [
    // The month is no modal.
    "possible",
    /(?<!\b(?:in|since|until|till|from|by|of|on|early|late|mid|this|next|last|\d{1,2}(?:st|nd|rd|th)?)[ -])\bmay\b(?! \d)/,
  ],
  [
    "possible",
    /\b(?:perhaps|maybe|possibly|probably|presumably|supposedly|allegedly|reportedly|apparently|probablement|sans doute|apparemment|vielleicht|wahrscheinlich|vermutlich|angeblich|womoglich|wohl|quizas?|tal vez|a lo mejor|probablemente|supuestamente|forse|magari|probabilmente|presumibilmente|misschien|wellicht|waarschijnlijk|vermoedelijk)\b/,
  ],
  [
    // Of a figure they tell how exact it is.
    "possible",
    /\b(?:almost|nearly|hardly|barely|practically|virtually|presque|quasi(?:ment)?|pratiquement|beinahe|nahezu|kaum|casi|practicamente|praticamente|bijna|nauwelijks)\b(?! (?:\w{1,3} )?\d)/,
  ],
  // English has the word too.
  ["possible", /\b(?:ist|sind|hat|haben) fast\b(?! \d)/],
  [
    "due",
    /\b(?:must|should|ought|needs?|yet to|(?:has|have|had) (?:still |yet |first |also )?to|(?:is|are|was|were|remains?) (?:still |yet |soon |only |not )*to|(?:set|bound|supposed|meant|likely|unlikely|required|obliged|allowed|able|unable|ready) to)\b/,
  ],
  [
    "due",
    /\b(?:doit|doivent|devra(?:it|ient|ont)?|devait|faut|faudra(?:it)?|censee?s?|muss|mussen|mussten?|muessen|sollten?|deben?|deberan?|deberian?|debian?|tienen? que|hay que|han? de|deve|devono|dovrebber?o?|dovra|dovranno|doveva|bisogna|occorre|moet|moeten|moest|moesten|dient|dienen|hoeft|hoeven)\b/,
  ],
];
/** Unreal in German: folded, it would be the past. */
const UNREAL = /(?<!\p{L})(?:würden?|wären?|hätten?)(?!\p{L})/u;
/** What is yet to be done, with its verb; capital letters tell "à Montpellier" and "te Antwerpen" from it. */
const TO_DO: readonly RegExp[] = [
  /(?<!\p{L})(?:est|sont|reste(?:nt)?|encore|toujours) à (?!(?:[nv]otre|titre|quatre) )\p{Ll}+(?:er|ir|re)(?!\p{L})/u,
  /(?<!\p{L})por \p{Ll}+[aei]r(?:se)?(?!\p{L})/u,
  /(?<!\p{L})da \p{Ll}+(?:are|ere|ire|rsi|rre)(?!\p{L})/u,
  /(?<!\p{L})va(?:nno)? (?:ancora )?\p{Ll}{3,}[aiu]t[oaie](?!\p{L})/u,
  /(?<!\p{L})(?:noch|ist|sind|bleibt|bleiben|hat|haben) (?:[\p{L}-]+ ){0,3}(?:zu (?!den(?!\p{L}))\p{Ll}+n(?!\p{L}| \p{Lu})|(?:ab|an|auf|aus|ein|um|vor|nach)zu\p{Ll}+e?n)(?!\p{L})/u,
  /(?<!\p{L})nog (?:[\p{L}-]+ ){0,3}te \p{Ll}+n(?!\p{L})/u,
  /(?<!\p{L})(?:is|zijn|valt|vallen|blijft) (?:aan |af |in |over |uit )?te \p{Ll}+n(?!\p{L})/u,
];

/**
 * Which ways a text says that something may or should be so, in any of the six languages; empty where it tells
 * how things stand. "Not yet" and "still" alone are no such way.
 */
export function readModals(text: string): ReadonlySet<Modal> {
  const folded = fold(text);
  const found = new Set(MODALS.flatMap(([modal, said]) => (said.test(folded) ? [modal] : [])));
  if (UNREAL.test(text.toLowerCase())) {
    found.add("possible");
  }
  return TO_DO.some((said) => said.test(text)) ? found.add("due") : found;
}

import { fold } from "../language/fold.ts";

/**
 * Sentences that give the bot orders about itself. They are data like all text from outside: what
 * is asked beside them is answered, they are not.
 */
const ORDERS: readonly RegExp[] = [
  // As a command: "can a provider ignore the rules?" is a question.
  /(?:^|[,:;"«“([-]\s*|\b(?:and|et|und|y|e|please|now|then|puis|maintenant|bitte|you (?:must|should)|(?:can|could|will) you|tu (?:dois|peux)|peux-tu|vous devez|pouvez-vous) )(?:ignore[rz]?|oublie[rz]?|disregard|forget|vergiss|ignoriere|ignora|olvida|dimentica|negeer|override)\b.{0,60}\b(?:instruction|consigne|regle|rule|prompt|previous|precedent|anweisung|istruzion|instruccion|all\b|tout|knowledge base|base)/,
  /\b(?:system prompt|prompt systeme|prompt system|systemprompt|developer mode|mode developpeur|jailbreak)\b/,
  /\b(?:you are now|tu es (?:maintenant|desormais)|du bist jetzt|act as|agis comme|reply only|reponds uniquement|reponds seulement)\b/,
  /(?<!\w)\.env\b/,
];
// A full stop inside a word or a number, as in 3.2, ends nothing.
const SENTENCE = /(?:[^.!?;\n]|\.(?=\w))+[.!?;\n]*/g;

function isOrder(text: string): boolean {
  const folded = fold(text).trim();
  return ORDERS.some((order) => order.test(folded));
}

/**
 * The text without such sentences.
 *
 * @returns Empty when the message was nothing else.
 */
export function withoutOrders(text: string): string {
  const sentences = text.match(SENTENCE) ?? [];
  return sentences.some(isOrder)
    ? sentences
        .filter((sentence) => !isOrder(sentence))
        .join("")
        .trim()
    : text;
}

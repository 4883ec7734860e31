import { fold } from "../language/fold.ts";

/**
 * Sentences that give the bot orders about itself. They are data like all text from outside: what
 * is asked beside them is answered, they are not.
 */
const ORDER =
  /\b(?:ignore[rz]?|oublie[rz]?|disregard|forget|vergiss|ignoriere|ignora|olvida|dimentica|negeer|override)\b.{0,60}\b(?:instruction|consigne|regle|rule|prompt|previous|precedent|anweisung|istruzion|instruccion|all|tout|knowledge base|base)|\b(?:system prompt|prompt systeme|prompt system|systemprompt|developer mode|mode developpeur|jailbreak)\b|\b(?:you are now|tu es (?:maintenant|desormais)|du bist jetzt|act as|agis comme|reply only|reponds uniquement|reponds seulement)\b|\.env\b/;

/**
 * The text without such sentences.
 *
 * @returns Empty when the message was nothing else.
 */
export function withoutOrders(text: string): string {
  if (!ORDER.test(fold(text))) {
    return text;
  }
  const sentences = text.match(/[^.!?;\n]+[.!?;\n]*/g) ?? [];
  return sentences
    .filter((sentence) => !ORDER.test(fold(sentence)))
    .join("")
    .trim();
}

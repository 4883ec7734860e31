/** Cuts a text at a word, so that with its ellipsis it takes at most `maxChars` characters. */
export function cutAtWord(text: string, maxChars: number): string {
  if (text.length <= maxChars) {
    return text;
  }
  const head = text.slice(0, maxChars - 1);
  const space = text[maxChars - 1] === " " ? head.length : head.lastIndexOf(" ");
  const cut = space > maxChars / 2 ? head.slice(0, space) : head.replace(/\p{Cs}$/u, "");
  return `${cut.replace(/[\s,;:.]+$/u, "")}…`;
}

/** A mention of a person or of the bot, as Slack writes it: `<@U123>` or `<@U123|name>`. */
const PERSON = /<@([UW][A-Z0-9]+)(?:\|[^>]*)?>/g;
const SPOKEN_TO = /<@[UW][A-Z0-9]+(?:\|[^>]*)?>|<!(?:here|channel|everyone|subteam\^)[^>]*>/;
const MARKUP = /<([^<>]*)>/g;

/** Whether the text names this user. */
export function mentions(text: string, user: string): boolean {
  return [...text.matchAll(PERSON)].some(([, id]) => id === user);
}

/** Whether the text names anybody but the bot: then it is said to them. */
export function mentionsSomebody(text: string, botUser: string): boolean {
  return SPOKEN_TO.test(removeMentions(text, botUser));
}

/**
 * What somebody wrote, as they typed it: without mentions of the bot, with links as their labels and
 * with the three characters that Slack escapes.
 *
 * https://docs.slack.dev/messaging/formatting-message-text, "Retrieving messages"
 */
export function plainText(text: string, botUser: string): string {
  return removeMentions(text, botUser)
    .replaceAll(MARKUP, (_, inside: string) => spoken(inside))
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .replaceAll(/[^\S\n]+/g, " ")
    .trim();
}

function removeMentions(text: string, user: string): string {
  return text.replaceAll(PERSON, (mention, id: string) => (id === user ? " " : mention));
}

/** What stands between `<` and `>` as a reader sees it. */
function spoken(inside: string): string {
  const bar = inside.indexOf("|");
  const label = bar === -1 ? null : inside.slice(bar + 1);
  const target = bar === -1 ? inside : inside.slice(0, bar);
  if (target.startsWith("@") || target.startsWith("!")) {
    return label ?? "";
  }
  if (target.startsWith("#")) {
    return label === null || label === "" ? "" : `#${label}`;
  }
  return label ?? target.replace(/^mailto:/, "");
}

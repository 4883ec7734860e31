/** Mentions of people, roles and channels, commands, custom emoji, timestamps, parts of a server. */
const OBJECTS =
  /<(?:@[!&]?\d+|#\d+|\/[^>\n]{1,64}:\d+|a?:\w{1,32}:\d+|t:-?\d+(?::[a-zA-Z])?|id:\w+)>/gu;

/** What somebody asks in a message: its text without the bot's name and others' names. */
export function questionText(content: string): string {
  return content
    .replace(OBJECTS, " ")
    .replace(/[^\S\n]+/gu, " ")
    .trim();
}

/** What a forum post asks: its title is part of the question. */
export function postText(title: string, content: string): string {
  return [title.trim(), questionText(content)].filter((part) => part !== "").join("\n");
}

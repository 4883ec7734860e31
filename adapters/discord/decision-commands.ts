import {
  type APIApplicationCommandBasicOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
} from "discord.js";
import { COMPARED_OPTIONS, FIND_KINDS, FIND_PLACES, FIND_STATES, HELD } from "./command-names.ts";
import {
  type CommandDeclaration,
  choice,
  described,
  field,
  named,
  type Texts,
} from "./command-texts.ts";
import { LIMITS } from "./limits.ts";

/** Longest text of an option: the longest message that somebody can write. */
const TEXT_CHARS = 4000;
/** Longest list of countries or criteria that suggestions build. */
const LIST_CHARS = 200;

/** Commands that help to decide: who meets a need, how some compare, whether a claim holds. */
export function decisionCommands(texts: Texts): readonly CommandDeclaration[] {
  return [findCommand(texts), compareCommand(texts), checkCommand(texts)];
}

function findCommand(texts: Texts): CommandDeclaration {
  return {
    ...named(texts, "find"),
    ...described(texts, "find"),
    type: ApplicationCommandType.ChatInput,
    options: [
      text(texts, "need", LIST_CHARS),
      held(texts, "certified"),
      held(texts, "also-certified"),
      yes(texts, "european"),
      ...FIND_PLACES.map((key) => list(texts, key)),
      yes(texts, "open-source"),
      list(texts, "documented-on"),
      chosen(texts, "kind", FIND_KINDS),
      chosen(texts, "state", FIND_STATES),
    ],
  };
}

function compareCommand(texts: Texts): CommandDeclaration {
  return {
    ...named(texts, "compare"),
    ...described(texts, "compare"),
    type: ApplicationCommandType.ChatInput,
    options: [
      ...COMPARED_OPTIONS.map(
        (key, index): APIApplicationCommandBasicOption => ({
          ...field(texts, key, "compared"),
          type: ApplicationCommandOptionType.String,
          required: index < 2,
          autocomplete: true,
          max_length: LIMITS.choiceChars,
        }),
      ),
      list(texts, "criteria"),
    ],
  };
}

function checkCommand(texts: Texts): CommandDeclaration {
  return {
    ...named(texts, "check"),
    ...described(texts, "check"),
    type: ApplicationCommandType.ChatInput,
    options: [{ ...text(texts, "text", TEXT_CHARS), required: true }],
  };
}

function text(
  texts: Texts,
  key: "need" | "text",
  chars: number,
): APIApplicationCommandBasicOption & { type: ApplicationCommandOptionType.String } {
  return {
    ...field(texts, key),
    type: ApplicationCommandOptionType.String,
    max_length: chars,
  };
}

function yes(texts: Texts, key: "european" | "open-source"): APIApplicationCommandBasicOption {
  return { ...field(texts, key), type: ApplicationCommandOptionType.Boolean };
}

/** Several values with commas between them, put together from suggestions. */
function list(
  texts: Texts,
  key: (typeof FIND_PLACES)[number] | "documented-on" | "criteria",
): APIApplicationCommandBasicOption {
  return {
    ...field(texts, key),
    type: ApplicationCommandOptionType.String,
    autocomplete: true,
    max_length: LIST_CHARS,
  };
}

function held(texts: Texts, key: "certified" | "also-certified"): APIApplicationCommandBasicOption {
  return {
    ...field(texts, key),
    type: ApplicationCommandOptionType.String,
    choices: HELD.map((attribute) => choice(texts, attribute, `attribute-${attribute}`)),
  };
}

function chosen(
  texts: Texts,
  key: "kind" | "state",
  values: readonly string[],
): APIApplicationCommandBasicOption {
  return {
    ...field(texts, key),
    type: ApplicationCommandOptionType.String,
    choices: values.map((value) => choice(texts, value, `discord-${key}-${value}`)),
  };
}

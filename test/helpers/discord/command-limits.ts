import { z } from "zod";

/**
 * Commands with their documented limits.
 *
 * Source: https://discord.com/developers/docs/interactions/application-commands, "Application Command
 * Naming", "Application Command Object"; locales: https://discord.com/developers/docs/reference#locales.
 */

/** Letters, digits, - and _, at most 32, small where the letter has a small form. */
const ChatName = z
  .string()
  .regex(/^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u)
  .refine((name) => name === name.toLowerCase(), "not small letters");
const MenuName = z.string().min(1).max(32);
const Description = z.string().min(1).max(100);
const Locale = z.enum(["de", "en-GB", "en-US", "es-ES", "es-419", "fr", "it", "nl", "pt-BR", "pl"]);
const ChatNames = z.partialRecord(Locale, ChatName).optional();
const MenuNames = z.partialRecord(Locale, MenuName).optional();
const Descriptions = z.partialRecord(Locale, Description).optional();

const named = {
  name: ChatName,
  name_localizations: ChatNames,
  description: Description,
  description_localizations: Descriptions,
};

/** "Application Command Option Choice Structure": name and value at most 100 characters. */
const OptionChoice = z.strictObject({
  name: z.string().min(1).max(100),
  name_localizations: z.partialRecord(Locale, z.string().min(1).max(100)).optional(),
  value: z.string().min(1).max(100),
});

/** Option of type STRING (3) or BOOLEAN (5); at most 25 choices, and no suggestions beside them. */
const ValueOption = z
  .strictObject({
    ...named,
    type: z.union([z.literal(3), z.literal(5)]),
    required: z.boolean().optional(),
    autocomplete: z.boolean().optional(),
    min_length: z.int().min(0).max(6000).optional(),
    max_length: z.int().min(1).max(6000).optional(),
    choices: z.array(OptionChoice).max(25).optional(),
  })
  .refine(
    ({ autocomplete, choices }) => autocomplete !== true || choices === undefined,
    "choices beside suggestions",
  );
type ValueOption = z.infer<typeof ValueOption>;

/** "Required options must be listed before optional options". */
function requiredFirst(
  options: readonly (ValueOption | { readonly required?: undefined })[],
): boolean {
  const begin = options.findIndex(({ required }) => required !== true);
  return begin === -1 || options.slice(begin).every(({ required }) => required !== true);
}

/** SUB_COMMAND (1). */
const SubCommand = z.strictObject({
  ...named,
  type: z.literal(1),
  options: z.array(ValueOption).max(25).refine(requiredFirst, "required options last").optional(),
});

const common = {
  contexts: z.array(z.int().min(0).max(2)).optional(),
  integration_types: z.array(z.int().min(0).max(1)).optional(),
  default_member_permissions: z.string().regex(/^\d+$/).nullable().optional(),
};

const ChatCommand = z.strictObject({
  ...named,
  ...common,
  type: z.literal(1),
  options: z
    .array(z.union([ValueOption, SubCommand]))
    .max(25)
    .refine(
      (options) => requiredFirst(options.map((each) => (each.type === 1 ? {} : each))),
      "required options last",
    )
    .optional(),
});

const MessageCommand = z.strictObject({
  ...common,
  type: z.literal(3),
  name: MenuName,
  name_localizations: MenuNames,
});

/** What is counted towards the 8,000 characters of a command: the longest of each text's languages. */
function countCharacters(command: unknown): number {
  if (Array.isArray(command)) {
    return command.reduce<number>((sum, each) => sum + countCharacters(each), 0);
  }
  const node = z
    .object({
      name: z.string(),
      description: z.string().default(""),
      name_localizations: z.record(z.string(), z.string()).default({}),
      description_localizations: z.record(z.string(), z.string()).default({}),
      value: z.string().default(""),
      options: z.array(z.unknown()).default([]),
      choices: z.array(z.unknown()).default([]),
    })
    .parse(command);
  return (
    longest([node.name, ...Object.values(node.name_localizations)]) +
    longest([node.description, ...Object.values(node.description_localizations)]) +
    node.value.length +
    countCharacters(node.options) +
    countCharacters(node.choices)
  );
}

function longest(texts: readonly string[]): number {
  return Math.max(...texts.map(({ length }) => length));
}

const AnyCommand = z.union([ChatCommand, MessageCommand]);

/** All commands of an application: at most 100 and 5 for messages, each of 8,000 characters at most. */
export const RegisteredCommands = z
  .array(AnyCommand)
  .max(105)
  .refine((all) => all.filter(({ type }) => type === 3).length <= 5, "too many message commands")
  .refine((all) => all.every((each) => countCharacters(each) <= 8000), "a command is too long");

/** Those of one server, which cannot say where they can be used ("Application Command Object", `contexts`). */
export const GuildCommands = RegisteredCommands.refine(
  (all) => all.every((each) => each.contexts === undefined && each.integration_types === undefined),
  "contexts or integration_types of a server's command",
);

import { DiscordAPIError, HTTPError, RESTJSONErrorCodes } from "discord.js";
import { BotError } from "../../src/errors.ts";
import { WRONG_TOKEN } from "./operator-hints.ts";

/** Why Discord refused a call, as far as the bot goes on differently. */
export type ApiFault =
  /** The three seconds are over, or somebody else answered for us. */
  | "unknown-interaction"
  /** It was answered before. */
  | "acknowledged"
  /** The token of the interaction lives no longer, or there is no answer to edit. */
  | "unknown-answer"
  | "unknown-message"
  /** The place is gone, or the bot is not let in. */
  | "unknown-place"
  /** The bot lacks a permission, or the person takes no direct messages. */
  | "forbidden"
  /** The message breaks a limit that we do not know. */
  | "invalid-body"
  | "thread-exists"
  /** Worth trying again. */
  | "other";

const CODES: Readonly<Record<string | number, ApiFault>> = {
  [RESTJSONErrorCodes.UnknownInteraction]: "unknown-interaction",
  [RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged]: "acknowledged",
  [RESTJSONErrorCodes.UnknownWebhook]: "unknown-answer",
  [RESTJSONErrorCodes.InvalidWebhookToken]: "unknown-answer",
  [RESTJSONErrorCodes.UnknownMessage]: "unknown-message",
  [RESTJSONErrorCodes.UnknownChannel]: "unknown-place",
  [RESTJSONErrorCodes.UnknownGuild]: "unknown-place",
  [RESTJSONErrorCodes.MissingAccess]: "unknown-place",
  [RESTJSONErrorCodes.MissingPermissions]: "forbidden",
  [RESTJSONErrorCodes.CannotSendMessagesToThisUser]: "forbidden",
  [RESTJSONErrorCodes.CannotSendMessagesInNonTextChannel]: "forbidden",
  [RESTJSONErrorCodes.CannotExecuteActionOnThisChannelType]: "forbidden",
  [RESTJSONErrorCodes.InvalidActionOnArchivedThread]: "forbidden",
  [RESTJSONErrorCodes.ThreadLocked]: "forbidden",
  [RESTJSONErrorCodes.MaximumActiveThreads]: "forbidden",
  [RESTJSONErrorCodes.CannotReplyWithoutPermissionToReadMessageHistory]: "forbidden",
  [RESTJSONErrorCodes.MessageWasBlockedByAutomaticModeration]: "forbidden",
  [RESTJSONErrorCodes.TitleWasBlockedByAutomaticModeration]: "forbidden",
  [RESTJSONErrorCodes.InvalidFormBodyOrContentType]: "invalid-body",
  [RESTJSONErrorCodes.ThreadAlreadyCreatedForMessage]: "thread-exists",
};

/** Of what Discord refuses by a code that is not named here: the same call would be refused again. */
const FAULT_OF_STATUS: Readonly<Record<number, ApiFault>> = {
  400: "invalid-body",
  403: "forbidden",
  404: "unknown-place",
};
/** Discord's own codes (topics/opcodes-and-status-codes#json); below, something between refuses, for now. */
const FIRST_CODE = 10_000;

export function faultOf(error: unknown): ApiFault {
  if (!(error instanceof DiscordAPIError)) {
    return "other";
  }
  const unnamed = Number(error.code) >= FIRST_CODE ? FAULT_OF_STATUS[error.status] : undefined;
  return CODES[error.code] ?? unnamed ?? "other";
}

/** Does something, and gives the fault instead of throwing when it is one of these. */
export async function attempt<T, F extends ApiFault>(
  action: () => Promise<T>,
  expected: readonly F[],
): Promise<
  { readonly kind: "done"; readonly value: T } | { readonly kind: "refused"; readonly fault: F }
> {
  try {
    return { kind: "done", value: await action() };
  } catch (error) {
    const fault = faultOf(error);
    const known = expected.find((each) => each === fault);
    if (known === undefined) {
      throw error;
    }
    return { kind: "refused", fault: known };
  }
}

/**
 * What may be logged of an error: discord.js puts what was sent, and tokens of interactions, into its own.
 */
export function describeError(error: unknown): Readonly<Record<string, string | number>> {
  if (error instanceof DiscordAPIError) {
    return {
      name: "DiscordAPIError",
      code: error.code,
      status: error.status,
      method: error.method,
    };
  }
  if (error instanceof HTTPError) {
    return { name: "HTTPError", status: error.status, method: error.method };
  }
  if (error instanceof BotError) {
    return { name: error.name, code: error.code, message: error.message };
  }
  return error instanceof Error
    ? { name: error.name, message: error.message }
    : { name: "unknown" };
}

/** The same as an error that others may log. */
export function withoutSecrets(error: unknown): BotError {
  if (isRefusedToken(error)) {
    return new BotError("PLATFORM_REFUSED", WRONG_TOKEN, { retryable: true });
  }
  const { name, code, status } = describeError(error);
  const told = [name, code, status].filter((each) => each !== undefined).join(" ");
  return new BotError("PLATFORM_UNREACHABLE", `Discord did not take a call (${told})`, {
    retryable: true,
  });
}

/** Whether the bot's own token does not count any more; that of an interaction is another matter. */
function isRefusedToken(error: unknown): boolean {
  return (
    error instanceof DiscordAPIError &&
    error.status === 401 &&
    error.code !== RESTJSONErrorCodes.InvalidWebhookToken
  );
}

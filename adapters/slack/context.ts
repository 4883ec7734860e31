import type { webApi } from "@slack/bolt";
import type { ChatService } from "../../src/assistant/chat-service.ts";
import type { AskerLanguage } from "../../src/domain/language.ts";
import type { Phrases } from "../../src/language/phrases.ts";
import type { Logger } from "../../src/logger.ts";
import type { ToldModels } from "../../src/presenting/help.ts";
import { type Wording, wordingIn } from "../../src/presenting/wording.ts";
import type { AdminGroups } from "./admin-groups.ts";
import type { Deadline } from "./deadline.ts";
import type { Files } from "./files.ts";
import type { Locales } from "./locales.ts";
import type { ResponseUrls } from "./response-urls.ts";
import type { Troubles } from "./troubles.ts";

/** Name of this adapter among those of a process. */
export const PLATFORM = "slack";
/** In which people are addressed of whom nothing is known. */
export const DEFAULT_LANGUAGE: AskerLanguage = "en";

/** Who the app is in its workspace. */
export interface Identity {
  readonly workspace: string;
  readonly botUser: string;
  readonly botId: string;
  /** Names for the log. */
  readonly name: string;
}

/** What every handler works with. */
export interface SlackContext {
  readonly service: ChatService;
  readonly phrases: Pick<Phrases, "text">;
  /** Calls are made once: who calls decides what a failure means. */
  readonly client: webApi.WebClient;
  readonly identity: Identity;
  readonly locales: Locales;
  readonly adminGroups: AdminGroups;
  readonly responseUrls: ResponseUrls;
  readonly files: Files;
  readonly troubles: Troubles;
  /** For look-ups that must not hold up an acknowledgement. */
  readonly deadline: Deadline;
  /** Days after which questions are deleted; help says so. */
  readonly retentionDays: number;
  /** Models that answering takes; help says so. */
  readonly models: ToldModels;
  readonly logger: Logger;
  readonly now: () => Date;
}

/** The bot's words in somebody's language. */
export function wordingFor(
  { phrases }: Pick<SlackContext, "phrases">,
  language: AskerLanguage | null,
): Wording {
  return wordingIn(phrases, language ?? DEFAULT_LANGUAGE);
}

import { z } from "zod";
import type { Person } from "../../../assistant/chat-service.ts";
import type {
  ConversationState,
  ConversationTable,
} from "../../../assistant/store/conversation-table.ts";
import type { ConversationReference } from "../../../assistant/threads.ts";
import { Flag, type Sql } from "./sql.ts";

const State: z.ZodType<ConversationState> = z.strictObject({
  isFollowed: Flag,
  isMuted: Flag,
  speaker: z.string().nullable(),
  isAside: Flag,
  heardAt: z.iso.datetime(),
});
const NEW: Omit<ConversationState, "heardAt"> = {
  isFollowed: false,
  isMuted: false,
  speaker: null,
  isAside: false,
};

/** What is known of conversations, in state.db. */
export class SqliteConversations implements ConversationTable {
  readonly #sql: Sql;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  read({ platform, conversation }: ConversationReference): ConversationState | undefined {
    return this.#sql.get(
      State,
      `SELECT is_followed AS isFollowed, is_muted AS isMuted, speaker, is_aside AS isAside,
         heard_at AS heardAt
       FROM conversation WHERE platform = :platform AND conversation = :conversation`,
      { platform, conversation },
    );
  }

  write(
    { platform, conversation }: ConversationReference,
    fields: Parameters<ConversationTable["write"]>[1],
  ): void {
    const state = { ...NEW, ...this.read({ platform, conversation }), ...fields };
    this.#sql.run(
      `INSERT OR REPLACE INTO conversation
         (platform, conversation, is_followed, is_muted, speaker, is_aside, heard_at)
       VALUES (:platform, :conversation, :isFollowed, :isMuted, :speaker, :isAside, :heardAt)`,
      {
        platform,
        conversation,
        isFollowed: Number(state.isFollowed),
        isMuted: Number(state.isMuted),
        speaker: state.speaker,
        isAside: Number(state.isAside),
        heardAt: state.heardAt,
      },
    );
  }

  forget({ platform, user }: Person): void {
    const sql =
      "UPDATE conversation SET speaker = NULL WHERE platform = :platform AND speaker = :user";
    this.#sql.run(sql, { platform, user });
  }

  expire(before: string): void {
    this.#sql.run("DELETE FROM conversation WHERE heard_at < :before", { before });
  }
}

import { BotError } from "../../errors.ts";
import { type ExclusiveLock, type LockHolder, takeExclusiveLock } from "./exclusive-lock.ts";

/**
 * Makes this process the only one that answers chats from a state folder: two would each answer
 * what the other has in its inbox.
 *
 * @param onNotice Told, in one sentence, when the lock file was damaged and is begun afresh.
 * @throws {BotError} CHATS_RUNNING when another process does; STORAGE_FAILED when the folder cannot be
 * written.
 */
export function takeChatsLock(
  stateDir: string,
  holder: LockHolder,
  onNotice: (message: string) => void,
): ExclusiveLock {
  return takeExclusiveLock({
    stateDir,
    name: "chats",
    holder,
    busy: (running, cause) =>
      new BotError(
        "CHATS_RUNNING",
        `Souverain is already running on ${stateDir} (${running}). Stop it first, or set STATE_DIR to a folder of its own.`,
        { cause, retryable: true },
      ),
    onNotice,
  });
}

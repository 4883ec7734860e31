import { BotError } from "../../errors.ts";
import type { OnNotice } from "../../indexing/index-store.ts";
import type { WriterLock } from "../../indexing/writer-lock.ts";
import { type LockHolder, takeExclusiveLock } from "./exclusive-lock.ts";

/**
 * Makes this process the only writer of a state folder, until released or until the process ends.
 *
 * @param onNotice Told, in one sentence, when the lock file was damaged and is begun afresh.
 * @throws {BotError} INDEX_BUSY when another run holds it; STORAGE_FAILED when the folder cannot be
 * written.
 */
export function takeWriterLock(
  stateDir: string,
  holder: LockHolder,
  onNotice: OnNotice = () => undefined,
): WriterLock {
  return takeExclusiveLock({
    stateDir,
    name: "index",
    holder,
    busy: (running, cause) =>
      new BotError(
        "INDEX_BUSY",
        `Another index run is writing ${stateDir} (${running}). Wait for it to end or ` +
          "stop it, then run the command again; the published index serves meanwhile.",
        { cause, retryable: true },
      ),
    onNotice,
  });
}

import { AuditedAdminDesk } from "../../src/assistant/audited-admin-desk.ts";
import { createLogger } from "../../src/logger.ts";
import { openAssistantStore } from "../../src/storage/sqlite/assistant/assistant-store.ts";
import { openState } from "../../src/storage/sqlite/state-db.ts";
import { adminParts } from "./admin-parts.ts";
import { FakeTime } from "./fake-time.ts";
import { temporaryFolder } from "./index-workshop.ts";

type DeskParts = ConstructorParameters<typeof AuditedAdminDesk>[0];

/** An admin desk on a fresh state, with what it wrote. */
export function openDesk(
  reindex: DeskParts["reindex"],
  parts: Partial<DeskParts> = {},
): {
  readonly desk: AuditedAdminDesk;
  readonly time: FakeTime;
  readonly log: string[];
  readonly outcomes: () => readonly string[];
  readonly audit: ReturnType<typeof openAssistantStore>["audit"];
} {
  const time = new FakeTime();
  const log: string[] = [];
  const store = openAssistantStore(openState(temporaryFolder()));
  const { audit } = store;
  const logger = createLogger("info", { write: (line) => log.push(line) });
  const desk = new AuditedAdminDesk({
    store,
    reindex,
    ...adminParts(),
    now: time.now,
    logger,
    ...parts,
  });
  const outcomes = (): readonly string[] => audit.newest(9).map(({ outcome }) => outcome);
  return { desk, time, log, outcomes, audit };
}

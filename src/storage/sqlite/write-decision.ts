import type { Decision } from "../../indexing/review-store.ts";
import { flipPointer } from "./pointer.ts";
import { ReviewTables } from "./review-tables.ts";
import { appendRun } from "./run-log.ts";
import type { StateDb } from "./state-db.ts";

function writeAll(state: StateDb, decision: Decision): void {
  const { at, publish, pin, proposal, verdicts = [], settled = [] } = decision;
  const tables = new ReviewTables(state);
  for (const verdict of verdicts) {
    tables.judge(verdict, at);
  }
  tables.settle(settled);
  if (proposal !== undefined) {
    tables.close(proposal.id, proposal.state);
  }
  if (publish !== undefined) {
    flipPointer(state, publish.generation, new Date(publish.run.finishedAt));
    appendRun(state, publish.run);
    tables.outdateOthers(publish.generation);
    if (publish.holds !== undefined) {
      tables.replaceHolds(publish.holds);
    }
  }
  if (pin === "end") {
    tables.unpin();
  } else if (pin === "set" && publish !== undefined) {
    tables.pin(publish.generation, at);
  }
}

/** Writes all of a decision, or nothing. */
export function writeDecision(state: StateDb, decision: Decision): void {
  state.use((database) => {
    database.transaction(() => writeAll(state, decision)).immediate();
  });
}

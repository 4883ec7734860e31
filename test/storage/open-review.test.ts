import { truncateSync } from "node:fs";
import { join } from "node:path";
import { openPublished } from "../../src/storage/open-published.ts";
import { openReview } from "../../src/storage/open-review.ts";
import { takeWriterLock } from "../../src/storage/sqlite/writer-lock.ts";
import { createWorkshop } from "../helpers/index-workshop.ts";
import { BASE, describeReview, pagesOf, type ReviewPlace } from "../helpers/review-contract.ts";

function openPlace(): ReviewPlace {
  const workshop = createWorkshop();
  const { stateDir, embedder } = workshop;
  const { identity } = embedder;
  return {
    review: openReview({ stateDir, pid: process.pid, identity, now: () => new Date() }),
    run: async (texts, changes = {}) => {
      const sources = pagesOf(texts);
      return workshop.run(BASE, { ...(sources === undefined ? {} : { sources }), ...changes });
    },
    open: () => openPublished({ stateDir, identity }),
    whileBusy: (action) => {
      const lock = takeWriterLock(stateDir, { pid: 1, since: "2026-11-23T00:00:00.000Z" });
      try {
        action();
      } finally {
        lock.release();
      }
    },
    damage: (generation) => {
      truncateSync(join(stateDir, "generations", generation, "postings.bin"), 10);
    },
  };
}

describeReview(openPlace);

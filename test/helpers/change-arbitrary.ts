import * as fc from "fast-check";
import type { AdminOverview } from "../../src/assistant/admin-desk.ts";
import type { SourceHealth } from "../../src/domain/source-health.ts";
import type { ChangeReport, ItemChange } from "../../src/indexing/change-report.ts";
import { HoldReason } from "../../src/indexing/change-report.ts";
import { anyText } from "./answer-arbitrary.ts";

const AT = "2026-11-28T11:00:00.000Z";
/** Names that pages, feeds and files may give, and addresses; empty ones among them. */
const name = fc.oneof(
  anyText,
  fc.constantFrom(
    "",
    "<!channel> <@U0ADMIN00>",
    "@everyone <@&1>",
    "*_~`|> [x](https://evil.example)",
  ),
  fc.constant("x".repeat(5000)),
);
const item = name.map((text) => `page:s.${text || "x"}` as const);
const count = fc.nat({ max: 100_000 });

const change: fc.Arbitrary<ItemChange> = fc.record({
  kind: fc.constantFrom("added", "changed", "removed", "held"),
  item,
  title: name,
  source: fc.option(name),
  passages: fc.record({ added: count, removed: count }),
  reason: fc.option(fc.constantFrom(...HoldReason.options)),
});
const failure = fc.record({ page: name, fault: name, detail: name });
const answer = fc.record({ kind: name, text: name });

/** Reports with nothing in them, with hostile names, and with far more than a message holds. */
export const anyChangeReport: fc.Arbitrary<ChangeReport> = fc.record({
  proposal: fc.option(fc.constant("g-abcdef012345")),
  against: fc.option(fc.constant("g-0123456789ab")),
  madeAt: fc.constant(AT),
  sources: fc.array(
    fc.record({
      source: name,
      read: count,
      unchanged: count,
      failures: fc.array(failure, { maxLength: 5 }),
    }),
    { maxLength: 30 },
  ),
  changes: fc.array(change, { maxLength: 60 }),
  brokenCitations: fc.array(
    fc.record({
      answerId: fc.string(),
      item,
      why: fc.constantFrom("item-removed", "text-changed"),
    }),
    { maxLength: 30 },
  ),
  answers: fc.array(
    fc.record({
      set: name,
      id: name,
      question: name,
      before: answer,
      after: answer,
      passes: fc.boolean(),
    }),
    { maxLength: 30 },
  ),
});

const anySourceHealth: fc.Arbitrary<SourceHealth> = fc.record({
  source: name,
  title: name,
  lastSuccess: fc.option(fc.constant(AT)),
  ageHours: fc.option(count),
  limitHours: fc.integer({ min: 1, max: 100_000 }),
  isStale: fc.boolean(),
  pages: count,
  failing: count,
  mostFrequentFault: fc.option(name),
  uses: count,
  isQuarantined: fc.boolean(),
});

/** What may wait for admins. */
export const anyOverview: fc.Arbitrary<AdminOverview> = fc.record({
  sources: fc.array(anySourceHealth, { maxLength: 40 }),
  citations: fc.option(
    fc.record({
      checked: count,
      dead: fc.array(fc.record({ url: name, fault: name, item: name }), { maxLength: 20 }),
      lostQuotes: fc.array(fc.record({ url: name, item: name }), { maxLength: 20 }),
    }),
  ),
  proposals: fc.array(
    anyChangeReport.map((report) => ({ id: "g-abcdef012345", madeAt: AT, report })),
    { maxLength: 3 },
  ),
  generations: fc.constant([]),
  quarantined: fc.array(
    fc.record({
      target: name,
      kind: fc.constantFrom("source", "item", "address"),
      since: fc.constant(AT),
    }),
    { maxLength: 30 },
  ),
  held: fc.array(
    fc.record({
      item,
      title: name,
      source: fc.option(name),
      reason: fc.constantFrom(...HoldReason.options),
    }),
    { maxLength: 30 },
  ),
  pinned: fc.option(fc.constant("g-0123456789ab")),
});

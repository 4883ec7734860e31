import { z } from "zod";
import { ItemId } from "../../domain/passage.ts";
import type { CitedPassage } from "../../indexing/broken-citations.ts";
import { jsonColumn, Sql } from "./assistant/sql.ts";
import type { StateDb } from "./state-db.ts";

/** As much of a stored answer as is read here: those of older versions lack newer fields. */
const Row = z.object({
  id: z.string(),
  body: jsonColumn(
    z.object({ citations: z.array(z.object({ item: ItemId, excerpt: z.string() })) }),
  ),
});

/** Passages of these items that stored answers cite. */
export function readCitedPassages(
  state: StateDb,
  items: ReadonlySet<ItemId>,
): readonly CitedPassage[] {
  const rows = new Sql(state).all(Row, "SELECT id, body FROM answer ORDER BY id", {});
  return rows.flatMap(({ id, body }) =>
    body.citations
      .filter(({ item }) => items.has(item))
      .map(({ item, excerpt }) => ({ answerId: id, item, excerpt })),
  );
}

import { z } from "zod";
import { type StateDb, stateInvalid } from "./state-db.ts";

/** Which generation is published. */
export const Pointer = z.strictObject({
  generation: z.string().regex(/^g-[0-9a-f]{12}$/),
  publishedAt: z.iso.datetime(),
  /** Published before this one; `null` for the first. */
  previous: z.string().nullable(),
});
export type Pointer = z.infer<typeof Pointer>;

const SELECT =
  "SELECT generation, published_at AS publishedAt, previous FROM pointer WHERE only = 1";
// Publishing the same generation again (its folder was rebuilt) must not make it its own predecessor.
const FLIP = `
  INSERT INTO pointer (only, generation, published_at, previous) VALUES (1, :generation, :at, NULL)
  ON CONFLICT (only) DO UPDATE SET
    previous = CASE WHEN generation = :generation THEN previous ELSE generation END,
    generation = :generation,
    published_at = :at`;

/**
 * Reads the pointer.
 *
 * @returns `null` when nothing was ever published.
 * @throws {BotError} STATE_INVALID when the row makes no sense.
 */
export function readPointer(state: StateDb): Pointer | null {
  const row = state.use((database) => database.prepare(SELECT).get());
  if (row === undefined) {
    return null;
  }
  const parsed = Pointer.safeParse(row);
  if (!parsed.success) {
    throw stateInvalid(state.path, "holds a pointer that names no generation", parsed.error);
  }
  return parsed.data;
}

/** Publishes a generation; call it in the transaction that records the run. */
export function flipPointer(state: StateDb, generation: string, at: Date): void {
  state.use((database) => database.prepare(FLIP).run({ generation, at: at.toISOString() }));
}

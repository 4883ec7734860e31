import { z } from "zod";

/** Who made the vectors: a generation built by another embedder is refused. */
export const EmbedderIdentity = z.strictObject({
  name: z.string().min(1),
  /** SHA-256 over the model's files, hex. */
  hash: z.string().min(1),
  dimension: z.int().min(1),
});
export type EmbedderIdentity = z.infer<typeof EmbedderIdentity>;

/** manifest.json of a generation folder: what it is, and what every file must be. */
export const Manifest = z.strictObject({
  /** Version of this layout; another number is refused with the mend (re-index). */
  format: z.literal(2),
  /** `g-` and 12 hex digits of the hash over format, embedder and all passages: same base, same id. */
  id: z.string().regex(/^g-[0-9a-f]{12}$/),
  builtAt: z.iso.datetime(),
  embedder: EmbedderIdentity,
  /** Newest date of any item: how old the base is. */
  newest: z.string(),
  counts: z.strictObject({
    items: z.int().min(1),
    passages: z.int().min(1),
    sentences: z.int().min(1),
    providers: z.int().min(0),
    topics: z.int().min(0),
    articles: z.int().min(0),
    facts: z.int().min(0),
  }),
  /** Size and SHA-256 of each other file of the folder, by name. */
  files: z.record(z.string(), z.strictObject({ bytes: z.int().min(0), sha256: z.string() })),
});
export type Manifest = z.infer<typeof Manifest>;

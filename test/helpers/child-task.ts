import { z } from "zod";

const Phase = z.enum(["embed", "write", "check", "compare", "publish"]);

/** What a child process is to do with a state folder. */
export const ChildTask = z.strictObject({
  action: z.enum(["index", "open"]),
  stateDir: z.string(),
  base: z
    .discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("articles"), count: z.int() }),
      z.strictObject({ kind: z.literal("real"), dataDir: z.string() }),
    ])
    .default({ kind: "articles", count: 100 }),
  /** Added to `editedCount` passages of the base; none when empty. */
  word: z.string().default(""),
  editedCount: z.int().default(0),
  embedder: z
    .discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("fake") }),
      z.strictObject({ kind: z.literal("e5"), directory: z.string() }),
    ])
    .default({ kind: "fake" }),
  /** How long each report of progress holds the run up. */
  pauseMs: z.int().default(0),
  /** Report of a phase, counted from 1, at which the process kills itself. */
  killAt: z.strictObject({ phase: Phase, event: z.int() }).optional(),
  /** Whether to give up the rights of root, where it has them. */
  asNobody: z.boolean().default(false),
});
export type ChildTask = z.infer<typeof ChildTask>;

/** A line of the child's standard output. */
export const ChildReport = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("progress"),
    phase: Phase,
    done: z.int(),
    total: z.int(),
  }),
  z.strictObject({ kind: z.literal("notice"), message: z.string() }),
  z.strictObject({ kind: z.literal("outcome"), outcome: z.string(), generation: z.string() }),
  z.strictObject({ kind: z.literal("opened"), generation: z.string(), passage: z.string() }),
  z.strictObject({ kind: z.literal("error"), code: z.string(), message: z.string() }),
]);
export type ChildReport = z.infer<typeof ChildReport>;

/** What somebody wants who typed a command. */
export type CommandRequest =
  | { readonly kind: "question"; readonly text: string }
  | { readonly kind: "provider"; readonly name: string }
  | { readonly kind: "provider-missing" }
  | { readonly kind: "sources" | "status" | "help" | "forget-me" }
  | { readonly kind: "admin"; readonly action: "reindex" | "status" }
  | { readonly kind: "unknown-admin" };

const WORDS: Readonly<Record<string, CommandRequest>> = {
  "": { kind: "help" },
  help: { kind: "help" },
  sources: { kind: "sources" },
  status: { kind: "status" },
  "forget me": { kind: "forget-me" },
  provider: { kind: "provider-missing" },
  "admin reindex": { kind: "admin", action: "reindex" },
  "admin status": { kind: "admin", action: "status" },
  admin: { kind: "unknown-admin" },
};

/**
 * Reads what follows `/souverain`. Commands are whole texts, but for `provider NAME`; everything else is
 * a question: "status of the Data Act" asks.
 */
export function readCommand(text: string): CommandRequest {
  const words = text.trim().replaceAll(/\s+/g, " ");
  const known = words.toLowerCase();
  if (Object.hasOwn(WORDS, known)) {
    return WORDS[known] ?? { kind: "help" };
  }
  const name = /^provider (.+)$/i.exec(words)?.[1];
  if (name !== undefined) {
    return { kind: "provider", name };
  }
  return known.startsWith("admin ") && words.split(" ").length === 2
    ? { kind: "unknown-admin" }
    : { kind: "question", text: text.trim() };
}

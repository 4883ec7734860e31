import type { KnowledgeFault } from "./knowledge.ts";
import type { LoadedDocument } from "./load-document.ts";
import type { YamlPath } from "./yaml-source.ts";

/** A fault of a document, at the line of its front matter where a value stands. */
export function faultAt(
  { file, source }: LoadedDocument,
  path: YamlPath,
  message: string,
): KnowledgeFault {
  return { file, line: source.lineOf(path), message };
}

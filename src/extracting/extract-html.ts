import { cleanText } from "./clean-text.ts";
import { decodeText } from "./decode-text.ts";
import type { PartsReading } from "./document-parts.ts";
import { parseHtml } from "./dom.ts";
import type { ExtractInput } from "./extracted-document.ts";
import { readContent, removeSelected } from "./html-content.ts";
import { readMetadata } from "./html-metadata.ts";
import { readSigns, refusePage } from "./refuse-page.ts";
import { removeFrame, removeUnseen } from "./strip-page.ts";

/** Reads an HTML or XHTML page. No script is run, nothing is fetched. */
export async function extractHtml(input: ExtractInput): Promise<PartsReading> {
  const decoded = decodeText(input.body, input.charset);
  if (decoded.kind === "failed") {
    return decoded;
  }
  const reading = await parseHtml(decoded.text);
  if (reading.kind === "failed") {
    return reading;
  }
  const { document } = reading;
  const metadata = readMetadata(document, input.url);
  const signs = readSigns(document);
  removeUnseen(document);
  const fault = removeSelected(document, input.selectors.remove ?? []);
  if (fault !== null) {
    return fault;
  }
  // What an admin selected is text, even inside a header.
  const consent = input.selectors.content === undefined ? removeFrame(document) : 0;
  const content = await readContent(document, input);
  if (content.kind === "failed") {
    return content;
  }
  const { blocks } = content;
  const text = cleanText(blocks.map((block) => block.text).join(" "));
  return refusePage(signs, { text, consent }) ?? { kind: "parts", parts: { ...metadata, blocks } };
}

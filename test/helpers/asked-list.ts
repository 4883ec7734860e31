import { type AskedList, listProviders } from "../../src/answering/typed-list.ts";
import type { RealAssistant } from "./real-assistant.ts";

/** The list that a question gets on the real base, before anything is chosen beside it; `undefined` for none. */
export async function askedList(
  { finder }: Pick<RealAssistant, "finder">,
  text: string,
): Promise<AskedList | undefined> {
  const understanding = finder.understand({ text, history: [], today: "2026-11-23" });
  const searched = finder.search(understanding, await finder.embed(understanding));
  return listProviders({ searched, candidates: finder.candidates(searched) }, finder.parts);
}

import type { Nearest } from "../domain/answer.ts";
import { asOfText, publishedText } from "./date-texts.ts";
import { sanitizeLine } from "./sanitize.ts";
import type { Wording } from "./wording.ts";

/** What these say of a source is part of what its evidence is worth; the others go without saying. */
const TELLING_BASES: ReadonlySet<string | null> = new Set(["vendor", "unofficial"]);

/** Publisher, date of publication and date of the state described, as far as they are known. */
export function sourceDetails(source: Nearest, wording: Wording): readonly string[] {
  const details = [
    sanitizeLine(source.publisher),
    publishedText(source.published, wording),
    asOfText(source.asOf, wording),
  ];
  return details.filter((text) => text !== null);
}

/** Basis and caveat, where a reader must know them. */
export function worthTexts({ basis, caveat }: Nearest, { say }: Wording): readonly string[] {
  const worth = [
    TELLING_BASES.has(basis) ? say(`source-basis-${String(basis)}`) : null,
    caveatText(caveat, { say }),
  ];
  return worth.filter((text) => text !== null);
}

/** Whose words a passage is, of what, and as of when. */
export function passageHeading(passage: Nearest, wording: Wording): string {
  const key = passage.form === "quotation" ? "source-quotation" : "source-summary";
  const asOf = asOfText(passage.asOf, wording);
  const title = wording.say(key, { title: sanitizeLine(passage.title) });
  return asOf === null ? title : `${title}, ${asOf}`;
}

/** All that is known of a passage beside its text: who, when, what it is worth, where in the base. */
export function passageDetails(passage: Nearest, wording: Wording): readonly string[] {
  const { say } = wording;
  const details = [
    say("source-publisher", { publisher: sanitizeLine(passage.publisher) }),
    say("source-published", { date: publishedText(passage.published, wording) }),
    passage.basis === null ? null : say(`source-basis-${passage.basis}`),
    caveatText(passage.caveat, wording),
    say("source-item", { item: sanitizeLine(passage.item) }),
  ];
  return details.filter((text) => text !== null);
}

function caveatText(caveat: string | null, { say }: Pick<Wording, "say">): string | null {
  return caveat === null ? null : say("source-caveat", { text: sanitizeLine(caveat) });
}

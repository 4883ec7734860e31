import { type MessageBody, toFields } from "../../../adapters/discord/message-body.ts";
import { renderAnswer } from "../../../adapters/discord/render-answer.ts";
import type { Answer, Block } from "../../../src/domain/answer.ts";
import { presentAnswer } from "../../../src/presenting/present-answer.ts";
import { answerOf, citationOf } from "../evaluated-answer.ts";
import { wordingOf } from "../presenting.ts";
import { customIds, shownText } from "./shown-text.ts";

/** An answer as messages, without what may stand around it. */
export function render(
  answer: Answer,
  fields: Partial<Parameters<typeof renderAnswer>[1]> = {},
): readonly MessageBody[] {
  const wording = wordingOf(answer.language);
  return renderAnswer(presentAnswer(answer, { ...wording, newest: "2026-11-20" }), {
    ...wording,
    above: null,
    below: null,
    canShare: false,
    canMute: false,
    ...fields,
  });
}

/** All that messages say. */
export function textOf(bodies: readonly MessageBody[]): string {
  const fields = bodies.map((body) => toFields(body));
  return fields
    .map(({ content, components }) =>
      shownText({ content: content ?? "", components: JSON.parse(JSON.stringify(components)) }),
    )
    .join("\n");
}

/** Ids of all that can be used. */
export function idsOf(bodies: readonly MessageBody[]): readonly string[] {
  return bodies.flatMap((body) =>
    customIds({ components: JSON.parse(JSON.stringify(toFields(body).components)) }),
  );
}

/** An answer of one block that cites one source. */
export function answerWith(block: Block): Answer {
  return answerOf([], { blocks: [block], citations: [citationOf()] });
}

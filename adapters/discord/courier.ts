import {
  type AcceptedQuestion,
  type Courier,
  type Json,
  UndeliverableError,
} from "../../src/assistant/courier.ts";
import type { Outcome } from "../../src/assistant/outcome.ts";
import { Address, readPosted, type Shown, writePosted } from "./address.ts";
import { describeError, faultOf, withoutSecrets } from "./api-faults.ts";
import type { AppParts } from "./app-parts.ts";
import { carryToInteraction } from "./carry-interaction.ts";
import { announceMessage, carryToMessage, removeShown } from "./carry-message.ts";
import { sharedChannelOf } from "./channel-order.ts";
import { createOutcomeRenderer, type RenderOutcome } from "./render-outcome.ts";

const NO_ANSWER: Outcome = { kind: "failed", reason: "internal" };

/** Carries outcomes to Discord: through interactions, into threads, channels and direct conversations. */
export class DiscordCourier implements Courier {
  readonly #parts: AppParts;

  constructor(parts: AppParts) {
    this.#parts = parts;
  }

  async announce(question: AcceptedQuestion): Promise<Json> {
    const address = Address.parse(question.incoming.address);
    this.#parts.order.enter(channelOf(question, address), question.id);
    if (address.kind === "interaction") {
      const isPrivate = question.incoming.visibility === "private";
      await cleanly(async () => this.#parts.acknowledgements.ensure(address, isPrivate));
      return null;
    }
    const place = await cleanly(async () => announceMessage(this.#parts, address));
    return writePosted({ place, messages: [] });
  }

  async deliver(question: AcceptedQuestion, outcome: Outcome): Promise<Json> {
    const { order } = this.#parts;
    const address = Address.parse(question.incoming.address);
    const channel = channelOf(question, address);
    order.enter(channel, question.id);
    await order.turn(channel, question.id);
    try {
      const messages = await this.#carry(question, address, outcome);
      return writePosted({ place: readPosted(question.posted).place, messages });
    } finally {
      order.leave(channel, question.id);
    }
  }

  async retract(question: AcceptedQuestion): Promise<void> {
    const address = Address.parse(question.incoming.address);
    this.#parts.order.leave(channelOf(question, address), question.id);
    if (address.kind === "message") {
      await cleanly(async () => removeShown(this.#parts, question, address));
    }
  }

  /** What Discord takes for invalid is sent simpler, in the end only that there is no answer. */
  async #carry(
    question: AcceptedQuestion,
    address: Address,
    outcome: Outcome,
  ): Promise<readonly Shown[]> {
    for (const form of [
      { outcome, isPlain: false },
      { outcome, isPlain: true },
      { outcome: NO_ANSWER, isPlain: true },
    ]) {
      const { isPlain } = form;
      const render = createOutcomeRenderer(this.#parts, question, { ...form, address });
      try {
        // oxlint-disable-next-line no-await-in-loop -- one after the other
        return await this.#carryOnce(question, address, { render, isPlain });
      } catch (error) {
        this.#judge(question, error);
      }
    }
    throw new UndeliverableError("Discord takes this outcome in no form");
  }

  /** @throws whatever is no reason to send it simpler. */
  #judge({ id }: AcceptedQuestion, error: unknown): void {
    if (error instanceof UndeliverableError) {
      throw error;
    }
    if (faultOf(error) !== "invalid-body") {
      throw withoutSecrets(error);
    }
    this.#parts.logger.error(
      { error: describeError(error), question: id },
      "Discord refuses a message; it is sent in a simpler form",
    );
  }

  async #carryOnce(
    question: AcceptedQuestion,
    address: Address,
    how: { readonly render: RenderOutcome; readonly isPlain: boolean },
  ): Promise<readonly Shown[]> {
    return address.kind === "interaction"
      ? carryToInteraction(this.#parts, { question, address, ...how })
      : carryToMessage(this.#parts, { question, address, ...how });
  }
}

function channelOf({ incoming }: AcceptedQuestion, address: Address): string | null {
  return sharedChannelOf(address, incoming.visibility);
}

/** Rejects with nothing that must not be logged. */
async function cleanly<T>(action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    throw error instanceof UndeliverableError ? error : withoutSecrets(error);
  }
}

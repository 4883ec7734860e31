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
import { createOutcomeRenderer, type RenderOutcome } from "./render-outcome.ts";

/** Carries outcomes to Discord: through interactions, into threads, channels and direct conversations. */
export class DiscordCourier implements Courier {
  readonly #parts: AppParts;

  constructor(parts: AppParts) {
    this.#parts = parts;
  }

  async announce(question: AcceptedQuestion): Promise<Json> {
    const address = Address.parse(question.incoming.address);
    if (address.kind === "interaction") {
      const isPrivate = question.incoming.visibility === "private";
      await cleanly(async () => this.#parts.acknowledgements.ensure(address, isPrivate));
      return null;
    }
    const place = await cleanly(async () => announceMessage(this.#parts, address));
    return writePosted({ place, messages: [] });
  }

  async deliver(question: AcceptedQuestion, outcome: Outcome): Promise<Json> {
    const address = Address.parse(question.incoming.address);
    const render = createOutcomeRenderer(this.#parts, question, { outcome, address });
    const messages = await this.#carry(question, address, render);
    return writePosted({ place: readPosted(question.posted).place, messages });
  }

  async retract(question: AcceptedQuestion): Promise<void> {
    const address = Address.parse(question.incoming.address);
    if (address.kind === "message") {
      await cleanly(async () => removeShown(this.#parts, question, address));
    }
  }

  async #carry(
    question: AcceptedQuestion,
    address: Address,
    render: RenderOutcome,
  ): Promise<readonly Shown[]> {
    const { logger } = this.#parts;
    try {
      return await this.#carryOnce(question, address, { render, isPlain: false });
    } catch (error) {
      if (error instanceof UndeliverableError) {
        throw error;
      }
      if (faultOf(error) !== "invalid-body") {
        throw withoutSecrets(error);
      }
      logger.error(
        { error: describeError(error), question: question.id },
        "Discord refuses a message; it is sent as plain text",
      );
    }
    return cleanly(async () => this.#carryOnce(question, address, { render, isPlain: true }));
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

/** Rejects with nothing that must not be logged. */
async function cleanly<T>(action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    throw error instanceof UndeliverableError ? error : withoutSecrets(error);
  }
}

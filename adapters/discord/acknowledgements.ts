import { attempt } from "./api-faults.ts";
import type { DiscordApi, InteractionReference } from "./discord-api.ts";

/** `late`: Discord does not know the interaction any more; nobody waits for an answer to it. */
export type Acknowledgement = "acknowledged" | "late";

/**
 * Defers interactions, each once: whoever comes second, handler or courier, waits for the first.
 *
 * An outcome can be ready before Discord knows that it is to come, and would then be lost.
 */
export class Acknowledgements {
  readonly #api: DiscordApi;
  readonly #begun = new Map<string, Promise<Acknowledgement>>();

  constructor(api: DiscordApi) {
    this.#api = api;
  }

  async ensure(interaction: InteractionReference, isPrivate: boolean): Promise<Acknowledgement> {
    const begun = this.#begun.get(interaction.id) ?? this.#defer(interaction, isPrivate);
    this.#begun.set(interaction.id, begun);
    try {
      return await begun;
    } catch (error) {
      this.#begun.delete(interaction.id);
      throw error;
    }
  }

  /** The interaction was answered: nobody will ask for it again. */
  forget({ id }: Pick<InteractionReference, "id">): void {
    this.#begun.delete(id);
  }

  async #defer(interaction: InteractionReference, isPrivate: boolean): Promise<Acknowledgement> {
    const attempted = await attempt(
      async () => this.#api.answer(interaction, { kind: "defer", isPrivate }),
      ["acknowledged", "unknown-interaction"],
    );
    return attempted.kind === "refused" && attempted.fault === "unknown-interaction"
      ? "late"
      : "acknowledged";
  }
}

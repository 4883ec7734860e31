import { attempt } from "./api-faults.ts";
import type { DiscordApi, InteractionReference } from "./discord-api.ts";

/** `late`: Discord does not know the interaction any more; nobody waits for an answer to it. */
export type Acknowledgement = "acknowledged" | "late";

/** Interactions whose events may come again: those of the last minutes. */
const REMEMBERED = 1_000;

/**
 * Defers interactions, each once: whoever comes second, handler or courier, waits for the first.
 *
 * An outcome can be ready before Discord knows that it is to come, and would then be lost.
 */
export class Acknowledgements {
  readonly #api: DiscordApi;
  readonly #begun = new Map<string, Promise<Acknowledgement>>();
  readonly #seen = new Set<string>();

  constructor(api: DiscordApi) {
    this.#api = api;
  }

  /** False from the second time on that an interaction is asked for: the gateway repeats events after a break. */
  isFirst({ id }: Pick<InteractionReference, "id">): boolean {
    const isFirst = !this.#seen.has(id);
    this.#seen.add(id);
    const [oldest] = this.#seen;
    if (this.#seen.size > REMEMBERED && oldest !== undefined) {
      this.#seen.delete(oldest);
    }
    return isFirst;
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

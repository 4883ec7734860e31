/** What a language model is told: `user` is data, `system` says what to do with it. */
export interface ModelPrompt {
  readonly system: string;
  readonly user: string;
}

/** A language model as drafting needs it. */
export interface ModelStream {
  /** As its server calls it. */
  readonly name: string;
  /** Host, and port where it is not the usual one. */
  readonly host: string;
  /**
   * The model's words as they come.
   *
   * @param signal Ends the request, also while nothing comes.
   * @throws whatever the server or the network does: see `classifyFailure`.
   */
  stream(prompt: ModelPrompt, signal: AbortSignal): AsyncIterable<string>;
}

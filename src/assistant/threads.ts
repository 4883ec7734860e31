/** A message that does not mention the bot, in a conversation that it may be following. */
export interface OverheardMessage {
  readonly platform: string;
  readonly conversation: string;
  readonly user: string;
  readonly text: string;
  /** Whether it names another person: then it is said to them. */
  readonly mentionsSomebody: boolean;
}

/**
 * Which conversations the bot follows without being named again: those that it was asked in from the
 * first message on. Keeps who spoke last, never what was said.
 */
export interface Threads {
  /** The bot was asked by the message that began this conversation: follow it from now on. */
  follow(conversation: ConversationReference): void;
  /**
   * Whether an unaddressed message is meant for the bot: the conversation is followed and not muted,
   * nobody else is named, and people are not talking to each other.
   */
  isAddressed(message: OverheardMessage): boolean;
  /** Whether the bot follows this conversation, muted or not. */
  isFollowed(conversation: ConversationReference): boolean;
  mute(conversation: ConversationReference): void;
  /** Somebody named the bot again: it listens again. */
  unmute(conversation: ConversationReference): void;
}

export interface ConversationReference {
  readonly platform: string;
  readonly conversation: string;
}

/**
 * Limits of Discord that rendering keeps to, in UTF-16 units and so never above what Discord counts.
 *
 * Pages are those of https://discord.com/developers/docs.
 */
export const LIMITS = {
  /** Characters of a message's `content` (resources/message#create-message). */
  contentChars: 2000,
  /** Components of a message, nested ones counted too (components/reference#component-object). */
  components: 40,
  /** Characters over all text displays of a message (components/reference#text-display). */
  textChars: 4000,
  /** Rows of a message without components v2 (components/reference#legacy-message-component-behavior). */
  rows: 5,
  /** Buttons of a row (components/reference#action-row). */
  buttonsPerRow: 5,
  /** Characters of a button's label (components/reference#button). */
  buttonLabelChars: 80,
  /** Characters of a link button's address (components/reference#button). */
  buttonUrlChars: 512,
  /** Options of a select (components/reference#string-select). */
  selectOptions: 25,
  /** Characters of an option's label (components/reference#string-select). */
  optionChars: 100,
  /** Characters of a modal's title (interactions/receiving-and-responding#modal). */
  modalTitleChars: 45,
  /** Characters of a label in a modal (components/reference#label). */
  modalLabelChars: 45,
  /** Characters of a text field's placeholder (components/reference#text-input). */
  placeholderChars: 100,
  /** Characters of a thread's name (resources/channel#start-thread-from-message). */
  threadNameChars: 100,
  /** Suggestions of an autocomplete (interactions/receiving-and-responding#autocomplete). */
  choices: 25,
  /** Characters of a suggestion (application-commands#application-command-object-application-command-option-choice-structure). */
  choiceChars: 100,
  /** Characters of a description of a command or an option (interactions/application-commands#application-command-object). */
  descriptionChars: 100,
  /** Characters of a nonce (resources/message#create-message). */
  nonceChars: 25,
  /** Time to answer an interaction first (interactions/receiving-and-responding#interaction-callback). */
  acknowledgeMs: 3_000,
  /** Life of an interaction's token (interactions/receiving-and-responding#followup-messages). */
  tokenMs: 15 * 60_000,
} as const;

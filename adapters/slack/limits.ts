/*
 * What Slack accepts, as far as the renderers come near it. Sources are pages under https://docs.slack.dev/ unless
 * a line says otherwise; lengths are in characters (UTF-16 units).
 */

/** reference/block-kit/blocks: 50 blocks a message. */
export const MESSAGE_BLOCKS = 50;
/** reference/block-kit/blocks: 100 blocks a modal or home tab. */
export const VIEW_BLOCKS = 100;
/**
 * All texts and addresses of a message's blocks together. Not documented: `msg_blocks_too_long` was seen
 * from about 13,200 on (github.com/slackapi/bolt-js/issues/2509); the rest is our margin.
 */
export const MESSAGE_BLOCKS_TEXT = 12_000;
/** reference/methods/chat.postMessage: Slack cuts `text` beyond 40,000; 4,000 is what it recommends. */
export const MESSAGE_TEXT = 4000;
/** reference/block-kit/composition-objects/text-object: 3000, and so in a section or a context. */
export const TEXT_OBJECT = 3000;
/** reference/block-kit/blocks/header-block: 150. */
export const HEADER_TEXT = 150;
/** reference/block-kit/blocks/table-block: 100 rows, the header among them. */
export const TABLE_ROWS = 100;
/** reference/block-kit/blocks/table-block: 20 cells a row. */
export const TABLE_COLUMNS = 20;
/** reference/block-kit/blocks/table-block: all cells of a message together. */
export const TABLE_TEXT = 10_000;
/** reference/block-kit/blocks/table-block: one table a message. */
export const MESSAGE_TABLES = 1;
/** reference/block-kit/block-elements/button-element: label 75. */
export const BUTTON_TEXT = 75;
/** reference/block-kit/block-elements/button-element: value 2000. */
export const BUTTON_VALUE = 2000;
/** reference/block-kit/block-elements: action_id 255. */
export const ACTION_ID = 255;
/** reference/block-kit/composition-objects/option-object: label 75. */
export const OPTION_TEXT = 75;
/** reference/block-kit/composition-objects/option-object: value 150. */
export const OPTION_VALUE = 150;
/** reference/block-kit/block-elements/select-menu-element: 100 options. */
export const SELECT_OPTIONS = 100;
/** reference/block-kit/block-elements/plain-text-input-element and select-menu-element: placeholder 150. */
export const PLACEHOLDER = 150;
/** reference/block-kit/blocks/input-block: label 2000. */
export const INPUT_LABEL = 2000;
/** reference/views/modal-views: title, submit and close 24. */
export const MODAL_LABEL = 24;
/** reference/views/modal-views: private_metadata 3000. */
export const PRIVATE_METADATA = 3000;
/** reference/block-kit/composition-objects/confirmation-dialog-object: title 100. */
export const CONFIRM_TITLE = 100;
/** reference/block-kit/composition-objects/confirmation-dialog-object: text 300. */
export const CONFIRM_TEXT = 300;
/** reference/block-kit/composition-objects/confirmation-dialog-object: confirm and deny 30. */
export const CONFIRM_BUTTON = 30;

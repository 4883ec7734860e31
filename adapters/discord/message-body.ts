import {
  type APIActionRowComponent,
  type APIComponentInMessageActionRow,
  type APIMessageTopLevelComponent,
  ComponentType,
  MessageFlags,
} from "discord.js";

export type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

/** What a message shows. Who sends it adds that nothing may ping. */
export type MessageBody =
  | {
      readonly kind: "components";
      /** Components v2. */
      readonly components: readonly APIMessageTopLevelComponent[];
    }
  | {
      readonly kind: "plain";
      readonly content: string;
      readonly rows: readonly Row[];
      readonly files?: readonly FileToSend[];
    };

/** A file beside a message. */
export interface FileToSend {
  readonly name: string;
  /** Media type. */
  readonly contentType: string;
  readonly data: string;
}

/** A message of one of the bot's own texts. */
export function plainBody(content: string, rows: readonly Row[] = []): MessageBody {
  return { kind: "plain", content, rows };
}

/** The same with components v2: a message that had them once cannot go back. */
export function withComponents(body: MessageBody): MessageBody {
  return body.kind === "components"
    ? body
    : {
        kind: "components",
        components: [{ type: ComponentType.TextDisplay, content: body.content }, ...body.rows],
      };
}

/** Fields of a message in Discord's API; the same for sending and for editing. */
export interface MessageFields {
  readonly content: string | null;
  readonly components: readonly APIMessageTopLevelComponent[];
  readonly flags: number;
  readonly allowed_mentions: { readonly parse: readonly never[] };
}

/** Nothing may ping, and no address shows a preview: on every message. */
export function toFields(body: MessageBody): MessageFields {
  const isV2 = body.kind === "components";
  return {
    content: isV2 ? null : body.content,
    components: isV2 ? body.components : body.rows,
    flags: MessageFlags.SuppressEmbeds | (isV2 ? MessageFlags.IsComponentsV2 : 0),
    allowed_mentions: { parse: [] },
  };
}

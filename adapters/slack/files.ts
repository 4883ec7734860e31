import type { webApi } from "@slack/bolt";
import { isSlackAddress } from "./slack-address.ts";
import { callSlack } from "./slack-error.ts";
import type { Troubles } from "./troubles.ts";

/** Where Slack takes the content of files. */
const HOSTS = ["files.slack.com"];

/** Thrown when the content of a file was not taken; its message names no address. */
class UploadError extends Error {
  override readonly name = "UploadError";
}

export interface FilesParts {
  readonly client: webApi.WebClient;
  readonly troubles: Troubles;
  /** Of the Web API: a loopback takes files on the same host. */
  readonly apiUrl: string;
  readonly timeoutMs: number;
}

/** A small text file. */
export interface TextFile {
  /** With its extension. */
  readonly name: string;
  readonly content: string;
}

/** A file that Slack has taken and nobody sees yet. */
export interface Uploaded {
  readonly id: string;
  readonly name: string;
}

/**
 * Sends files. A file, and not a code block in a modal: a table of six providers with its sources is longer than
 * what a block may hold, and is wanted whole, in a spreadsheet or a document.
 *
 * https://docs.slack.dev/messaging/working-with-files, "Uploading files"
 */
export class Files {
  readonly #parts: FilesParts;

  constructor(parts: FilesParts) {
    this.#parts = parts;
  }

  /**
   * Uploads a file; nobody sees it before {@link Files.share}.
   *
   * @throws {UploadError} when the content was not taken; what a call of Slack's throws.
   */
  async upload({ name, content }: TextFile): Promise<Uploaded> {
    const { client, troubles } = this.#parts;
    const bytes = Buffer.from(content, "utf8");
    const { upload_url: url, file_id: id } = await callSlack(
      troubles,
      "files.getUploadURLExternal",
      async () => client.files.getUploadURLExternal({ filename: name, length: bytes.length }),
    );
    if (url === undefined || id === undefined) {
      throw new UploadError("Slack named no place for a file");
    }
    await this.#put(url, bytes);
    return { id, name };
  }

  /** Shows an uploaded file in a conversation. */
  async share({ id, name }: Uploaded, channel: string): Promise<void> {
    const { client, troubles } = this.#parts;
    await callSlack(troubles, "files.completeUploadExternal", async () =>
      client.files.completeUploadExternal({ files: [{ id, title: name }], channel_id: channel }),
    );
  }

  async #put(url: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    const { apiUrl, timeoutMs } = this.#parts;
    if (!isSlackAddress(url, { apiUrl, hosts: HOSTS })) {
      throw new UploadError("The place for a file is not one of Slack's");
    }
    try {
      const response = await fetch(url, {
        method: "POST",
        redirect: "error",
        headers: { "content-type": "application/octet-stream" },
        body: bytes,
        signal: AbortSignal.timeout(timeoutMs),
      });
      await response.body?.cancel();
      if (!response.ok) {
        throw new UploadError(`The content of a file was answered ${String(response.status)}`);
      }
    } catch (cause) {
      throw cause instanceof UploadError
        ? cause
        : new UploadError("The content of a file could not be sent", { cause });
    }
  }
}

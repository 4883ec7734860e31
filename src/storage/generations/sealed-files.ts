import { join } from "node:path";
import { crc32 } from "node:zlib";
import type { Manifest } from "../../domain/generation.ts";
import { guardStorage } from "../storage-errors.ts";
import { type CheckedFile, readChecked, stampOf } from "./checked-files.ts";
import { type Allocate, crcOfFile, readAligned, sealBytes, sealFile } from "./durable-files.ts";
import { generationInvalid } from "./layout.ts";

/** How much of a generation's files is compared when it is opened. */
export interface OpenOptions {
  /**
   * `whole`: the SHA-256 of every file. `changed`: that of files which the system knows as others than were
   * sealed; of the rest the CRC-32 of what is read into memory. Rows of index.db have theirs compared as they
   * are read, in both.
   */
  readonly compare: "changed" | "whole";
}

/** The files of a generation, each compared with what the manifest says of it. */
export class SealedFiles {
  readonly #folder: string;
  readonly #manifest: Manifest;
  readonly #checked: Readonly<Record<string, CheckedFile>>;

  constructor(folder: string, manifest: Manifest, { compare }: OpenOptions) {
    this.#folder = folder;
    this.#manifest = manifest;
    this.#checked =
      compare === "whole" ? {} : guardStorage({ path: folder }, () => readChecked(folder));
  }

  /** Compares a file that is read piece by piece later on, each piece with a checksum of its own. */
  check(name: string): void {
    if (!this.#isUntouched(name)) {
      this.#compare(name, (path) => sealFile(path));
    }
  }

  /** Compares a file that others read, who believe whatever is in it. */
  checkContent(name: string): void {
    const isSame =
      this.#isUntouched(name) && this.#use(name, crcOfFile) === this.#checked[name]?.crc32;
    if (!isSame) {
      this.#compare(name, (path) => sealFile(path));
    }
  }

  /** Reads a file whole, into memory of its own or what `allocate` gives. */
  read(name: string, allocate?: Allocate): Uint8Array {
    const isUntouched = this.#isUntouched(name);
    const bytes = this.#use(name, (path) => readAligned(path, allocate));
    if (!isUntouched || crc32(bytes) !== this.#checked[name]?.crc32) {
      this.#compare(name, () => sealBytes(bytes));
    }
    return bytes;
  }

  /** Whether the system knows a file as the one that was sealed. */
  #isUntouched(name: string): boolean {
    const stamp = this.#checked[name]?.stamp;
    return stamp !== undefined && stamp === this.#use(name, stampOf);
  }

  #compare(name: string, seal: (path: string) => { readonly sha256: string }): void {
    if (this.#use(name, seal).sha256 !== this.#manifest.files[name]?.sha256) {
      const found = `${name} was changed or damaged (its checksum is another one)`;
      throw generationInvalid(this.#folder, found);
    }
  }

  #use<T>(name: string, action: (path: string) => T): T {
    const path = join(this.#folder, name);
    return guardStorage({ path }, () => action(path));
  }
}

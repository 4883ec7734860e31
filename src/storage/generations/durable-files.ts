import { createHash } from "node:crypto";
import { closeSync, fsyncSync, openSync, readSync, statSync, writeSync } from "node:fs";
import type { Manifest } from "../../domain/generation.ts";

/** Size and SHA-256 of a file, as a manifest has them. */
export type FileSeal = Manifest["files"][string];

/** The system moves at most 2 GiB at a time. */
const MAX_CHUNK_BYTES = 1 << 28;
const HASH_CHUNK_BYTES = 1 << 20;

/** Bytes of a typed array, without a copy. */
export function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

export function sealBytes(bytes: Uint8Array): FileSeal {
  return {
    bytes: bytes.length,
    sha256: createHash("sha256").update(bytes).digest("hex"),
  };
}

/** Writes a new file and has it on disk when it returns. */
export function writeDurably(path: string, bytes: Uint8Array): FileSeal {
  const file = openSync(path, "wx");
  try {
    for (let at = 0; at < bytes.length; ) {
      at += writeSync(file, bytes, at, Math.min(MAX_CHUNK_BYTES, bytes.length - at));
    }
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return sealBytes(bytes);
}

/** Has a file that others wrote on disk when it returns. */
export function syncFile(path: string): void {
  const file = openSync(path, "r+");
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Seals a file without holding it in memory. */
export function sealFile(path: string): FileSeal {
  const file = openSync(path, "r");
  try {
    const hash = createHash("sha256");
    const chunk = Buffer.allocUnsafe(HASH_CHUNK_BYTES);
    let bytes = 0;
    for (let read = readSync(file, chunk); read > 0; read = readSync(file, chunk)) {
      hash.update(chunk.subarray(0, read));
      bytes += read;
    }
    return { bytes, sha256: hash.digest("hex") };
  } finally {
    closeSync(file);
  }
}

/** Reads a file whole, into memory that is aligned for any typed array. */
export function readAligned(path: string): ArrayBuffer {
  const bytes = new Uint8Array(statSync(path).size);
  const file = openSync(path, "r");
  try {
    for (let at = 0; at < bytes.length; ) {
      const read = readSync(file, bytes, at, Math.min(MAX_CHUNK_BYTES, bytes.length - at), null);
      // Cut short meanwhile: the checksum will tell.
      if (read === 0) {
        break;
      }
      at += read;
    }
  } finally {
    closeSync(file);
  }
  return bytes.buffer;
}

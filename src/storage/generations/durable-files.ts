import { createHash } from "node:crypto";
import { closeSync, fsyncSync, openSync, readSync, statSync, writeSync } from "node:fs";
import { crc32 } from "node:zlib";

/** Size and checksums of a file. */
export interface FileChecksums {
  readonly bytes: number;
  readonly sha256: string;
  readonly crc32: number;
}

/** The system moves at most 2 GiB at a time. */
const MAX_CHUNK_BYTES = 1 << 28;
/** Fits the cache of a processor. */
const READ_CHUNK_BYTES = 1 << 18;

/** Bytes of a typed array, without a copy. */
export function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

export function sealBytes(bytes: Uint8Array): FileChecksums {
  return {
    bytes: bytes.length,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    crc32: crc32(bytes),
  };
}

/** Writes a new file and has it on disk when it returns. */
export function writeDurably(path: string, bytes: Uint8Array): FileChecksums {
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

/** Looks at a file chunk by chunk, without holding it in memory. */
function readChunks(path: string, look: (chunk: Uint8Array) => void): void {
  const file = openSync(path, "r");
  try {
    const chunk = Buffer.allocUnsafe(READ_CHUNK_BYTES);
    for (let read = readSync(file, chunk); read > 0; read = readSync(file, chunk)) {
      look(chunk.subarray(0, read));
    }
  } finally {
    closeSync(file);
  }
}

/** Seals a file without holding it in memory. */
export function sealFile(path: string): FileChecksums {
  const hash = createHash("sha256");
  let bytes = 0;
  let crc = 0;
  readChunks(path, (chunk) => {
    hash.update(chunk);
    crc = crc32(chunk, crc);
    bytes += chunk.length;
  });
  return { bytes, sha256: hash.digest("hex"), crc32: crc };
}

/** CRC-32 of a file: a third of the time of its SHA-256 and more, and no accident escapes it. */
export function crcOfFile(path: string): number {
  let crc = 0;
  readChunks(path, (chunk) => {
    crc = crc32(chunk, crc);
  });
  return crc;
}

/** Gives memory of so many bytes, aligned for any typed array. */
export type Allocate = (bytes: number) => Uint8Array;

const allocatePlain: Allocate = (bytes) => new Uint8Array(bytes);

/** Reads a file whole. */
export function readAligned(path: string, allocate = allocatePlain): Uint8Array {
  const bytes = allocate(statSync(path).size);
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
  return bytes;
}

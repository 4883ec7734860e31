import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { type FileChecksums, writeDurably } from "./durable-files.ts";
import { CHECKED_FILE, MANIFEST_FILE } from "./layout.ts";

const CheckedFile = z.strictObject({
  /** As {@link stampOf} told it when the file was written. */
  stamp: z.string(),
  crc32: z.int(),
});
/** What a file was when its checksums were taken. */
export type CheckedFile = z.infer<typeof CheckedFile>;

const Checked = z.strictObject({
  /** SHA-256 of the manifest that lists the files. */
  manifest: z.string(),
  files: z.record(z.string(), CheckedFile),
});

/**
 * How the system knows a file as it is: another one for whatever is written to it, or to another in its place.
 * Time of change (ctime) is among it, which no program can set back.
 */
export function stampOf(path: string): string {
  const { size, ino, mtimeNs, ctimeNs } = statSync(path, { bigint: true });
  return [size, ino, mtimeNs, ctimeNs].join("-");
}

function hashManifest(folder: string): string {
  return createHash("sha256")
    .update(readFileSync(join(folder, MANIFEST_FILE)))
    .digest("hex");
}

/** Writes what the files of a generation were when they were sealed, once its manifest is there. */
export function writeChecked(folder: string, files: Readonly<Record<string, FileChecksums>>): void {
  const checked: z.infer<typeof Checked> = {
    manifest: hashManifest(folder),
    files: Object.fromEntries(
      Object.entries(files).map(([name, { crc32 }]) => [
        name,
        { stamp: stampOf(join(folder, name)), crc32 },
      ]),
    ),
  };
  writeDurably(join(folder, CHECKED_FILE), Buffer.from(JSON.stringify(checked), "utf8"));
}

function parseChecked(text: string): z.infer<typeof Checked> | null {
  try {
    return Checked.safeParse(JSON.parse(text)).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) {
      return null;
    }
    throw error;
  }
}

/**
 * What the files of a generation were when they were sealed; empty when nothing is known of them, or the manifest
 * is another one since. It only ever spares work: whoever knows nothing compares the checksum of every file.
 */
export function readChecked(folder: string): Readonly<Record<string, CheckedFile>> {
  const path = join(folder, CHECKED_FILE);
  const checked = existsSync(path) ? parseChecked(readFileSync(path, "utf8")) : null;
  return checked?.manifest === hashManifest(folder) ? checked.files : {};
}

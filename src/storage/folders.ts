import { closeSync, fsyncSync, mkdirSync, openSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { errorCode } from "./storage-errors.ts";

/**
 * Makes a folder and those above it.
 *
 * Not `mkdirSync` with `recursive`: where a parent can never be made (`/proc/x/y`) it loops for ever.
 */
export function ensureFolder(path: string): void {
  try {
    mkdirSync(path);
    return;
  } catch (error) {
    if (errorCode(error) === "EEXIST" && statSync(path).isDirectory()) {
      return;
    }
    if (errorCode(error) !== "ENOENT" || dirname(path) === path) {
      throw error;
    }
  }
  ensureFolder(dirname(path));
  mkdirSync(path);
}

export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** Makes renames, new names and removals in a folder outlive a power cut. */
export function syncFolder(path: string): void {
  const folder = openSync(path, "r");
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

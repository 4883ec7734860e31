import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { KnowledgeFault } from "./knowledge.ts";
import { isInside, reasonOf } from "./read-text-file.ts";

/** What a folder of the base holds: paths inside the base, sorted, and what does not belong there. */
export interface FolderListing {
  readonly files: readonly string[];
  readonly faults: readonly KnowledgeFault[];
}

async function findObstacle(root: string, folder: string): Promise<string | null> {
  const path = join(root, folder);
  if (!(await isInside(root, path))) {
    return "is a link that leads out of the base: put the folder itself here";
  }
  return (await stat(path)).isDirectory() ? null : "is not a folder: replace it by a folder";
}

async function readNames(root: string, folder: string): Promise<readonly string[] | string> {
  try {
    const obstacle = await findObstacle(root, folder);
    // Code units, not a locale: the same order on every machine.
    return obstacle ?? (await readdir(join(root, folder))).toSorted((a, b) => (a < b ? -1 : 1));
  } catch (error) {
    return reasonOf(error) === "ENOENT"
      ? "is missing: create the folder (it may be empty)"
      : `cannot be read (${reasonOf(error)}): make the folder readable`;
  }
}

/**
 * Lists one folder of the base.
 *
 * @param extension - With its dot; anything else in the folder is a fault.
 */
export async function listFolder(
  root: string,
  folder: string,
  extension: string,
): Promise<FolderListing> {
  const names = await readNames(root, folder);
  if (typeof names === "string") {
    return { files: [], faults: [{ file: folder, line: 1, message: names }] };
  }
  const isWanted = (name: string): boolean => name.endsWith(extension) && name !== extension;
  return {
    files: names.filter(isWanted).map((name) => `${folder}/${name}`),
    faults: names
      .filter((name) => !isWanted(name))
      .map((name) => ({
        file: `${folder}/${name}`,
        line: 1,
        message: `does not end in ${extension}: rename it, or move it out of ${folder}/`,
      })),
  };
}

// Node 20 runs no TypeScript. A loader that compiles file by file costs a short command half of its time and slows
// hot functions, so an entry is bundled once for the files as they are, and again when one of them has changed.
import { existsSync, readFileSync, statSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const THIS_FILE = fileURLToPath(import.meta.url);
const OWN_ROOT = join(dirname(THIS_FILE), "..");
const MANIFEST = "manifest.json";
const ENTRY = "entry.mjs";
/** Older builds stay for processes that still load parts of them. */
const KEPT_BUILDS = 5;

/**
 * A file as it was read: path from the root, milliseconds, bytes.
 *
 * @typedef {[path: string, mtimeMs: number, size: number]} Stamp
 *
 * What lies beside the builds of an entry.
 * @typedef {{ folder: string, stamps: Stamp[] }} Manifest
 */

/** @param {string} root @param {string} path @returns {Stamp} */
function stampOf(root, path) {
  const { mtimeMs, size } = statSync(join(root, path));
  return [path, mtimeMs, size];
}

/** @param {string} root @param {Stamp} stamp */
function isUnchanged(root, [path, mtimeMs, size]) {
  const now = statSync(join(root, path), { throwIfNoEntry: false });
  return now !== undefined && now.mtimeMs === mtimeMs && now.size === size;
}

/**
 * In a bundle each file still knows its own place: workers, WebAssembly and data are found from it.
 * A file is stamped before it is read, so that one changed meanwhile is seen as changed.
 *
 * @param {string} root @param {Stamp[]} stamps
 * @returns {import("esbuild").Plugin}
 */
function ownFiles(root, stamps) {
  return {
    name: "own-files",
    setup(build) {
      build.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
        const place = relative(root, path).replaceAll("\\", "/");
        stamps.push(stampOf(root, place));
        const own = `new URL(${JSON.stringify(`../../../${place}`)}, import.meta.url).href`;
        const text = await readFile(path, "utf8");
        return { loader: "ts", contents: text.replaceAll("import.meta.url", own) };
      });
    },
  };
}

/** @param {string} root @param {{ entry: string, outdir: string, stamps: Stamp[] }} task */
async function bundle(root, { entry, outdir, stamps }) {
  const { build } = await import("esbuild");
  await build({
    absWorkingDir: root,
    entryPoints: { entry },
    outdir,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    packages: "external",
    format: "esm",
    platform: "node",
    target: "node20",
    // Read only where Node is started with --enable-source-maps.
    sourcemap: "linked",
    sourcesContent: false,
    logLevel: "error",
    // As with the compiler, nothing is taken from a tsconfig.json in the folder it is called from.
    tsconfigRaw: {},
    plugins: [ownFiles(root, stamps)],
  });
}

/** @param {string} place */
async function removeOldBuilds(place) {
  const names = (await readdir(place)).filter((name) => name.startsWith("build-"));
  const dated = await Promise.all(
    names.map(async (name) => ({ name, at: (await stat(join(place, name))).mtimeMs })),
  );
  const old = dated.toSorted((a, b) => b.at - a.at).slice(KEPT_BUILDS);
  await Promise.all(old.map(({ name }) => rm(join(place, name), { recursive: true, force: true })));
}

/** @param {string} root @param {string} entry @param {string} place @returns {Promise<string>} The folder in `place`. */
async function makeBuild(root, entry, place) {
  await mkdir(place, { recursive: true });
  const outdir = await mkdtemp(join(place, "build-"));
  // Another way to build, or another compiler, makes other code.
  const stamps = [THIS_FILE, join(OWN_ROOT, "package.json")].map((file) =>
    stampOf(root, relative(root, file)),
  );
  await bundle(root, { entry, outdir, stamps });
  const folder = basename(outdir);
  // Renamed into its place: two processes that build at once each publish a whole one.
  await writeFile(join(outdir, MANIFEST), JSON.stringify({ folder, stamps }));
  await rename(join(outdir, MANIFEST), join(place, MANIFEST));
  await removeOldBuilds(place);
  return folder;
}

/** @param {string} text @returns {Manifest | undefined} Nothing where it is damaged. */
function parseManifest(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** @param {string} root @param {string} place @returns {string | undefined} The folder of a build that is up to date. */
function findBuild(root, place) {
  const path = join(place, MANIFEST);
  const manifest = existsSync(path) ? parseManifest(readFileSync(path, "utf8")) : undefined;
  const isWhole = manifest !== undefined && existsSync(join(place, manifest.folder, ENTRY));
  return isWhole && manifest.stamps.every((stamp) => isUnchanged(root, stamp))
    ? manifest.folder
    : undefined;
}

/** @param {string} root @param {string} entry @returns {Promise<string>} Absolute path of the JavaScript file. */
async function buildEntry(root, entry) {
  const place = join(root, "dist", entry.replaceAll("/", "-").replace(/\.ts$/, ""));
  const folder = findBuild(root, place) ?? (await makeBuild(root, entry, place));
  return join(place, folder, ENTRY);
}

/**
 * Runs a TypeScript file of the repository in this process. It is bundled with what it imports of ours into `dist/`,
 * unless that is up to date; where the file system takes no bundle, as in a read-only container, it is compiled file
 * by file.
 *
 * @param {string} file Absolute path.
 * @param {string} [root] The repository.
 * @throws What the file throws, or the compiler.
 */
export async function importBuilt(file, root = OWN_ROOT) {
  let path = file;
  try {
    path = await buildEntry(root, relative(root, file));
  } catch (error) {
    if (!(error instanceof Error && "syscall" in error)) {
      throw error;
    }
    const { register } = await import("tsx/esm/api");
    register({ tsconfig: false });
  }
  await import(pathToFileURL(path).href);
}

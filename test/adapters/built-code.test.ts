import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ROOT } from "../helpers/terminal.ts";

const MODULE = pathToFileURL(join(ROOT, "adapters", "built-code.js")).href;
const BUILDS = "dist/app-main";

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "souverain-built-"));
  await write("app/main.ts", 'import { told } from "./told.ts";\nconsole.log(told as string);\n');
  await write("app/told.ts", 'export const told: string = "first";\n');
  await write("package.json", '{ "type": "module" }');
});

afterEach(async () => {
  await rm(root, { recursive: true, force: true });
});

async function write(path: string, text: string): Promise<void> {
  await mkdir(join(root, path, ".."), { recursive: true });
  await writeFile(join(root, path), text);
}

/** What `app/main.ts` prints. */
async function run(): Promise<string> {
  const script = `import { importBuilt } from "${MODULE}"; await importBuilt("${root}/app/main.ts", "${root}");`;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--input-type=module", "-e", script],
    { cwd: tmpdir() },
  );
  return stdout.trim();
}

async function builds(): Promise<readonly string[]> {
  return (await readdir(join(root, BUILDS))).filter((name) => name.startsWith("build-"));
}

describe("code is bundled", () => {
  it("once, as long as no file changes", async () => {
    expect(await run()).toBe("first");
    const made = await builds();
    expect(await run()).toBe("first");
    expect(await builds()).toEqual(made);
    expect(made).toHaveLength(1);
  });

  it("again when a file that it imports has changed", async () => {
    await run();
    await write("app/told.ts", 'export const told: string = "second one";\n');
    expect(await run()).toBe("second one");
  });

  it("again when a file that it imports is gone, and says which", async () => {
    await run();
    await rm(join(root, "app/told.ts"));
    await expect(run()).rejects.toThrow('Could not resolve "./told.ts"');
  });

  it("again when its build or the note on it is damaged", async () => {
    await run();
    const [made = ""] = await builds();
    await rm(join(root, BUILDS, made, "entry.mjs"));
    expect(await run()).toBe("first");
    await write(`${BUILDS}/manifest.json`, '{"folder":');
    expect(await run()).toBe("first");
  });

  it("with every file knowing its own place", async () => {
    await write("app/main.ts", "console.log(import.meta.url);\n");
    expect(await run()).toBe(pathToFileURL(join(root, "app/main.ts")).href);
  });

  it("with what is imported later in files of their own", async () => {
    await write("app/main.ts", 'const { told } = await import("./told.ts");\nconsole.log(told);\n');
    expect(await run()).toBe("first");
    const [made = ""] = await builds();
    expect(await readFile(join(root, BUILDS, made, "entry.mjs"), "utf8")).not.toContain("first");
  });

  it("by two processes at once", async () => {
    expect(await Promise.all([run(), run(), run()])).toEqual(["first", "first", "first"]);
    expect(await run()).toBe("first");
  });

  it("and at most five builds are kept", async () => {
    for (let version = 0; version < 7; version += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one version after the other
      await write("app/told.ts", `export const told: string = "version ${"v".repeat(version)}";\n`);
      // oxlint-disable-next-line no-await-in-loop -- as above
      expect(await run()).toBe(`version ${"v".repeat(version)}`.trim());
    }
    expect(await builds()).toHaveLength(5);
  });
});

it("runs the code file by file where no bundle can be written", async () => {
  await write("dist", "a file where the folder should be");
  expect(await run()).toBe("first");
});

import { describe, expect, it } from "vitest";
import { measureProcess } from "../../../adapters/terminal/measured-process.ts";

function measure(
  script: string,
  settings: Readonly<Record<string, string>> = {},
): ReturnType<typeof measureProcess> {
  const { signal } = new AbortController();
  return measureProcess({ args: ["-e", script], settings, signal });
}

describe("measureProcess", () => {
  it("gives what was written and how it ended", async () => {
    const measured = await measure(
      'console.log("out"); console.error("err"); process.exitCode = 3',
    );

    expect(measured).toMatchObject({ exitCode: 3, stdout: "out\n", stderr: "err\n" });
    expect(measured.ms).toBeGreaterThan(1);
  });

  it("lets settings win and keeps the rest of the environment", async () => {
    const { stdout } = await measure('console.log(process.env.STATE_DIR, "PATH" in process.env)', {
      STATE_DIR: "/some where",
    });

    expect(stdout).toBe("/some where true\n");
  });

  it.runIf(process.platform === "linux")(
    "sees the most memory there was, and what is left",
    async () => {
      const small = await measure('console.log("done")');
      const large = await measure(
        "const block = Buffer.alloc(2 ** 28, 1); console.log(block.length)",
      );

      expect(large.memory?.resident ?? 0).toBeGreaterThan(
        (small.memory?.peak ?? Infinity) + 2 ** 27,
      );
      expect(large.memory?.peak ?? 0).toBeGreaterThanOrEqual(large.memory?.resident ?? Infinity);
    },
  );

  it("ends the process when told to", async () => {
    const controller = new AbortController();
    const running = measureProcess({
      args: ["-e", "setInterval(() => {}, 1000)"],
      settings: {},
      signal: controller.signal,
    });
    controller.abort();

    await expect(running).rejects.toThrow("aborted");
  });
});

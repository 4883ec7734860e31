import { defineConfig } from "vitest/config";

/** Proofs that take minutes; `npm test` runs a small version of each. */
export default defineConfig({
  test: {
    include: ["test/prove/**/*.prove.ts"],
    globalSetup: "test/global-setup.ts",
    fileParallelism: false,
    testTimeout: 1_800_000,
    hookTimeout: 1_800_000,
    reporters: ["verbose"],
  },
});

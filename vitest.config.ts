import { defineConfig } from "vitest/config";

/** Folders whose tests share nothing that one of them closes: their modules are loaded once a worker. */
const TOGETHER = [
  "adapters/discord",
  "adapters/slack",
  "answering",
  "assistant",
  "collecting",
  "domain",
  "drafting",
  "extracting",
  "fetching",
  "indexing",
  "knowledge",
  "language",
  "models",
  "presenting",
  "retrieval",
  "storage",
].map((folder) => `test/${folder}/**/*.test.ts`);

export default defineConfig({
  test: {
    // One worker a core; vitest would keep one core to itself, half of a small machine.
    maxWorkers: "100%",
    globalSetup: "test/global-setup.ts",
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: { name: "together", include: TOGETHER, isolate: false },
      },
      {
        extends: true,
        test: {
          name: "apart",
          include: ["test/**/*.test.ts"],
          exclude: ["test/prove/**", ...TOGETHER],
        },
      },
    ],
    coverage: {
      provider: "v8",
      include: ["src/**/*.ts", "adapters/**/*.ts"],
      reporter: ["text-summary"],
    },
  },
});

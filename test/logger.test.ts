import { describe, expect, it } from "vitest";
import { createLogger } from "../src/logger.ts";

describe("createLogger", () => {
  it("writes one JSON object a line, without host or process", () => {
    const lines: string[] = [];
    const logger = createLogger("info", { write: (line) => lines.push(line) });

    logger.debug("too quiet");
    logger.info({ ms: 12 }, "generation opened");

    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? "")).toEqual({
      level: 30,
      time: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T/),
      ms: 12,
      msg: "generation opened",
    });
  });

  it("is quiet when told so", () => {
    const lines: string[] = [];

    createLogger("silent", { write: (line) => lines.push(line) }).fatal("x");

    expect(lines).toEqual([]);
  });
});

import { EventEmitter } from "node:events";
import { pino } from "pino";
import { expect, it } from "vitest";
import { surviveRejections } from "../../../adapters/chats/survive-rejections.ts";

it("logs a rejection that nobody handled, without what was asked, until it is ended", () => {
  const source = new EventEmitter();
  const lines: string[] = [];
  const logger = pino(
    { base: {}, timestamp: false },
    { write: (line: string) => lines.push(line) },
  );
  const end = surviveRejections(source, logger);
  const error = Object.assign(new Error("Who operates Bleu?"), {
    requestBody: "Who operates Bleu?",
  });

  source.emit("unhandledRejection", error);
  end();

  expect(lines).toEqual([expect.stringMatching(/"level":50,"error":\{"name":"Error","frames"/u)]);
  expect(lines[0]).not.toContain("Bleu");
  expect(source.listenerCount("unhandledRejection")).toBe(0);
});

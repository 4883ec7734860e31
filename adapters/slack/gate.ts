import type { App } from "@slack/bolt";
import type { Logger } from "../../src/logger.ts";
import type { Intake } from "./intake.ts";

/** A body as receivers hand it to Bolt. */
type ReceiverEvent = Parameters<App["processEvent"]>[0];

export interface GateParts {
  readonly intake: Intake;
  readonly logger: Logger;
}

/**
 * Puts the intake before everything that Bolt does with a body. Bolt acknowledges events before any
 * middleware runs; here a question is written down first, and not acknowledged when it cannot be.
 *
 * Call it from the receiver's `init`, before the receiver keeps the app.
 */
export function guardProcessing(app: App, { intake, logger }: GateParts): void {
  const process = app.processEvent.bind(app);
  app.processEvent = async (event: ReceiverEvent) => {
    const verdict = await intake.take(event.body);
    if (verdict === "malformed") {
      // Sent again it would be as malformed: acknowledged, and done with.
      logger.warn("Something came that is no event, command or interaction");
      await event.ack();
      return;
    }
    await process(event);
  };
}

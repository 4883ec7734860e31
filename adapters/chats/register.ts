import type { TerminalContext } from "../terminal/context.ts";
import { EXIT, type ExitCode } from "../terminal/exit-codes.ts";
import { writeLine } from "../terminal/streams.ts";
import { UsageError } from "../terminal/usage-error.ts";
import type { ChatPlatform } from "./chat-adapter.ts";

/**
 * Tells each platform that is set up, and that must be told, which commands the bot has.
 *
 * @throws {UsageError} when there is none, saying what to set.
 * @throws {BotError} PLATFORM_REFUSED or PLATFORM_UNREACHABLE.
 */
export async function runRegister(
  context: TerminalContext,
  platforms: readonly ChatPlatform[],
): Promise<ExitCode> {
  const { config, logger, streams } = context;
  const able = platforms.filter(({ register }) => register !== undefined);
  const ready = able.filter(({ isConfigured }) => isConfigured(config));
  if (ready.length === 0) {
    const lines = able.map(({ howTo }) => `  ${howTo}`).join("\n");
    throw new UsageError(
      `No chat platform that must be told is set up. Set, then run it again:\n${lines}`,
    );
  }
  for (const { name, register } of ready) {
    // oxlint-disable-next-line no-await-in-loop -- one line after the other
    await writeLine(streams.stdout, `${name}: ${(await register?.({ config, logger })) ?? ""}`);
  }
  return EXIT.ok;
}

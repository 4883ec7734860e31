import { SnowflakeUtil } from "discord.js";

/** When something with this id came to be, in milliseconds since 1970. */
export function timeOf(id: string): number {
  return SnowflakeUtil.timestampFrom(id);
}

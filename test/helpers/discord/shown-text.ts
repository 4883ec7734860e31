import { flattenComponents } from "./component-limits.ts";
import type { Message } from "./entities.ts";

/** Everything that a message says, in order: content, text displays, labels of links. */
export function shownText({
  content,
  components,
}: Pick<Message, "content" | "components">): string {
  const texts = flattenComponents(components).flatMap((each) =>
    each["type"] === 10 ? [String(each["content"])] : [],
  );
  return [content, ...texts].filter((text) => text !== "").join("\n");
}

/** Ids of the components that can be used, in order. */
export function customIds({ components }: Pick<Message, "components">): readonly string[] {
  return flattenComponents(components).flatMap(({ custom_id: id }) =>
    typeof id === "string" ? [id] : [],
  );
}

/** The id of the first component that begins so; empty when there is none. */
export function customId(message: Pick<Message, "components">, beginning: string): string {
  return customIds(message).find((id) => id.startsWith(beginning)) ?? "";
}

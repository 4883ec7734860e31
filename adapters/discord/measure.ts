import { type APIMessageTopLevelComponent, ComponentType } from "discord.js";

/** Components of a message, nested ones counted too. */
export function countComponents(components: readonly APIMessageTopLevelComponent[]): number {
  return flatten(components).length;
}

/** Characters over all text displays. */
export function countText(components: readonly APIMessageTopLevelComponent[]): number {
  const lengths = flatten(components).map((each) =>
    each.type === ComponentType.TextDisplay ? (each.content ?? "").length : 0,
  );
  return lengths.reduce((sum, length) => sum + length, 0);
}

/** What measuring needs to know of a component. */
interface Measured {
  readonly type: ComponentType;
  readonly content?: string;
  readonly components?: readonly Measured[];
  readonly accessory?: Measured;
}

function flatten(components: readonly Measured[]): readonly Measured[] {
  return components.flatMap((component) => [
    component,
    ...flatten(component.components ?? []),
    ...(component.accessory === undefined ? [] : [component.accessory]),
  ]);
}

import type { Phrases } from "../../src/language/phrases.ts";
import { wordingIn } from "../../src/presenting/wording.ts";
import { userLanguage } from "./bind-phrases.ts";
import type { TerminalContext } from "./context.ts";
import type { RenderOptions } from "./render-options.ts";
import { createStyle } from "./style.ts";

/** How to show what is no answer: in the language of the terminal's user. */
export function adminOptions(
  context: Pick<TerminalContext, "settings">,
  phrases: Pick<Phrases, "text">,
): RenderOptions {
  const { settings } = context;
  return {
    width: settings.width,
    style: createStyle(settings),
    ...wordingIn(phrases, userLanguage(context)),
  };
}

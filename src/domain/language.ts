import { z } from "zod";

/** Languages the base is written in: evidence is always in one of these. */
export const BaseLanguage = z.enum(["fr", "en"]);
export type BaseLanguage = z.infer<typeof BaseLanguage>;

/** Languages a question may be asked in; the bot's own phrases exist in each. */
export const AskerLanguage = z.enum(["fr", "en", "de", "es", "it", "nl"]);
export type AskerLanguage = z.infer<typeof AskerLanguage>;

/** A text that exists in both languages of the base, with the same content. */
export const Bilingual = z.strictObject({ fr: z.string().min(1), en: z.string().min(1) });
export type Bilingual = z.infer<typeof Bilingual>;

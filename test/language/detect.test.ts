import { describe, expect, it } from "vitest";
import { detectLanguage } from "../../src/language/detect.ts";

describe("detectLanguage", () => {
  it.each([
    { language: "fr", text: "Qui contrôle OVHcloud aujourd'hui ?" },
    { language: "en", text: "Who controls OVHcloud today?" },
    { language: "de", text: "Wer kontrolliert OVHcloud heute?" },
    { language: "es", text: "¿Quién controla OVHcloud hoy en día?" },
    { language: "it", text: "Chi controlla OVHcloud oggi in Italia?" },
    { language: "nl", text: "Wie heeft de zeggenschap over OVHcloud?" },
  ])("tells $language", ({ language, text }) => {
    expect(detectLanguage(text)).toBe(language);
  });

  it.each([
    { name: "nothing", text: "" },
    { name: "digits and signs", text: "12345 !!" },
    { name: "a language that the bot does not speak", text: "Кто контролирует OVHcloud сегодня?" },
    { name: "emoji", text: "👍👍👍" },
  ])("does not tell from $name", ({ text }) => {
    expect(detectLanguage(text)).toBeUndefined();
  });
});

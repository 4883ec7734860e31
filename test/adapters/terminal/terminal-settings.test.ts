import { describe, expect, it } from "vitest";
import {
  languageOfLocale,
  readTerminalSettings,
} from "../../../adapters/terminal/terminal-settings.ts";

const terminal = { isTTY: true, columns: 90 };

describe("readTerminalSettings", () => {
  it.each([
    {
      name: "a terminal",
      environment: {},
      output: terminal,
      expected: { colour: true, hyperlinks: true, width: 90 },
    },
    {
      name: "a pipe",
      environment: {},
      output: {},
      expected: { colour: false, hyperlinks: false, width: null },
    },
    {
      name: "NO_COLOR",
      environment: { NO_COLOR: "1" },
      output: terminal,
      expected: { colour: false, hyperlinks: true, width: 90 },
    },
    {
      name: "an empty NO_COLOR",
      environment: { NO_COLOR: "" },
      output: terminal,
      expected: { colour: true },
    },
    {
      name: "a dumb terminal",
      environment: { TERM: "dumb" },
      output: terminal,
      expected: { colour: false, hyperlinks: false, width: 90 },
    },
    {
      name: "the console of Linux",
      environment: { TERM: "linux" },
      output: terminal,
      expected: { colour: true, hyperlinks: false },
    },
    {
      name: "a very wide terminal",
      environment: {},
      output: { isTTY: true, columns: 300 },
      expected: { width: 100 },
    },
    {
      name: "a very narrow terminal",
      environment: {},
      output: { isTTY: true, columns: 10 },
      expected: { width: 40 },
    },
    {
      name: "a terminal of no columns",
      environment: {},
      output: { isTTY: true, columns: 0 },
      expected: { width: 80 },
    },
    {
      name: "a French locale",
      environment: { LANG: "fr_FR.UTF-8" },
      output: {},
      expected: { language: "fr" },
    },
    {
      name: "LC_ALL over LANG",
      environment: { LANG: "fr_FR", LC_ALL: "de_DE" },
      output: {},
      expected: { language: "de" },
    },
    {
      name: "an empty LC_ALL",
      environment: { LANG: "fr_FR", LC_ALL: "" },
      output: {},
      expected: { language: "fr" },
    },
    {
      name: "the C locale",
      environment: { LANG: "C.UTF-8" },
      output: {},
      expected: { language: undefined },
    },
  ])("adapts to $name", ({ environment, output, expected }) => {
    expect(readTerminalSettings(environment, output)).toMatchObject(expected);
  });
});

describe("languageOfLocale", () => {
  it.each([
    { locale: "fr", expected: "fr" },
    { locale: "EN-us", expected: "en" },
    { locale: "it_IT@euro", expected: "it" },
    { locale: "pt-BR", expected: undefined },
    { locale: "", expected: undefined },
  ])("reads $locale as $expected", ({ locale, expected }) => {
    expect(languageOfLocale(locale)).toBe(expected);
  });
});

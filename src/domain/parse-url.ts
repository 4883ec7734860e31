/**
 * An address as the URL parser of Node reads it.
 *
 * `URL.canParse` is not used: once it runs optimised, Node 20 (20.20.2) reads the bytes of a Latin-1 string as
 * UTF-8 there, and says no to `https://été.example/` after some thousand calls.
 *
 * @param base - What it is relative to; left out, it must be whole.
 * @returns `null` when it is no address.
 */
export function parseUrl(text: string, base?: URL | string): URL | null {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
}

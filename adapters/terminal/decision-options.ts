import { InvalidArgumentError } from "commander";
import { CERTIFICATIONS, readCertification } from "../../src/domain/certification-words.ts";
import { Attribute } from "../../src/domain/provider.ts";

/** Values with commas between them, after those of the same option given before. */
function toList<T>(text: string, before: readonly T[], parse: (each: string) => T): readonly T[] {
  const values = text.split(",").map((each) => each.trim());
  return [...new Set([...before, ...values.filter((each) => each !== "").map(parse)])];
}

export function parseCertifications(
  text: string,
  before: readonly Attribute[] = [],
): readonly Attribute[] {
  return toList(text, before, (each) => {
    const found = readCertification(each);
    if (found === undefined) {
      throw new InvalidArgumentError(`Give one of ${Object.keys(CERTIFICATIONS).join(", ")}.`);
    }
    return found;
  });
}

export function parseAttributes(
  text: string,
  before: readonly Attribute[] = [],
): readonly Attribute[] {
  return toList(text, before, (each) => {
    const parsed = Attribute.safeParse(each.toLowerCase());
    if (!parsed.success) {
      throw new InvalidArgumentError(`Give one of ${Attribute.options.join(", ")}.`);
    }
    return parsed.data;
  });
}

export function parseCountries(text: string, before: readonly string[] = []): readonly string[] {
  return toList(text, before, (each) => {
    if (!/^[a-z]{2}$/iu.test(each)) {
      throw new InvalidArgumentError("Give two-letter country codes such as FR.");
    }
    return each.toUpperCase();
  });
}

import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

const ALPHA = `id: alpha
name: Alpha
aliases: [Alpha Cloud, Société Alpha]
kind: provider
summary:
  fr: "Fournisseur de démonstration."
  en: "Provider for demonstration."
facts:
  - id: alpha-candidate
    attribute: certification-secnumcloud
    objective: SOV-3
    value:
      fr: "Candidat"
      en: "Candidate"
    statement:
      fr: "Alpha est candidate à la qualification."
      en: "Alpha is a candidate for qualification."
    asOf: "2024-03"
    state: in-progress
    from: "2024-03-01"
    due: "2025"
    basis: press
    source: { title: "Alpha, candidate", publisher: "Revue", url: "https://example.com/candidate", published: "2024-03-02", language: fr }
  - id: alpha-qualified
    attribute: certification-secnumcloud
    objective: SOV-3
    value:
      fr: "Qualifié"
      en: "Qualified"
    statement:
      fr: "La société ALPHA est qualifiée pour deux services."
      en: "Alpha Cloud is qualified for two services."
    asOf: "2025-06-10"
    state: in-force
    parts:
      - scope: Alpha Compute
        from: "2025-06-10"
        until: "2028-06-10"
      - scope: Alpha Store
    supersedes: [alpha-candidate]
    basis: primary
    source:
      title: "Catalogue"
      publisher: "Authority"
      url: "https://example.com/catalogue"
      published: null
      language: en
    note:
      fr: "Page sans date : date du catalogue."
      en: "Page without a date: date of the catalogue."
  - id: alpha-owner
    attribute: ownership
    objective: SOV-1
    value:
      fr: "Beta, 60 %"
      en: "Beta, 60 %"
    statement:
      fr: "Alpha appartient à 60 % à Beta."
      en: "Beta owns 60 % of Alpha."
    asOf: "2025"
    disputes: [beta-share]
    holders:
      - { name: "Beta", country: FR, share: 60 }
      - { name: "Others", country: null, share: null }
    countries: [FR, DE]
    basis: vendor
    viaCopy: true
    source: { title: "Shares", publisher: "Alpha", url: "https://example.com/shares", published: "2025", language: en }
    quote: "Beta holds sixty per cent."
`;

const BETA = `id: beta
name: Beta
aliases: []
kind: offer
summary:
  fr: "Offre de démonstration."
  en: "Offer for demonstration."
facts:
  - id: beta-share
    attribute: ownership
    objective: none
    value:
      fr: "Moitié d'Alpha"
      en: "Half of Alpha"
    statement:
      fr: "Beta détient la moitié d'Alpha."
      en: "Beta \\"Holding\\" holds half of Alpha."
    asOf: "2025-02-01"
    state: in-force
    from: "2024"
    until: "2026"
    scope: Beta Holding
    disputes: [alpha-owner]
    basis: unofficial
    source: { title: "Half", publisher: "Blog", url: "https://example.com/half", published: "2025-02-01", language: en }
`;

const KEYS_FR = `---
id: keys
title: "Les clés"
language: fr
kind: topic
asOf: "2025-06"
sources:
  - { title: "Keys", publisher: "Review", url: "https://example.com/keys", published: "2025-06-01", language: en }
  - { title: "More keys", publisher: "Review", url: "https://example.com/more", published: null, language: en }
---
## Qui les détient
Le client garde ses clés. [1]

### En pratique

Elles restent chez lui. [2][1]
`;

const KEYS_EN = `---
id: keys
title: "Keys"
language: en
kind: topic
asOf: "2025-06"
sources:
  - { title: "Keys", publisher: "Review", url: "https://example.com/keys", published: "2025-06-01", language: en }
  - { title: "More keys", publisher: "Review", url: "https://example.com/more", published: null, language: en }
---
## Who holds them
The customer keeps the keys. [1]

### In practice

They stay with them. [2][1]
`;

const ARTICLE = `---
id: 2025-06-10-alpha
title: "Is Alpha qualified?"
language: en
kind: article
published: "2025-06-10"
sources:
  - { title: "Catalogue", publisher: "Authority", url: "https://example.com/catalogue", published: "2025-06-10", language: en }
  - { title: "Critics", publisher: "Press", url: "https://example.com/critics", published: "2025-06-11", language: en }
---
Alpha is qualified. It waited a year. [1] Critics see
two weak points: [2]

- Its owner is Beta. [2]
- The owner is disputed. [2][1]

## Services

| Service | Until        |
| ------- | ------------ |
| Compute | 2028-06 [1]  |
| Store   | no date [2]  |
`;

/** A small valid base with every field of data/README.md, by path inside it. */
export const SMALL_BASE: Readonly<Record<string, string>> = {
  "providers/alpha.yaml": ALPHA,
  "providers/beta.yaml": BETA,
  "topics/keys.fr.md": KEYS_FR,
  "topics/keys.en.md": KEYS_EN,
  "articles/2025-06-10-alpha.en.md": ARTICLE,
};

/** What a test writes in place of the small base's own file; `null` leaves the file out. */
export type Changes = Readonly<Record<string, string | Uint8Array | null>>;

/** A new temporary folder, removed after the test. */
export async function createFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "knowledge-"));
  onTestFinished(async () => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes the small base with `changes` into a folder named `data` that is gone after the test. */
export async function writeBase(changes: Changes = {}): Promise<string> {
  const dataDir = join(await createFolder(), "data");
  for (const folder of ["providers", "topics", "articles"]) {
    await mkdir(join(dataDir, folder), { recursive: true });
  }
  for (const [file, content] of Object.entries({ ...SMALL_BASE, ...changes })) {
    if (content !== null) {
      await mkdir(dirname(join(dataDir, file)), { recursive: true });
      await writeFile(join(dataDir, file), content);
    }
  }
  return dataDir;
}

/** The small base's file with one text, which must stand in it once, replaced. */
export function edit(file: string, from: string, to: string): string {
  const text = SMALL_BASE[file] ?? "";
  if (text.split(from).length !== 2) {
    throw new Error(`${file} does not hold ${JSON.stringify(from)} exactly once`);
  }
  return text.replace(from, () => to);
}

/** Line, from 1, of the only line of `text` that holds `mark`. */
export function lineOf(text: string, mark: string): number {
  const lines = text
    .split("\n")
    .flatMap((line, index) => (`${line}\n`.includes(mark) ? [index + 1] : []));
  if (lines.length !== 1 || lines[0] === undefined) {
    throw new Error(`${JSON.stringify(mark)} stands in ${String(lines.length)} lines`);
  }
  return lines[0];
}

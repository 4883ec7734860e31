import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Folders of a base of two providers, one topic and one article, and of a few phrases. */
export interface EvaluationBase {
  readonly dataDir: string;
  readonly promptsDir: string;
}

const NIMBUS = `id: nimbus
name: Nimbus
aliases: [Nimbus Cloud]
kind: provider
summary: { fr: "Hébergeur français.", en: "French host." }
facts:
  - id: nimbus-secnumcloud
    attribute: certification-secnumcloud
    objective: SOV-7
    value: { fr: "Qualifié depuis le 17 avril 2026", en: "Qualified since 17 April 2026" }
    statement:
      fr: "Nimbus est qualifié SecNumCloud depuis le 17 avril 2026. Trois centres sont visés."
      en: "Nimbus has been SecNumCloud-qualified since 17 April 2026. Three centres are covered."
    asOf: "2026-05"
    state: in-force
    from: "2026-04-17"
    basis: primary
    source: { title: "Catalogue des produits qualifiés", publisher: "ANSSI", url: "https://example.org/catalogue", published: "2026-05-02", language: fr }
    quote: "Nimbus - IaaS - 17/04/2026"
    note: { fr: "Le périmètre exact n'est pas publié.", en: "The exact scope is not published." }
  - id: nimbus-ownership
    attribute: ownership
    objective: SOV-1
    value: { fr: "Fondateurs, 65,4 %", en: "Founders, 65.4 %" }
    statement:
      fr: "Les fondateurs détiennent 65,4 % de Nimbus."
      en: "The founders hold 65.4 % of Nimbus."
    asOf: "2025"
    holders: [{ name: "Famille Dupont", country: FR, share: 65.4 }]
    basis: vendor
    source: { title: "Actionnariat", publisher: "Nimbus", url: "https://example.org/capital", published: null, language: fr }
`;

const STRATUS = `id: stratus
name: Stratus
aliases: [Stratus GmbH]
kind: provider
summary: { fr: "Hébergeur allemand.", en: "German host." }
facts:
  - id: stratus-secnumcloud
    attribute: certification-secnumcloud
    objective: SOV-7
    value: { fr: "Pas qualifié", en: "Not qualified" }
    statement: { fr: "Stratus n'est pas qualifié SecNumCloud.", en: "Stratus is not SecNumCloud-qualified." }
    asOf: "2026-03"
    state: not-held
    basis: press
    source: { title: "Qui est qualifié ?", publisher: "Le Journal", url: "https://example.org/journal", published: "2026-03-01", language: fr }
`;

const TOPIC = `---
id: secnumcloud
title: "SecNumCloud"
language: fr
kind: topic
asOf: "2026-08"
sources:
  - { title: "Référentiel", publisher: "ANSSI", url: "https://example.org/referentiel", published: "2022-03-08", language: fr }
  - { title: "Guide", publisher: "ANSSI", url: "https://example.org/guide", published: null, language: fr }
---
## Le référentiel
Le référentiel date du 8 mars 2022. Il compte 360 exigences. [1]

Rien ne dit que Nimbus est visé par le guide. [2]
`;

const ARTICLE = `---
id: 2026-04-17-nimbus
title: "Nimbus is qualified"
language: en
kind: article
published: "2026-04-17"
sources:
  - { title: "Nimbus gets its visa", publisher: "The Paper", url: "https://example.org/visa", published: "2026-04-18", language: en }
---
ANSSI qualified Nimbus on 17 April 2026. [1]
`;

const FRENCH = `label.secnumcloud: "qualification SecNumCloud"
frame.newest: "Dernier état connu de {name} : {date}."
frame.count: "{count} sources citées."
frame.cell: "{name}"
frame.none: "La base n'a rien sur {name}."
frame.ambiguous: "Compris comme {reading} ; autre sens possible : {other}."
frame.entry: "{name} :"
frame.both: "{first} et {second} diffèrent."
`;

/** Writes the base into a new temporary folder. */
export async function writeEvaluationBase(): Promise<EvaluationBase> {
  const root = await mkdtemp(join(tmpdir(), "evaluation-base-"));
  const dataDir = join(root, "data");
  const promptsDir = join(root, "prompts");
  for (const folder of ["data/providers", "data/topics", "data/articles", "prompts"]) {
    await mkdir(join(root, folder), { recursive: true });
  }
  await writeFile(join(dataDir, "providers", "nimbus.yaml"), NIMBUS);
  await writeFile(join(dataDir, "providers", "stratus.yaml"), STRATUS);
  await writeFile(join(dataDir, "topics", "secnumcloud.fr.md"), TOPIC);
  await writeFile(join(dataDir, "articles", "2026-04-17-nimbus.en.md"), ARTICLE);
  await writeFile(join(promptsDir, "answers.fr.yaml"), FRENCH);
  return { dataDir, promptsDir };
}

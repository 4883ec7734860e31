import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { Citation } from "../../../src/domain/answer.ts";
import { ChangeReport } from "../../../src/indexing/change-report.ts";
import { type Ended, runCommand } from "../../helpers/run-terminal.ts";
import { alphaSite, alphaSources, centrePage, pathOf } from "../../helpers/site/alpha-site.ts";
import { keptBaseSettings } from "../../helpers/site/kept-base.ts";
import { type LoopbackSite, startSite } from "../../helpers/site/loopback-site.ts";

const Answered = z.looseObject({
  kind: z.string(),
  text: z.string(),
  citations: z.array(Citation),
});

let site: LoopbackSite;
let settings: Readonly<Record<string, string>>;
let first: Ended;

beforeAll(async () => {
  site = await startSite(alphaSite);
  const base = await keptBaseSettings();
  settings = { ...base.settings, SOURCES_ALLOW_LOOPBACK: "on", EMBEDDER_THREADS: "2" };
  await writeFile(join(settings["DATA_DIR"] ?? "", "sources.yaml"), alphaSources(site.origin));
  first = await runCommand(["index"], settings);
  return async () => {
    await site.close();
    await base.remove();
  };
});

async function ask(question: string): Promise<z.infer<typeof Answered>> {
  const { stdout, stderr } = await runCommand(["ask", "--json", question], settings);
  expect(stderr).toBe("");
  return Answered.parse(JSON.parse(stdout));
}

describe("a site of 50 pages", () => {
  it("is indexed without a fault", () => {
    expect(first).toMatchObject({ code: 0 });
    expect(first.stderr).not.toMatch(/could not|failed|fault/i);
    const served = new Set(site.requests.filter((line) => line.startsWith("200 ")));
    expect(served.size).toBe(50 + 3);
  });

  it("answers from a page with a quotation at its passage", async () => {
    const answer = await ask("How many server rooms does Alpha's data centre in Brumeval have?");

    expect(answer.kind).toBe("answered");
    expect(answer.text).toContain("The Brumeval data centre has 3 server rooms");
    const cited = answer.citations.find(({ excerpt }) => excerpt.includes("3 server rooms"));
    expect(cited).toMatchObject({
      item: expect.stringMatching(/^page:alpha-site\.centres-brumeval-[0-9a-f]{12}$/),
      form: "quotation",
      basis: "vendor",
      publisher: "Alpha Cloud",
      url: site.origin + pathOf("Brumeval"),
      published: "2026-01-15",
    });
  });

  it.each([
    {
      name: "a PDF, with its page",
      question: "How many requests of authorities did Alpha Cloud refuse in 2025?",
      text: "In 2025 it received fourteen requests and refused nine of them.",
      url: "/charter.pdf",
      pageNumber: 2,
    },
    {
      name: "a DOCX",
      question: "In which format are volumes handed over to customers who leave Alpha Cloud?",
      text: "their volumes are handed over in the open qcow2 format",
      url: "/guide.docx",
      pageNumber: undefined,
    },
    {
      name: "a page that only the feed lists",
      question: "How many server rooms does Alpha's data centre in Fonlanche have?",
      text: "The Fonlanche data centre has 50 server rooms",
      url: pathOf("Fonlanche"),
      pageNumber: undefined,
    },
  ])("answers from $name", async ({ question, text, url, pageNumber }) => {
    const answer = await ask(question);

    expect(answer.text).toContain(text);
    const cited = answer.citations.find(({ excerpt }) => excerpt.includes(text));
    expect(cited?.url).toBe(site.origin + url);
    expect(cited?.pageNumber).toBe(pageNumber);
  });

  it("asks again on a condition, and answers what a changed page says now", async () => {
    site.files.set(pathOf("Brumeval"), centrePage({ town: "Brumeval", rooms: 77 }));
    site.requests.length = 0;

    const { code } = await runCommand(["index"], settings);
    const answer = await ask("How many server rooms does Alpha's data centre in Brumeval have?");

    expect(code).toBe(0);
    expect(site.requests.filter((line) => line.startsWith("304 "))).toHaveLength(49);
    expect(answer.text).toContain("The Brumeval data centre has 77 server rooms");
    expect(answer.text).not.toContain("has 3 server rooms");
  });

  it("shows a change before it answers, answers it when approved, and not any more when rolled back", async () => {
    const question = "How many server rooms does Alpha's data centre in Brumeval have?";
    site.files.set(pathOf("Brumeval"), centrePage({ town: "Brumeval", rooms: 88 }));

    const { stdout } = await runCommand(["index", "--dry-run", "--json"], settings);
    const { report } = z.looseObject({ report: ChangeReport }).parse(JSON.parse(stdout));
    const dry = await ask(question);
    await runCommand(["approve"], settings);
    const approved = await ask(question);
    await runCommand(["rollback"], settings);
    const back = await runCommand(["ask", "--json", question], settings);
    await runCommand(["approve", "alpha-site"], settings);

    expect(report.changes).toEqual([
      expect.objectContaining({
        kind: "changed",
        item: expect.stringMatching(/^page:alpha-site\.centres-brumeval-/),
        source: "alpha-site",
      }),
    ]);
    expect(dry.text).toContain("has 77 server rooms");
    expect(approved.text).toContain("has 88 server rooms");
    expect(Answered.parse(JSON.parse(back.stdout)).text).toContain("has 77 server rooms");
    expect(back.stderr).toMatch(/pinned/);
  });

  it("answers on while the site is gone", async () => {
    const { code } = await runCommand(["index", "--no-fetch"], settings);
    const answer = await ask("How many server rooms does Alpha's data centre in Martigny have?");

    expect(code).toBe(0);
    expect(answer.text).toContain("The Martigny data centre has");
  });
});

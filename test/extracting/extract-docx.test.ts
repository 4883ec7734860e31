import { deflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { writeZip } from "../../src/extracting/write-zip.ts";
import { docxBytes } from "../helpers/documents/docx-bytes.ts";
import { bytes, DOCX, extracted, faultOf, textOf } from "./extracting.ts";

const asDocx = { contentType: DOCX, url: "https://news.example/docs/note.docx" };
const TEXT = { text: "Un paragraphe & un autre <mot>." };

describe("DOCX", () => {
  it("keeps title, headings, paragraphs and tables", async () => {
    const document = await extracted(
      docxBytes(
        [
          { text: "Le titre", style: "Title" },
          { text: "Prix", style: "Heading1" },
          TEXT,
          {
            rows: [
              ["Offre", "Prix"],
              ["Petite", "5 €"],
            ],
            hasHead: true,
          },
          { text: "Détail", style: "Heading2" },
          {
            rows: [
              ["Nom", "Ville"],
              ["A", "Paris"],
              ["B", "Lyon"],
            ],
          },
        ],
        {
          properties: {
            "dc:creator": "Ana &amp; Luc".replace("&amp;", "&"),
            "dcterms:created": "2026-01-02T03:04:05Z",
            "dcterms:modified": "2026-02-03",
          },
        },
      ),
      asDocx,
    );

    expect(document).toMatchObject({
      title: "Le titre",
      author: "Ana & Luc",
      published: "2026-01-02",
      modified: "2026-02-03",
    });
    expect(document.blocks).toEqual([
      {
        headings: ["Prix"],
        columns: [],
        text: "Un paragraphe & un autre <mot>.",
        pageNumber: null,
      },
      { headings: ["Prix"], columns: ["Offre", "Prix"], text: "Petite | 5 €", pageNumber: null },
      {
        headings: ["Prix", "Détail"],
        columns: ["Nom", "Ville"],
        text: "A | Paris",
        pageNumber: null,
      },
      {
        headings: ["Prix", "Détail"],
        columns: ["Nom", "Ville"],
        text: "B | Lyon",
        pageNumber: null,
      },
    ]);
  });

  it("takes the title of the properties first", async () => {
    const body = docxBytes([{ text: "Rubrique", style: "Heading1" }, TEXT], {
      properties: { "dc:title": "Titre stocké" },
    });

    expect(await extracted(body, asDocx)).toMatchObject({
      title: "Titre stocké",
      blocks: [{ headings: ["Rubrique"] }],
    });
  });

  it("leaves out text that is marked as hidden", async () => {
    const body = docxBytes([TEXT, { text: "GONE", isHidden: true }, { text: "Après." }]);

    expect(textOf(await extracted(body, asDocx))).toBe(`${TEXT.text}\nAprès.`);
  });

  it("reads a file with pictures without looking at them", async () => {
    const body = docxBytes([TEXT], { parts: { "word/media/a.png": new Uint8Array(100_000) } });

    expect((await extracted(body, asDocx)).blocks).toHaveLength(1);
  });
});

/** A zip with one part that is deflated, and states what it likes of its size. */
function deflatedZip(data: Buffer, stated = data.length, flags = 0): Uint8Array {
  const name = Buffer.from("word/document.xml");
  const packed = deflateRawSync(data);
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(flags, 2);
  fields.writeUInt16LE(8, 4);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(stated, 18);
  fields.writeUInt16LE(name.length, 22);
  const file = Buffer.concat([Buffer.from("PK\u0003\u0004"), fields, name, packed]);
  const row = Buffer.concat([
    Buffer.from("PK\u0001\u0002"),
    Buffer.from([20, 0]),
    fields,
    Buffer.alloc(14),
    name,
  ]);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(row.length, 8);
  end.writeUInt32LE(file.length, 12);
  return Buffer.concat([file, row, Buffer.from("PK\u0005\u0006"), end]);
}

function zipOf(parts: Readonly<Record<string, string>>): Uint8Array {
  return writeZip(new Map(Object.entries(parts).map(([name, text]) => [name, bytes(text)])));
}

describe("hostile DOCX files", () => {
  const doctype = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><w:document/>';
  const deep = `<w:document xmlns:w="x"><w:body>${"<w:p>".repeat(20_000)}</w:body></w:document>`;

  it.each([
    {
      name: "part that grows a thousandfold",
      body: deflatedZip(Buffer.alloc(50_000_000, 32)),
      fault: "bomb",
    },
    {
      name: "part that lies about its size",
      body: deflatedZip(Buffer.alloc(5_000_000, 32), 1000),
      fault: "unreadable",
    },
    {
      name: "too many parts",
      body: zipOf(
        Object.fromEntries(
          Array.from({ length: 2100 }, (_, index) => [`a${String(index)}.xml`, ""]),
        ),
      ),
      fault: "bomb",
    },
    { name: "part that leads out", body: zipOf({ "../../etc/passwd": "x" }), fault: "unreadable" },
    {
      name: "part with an absolute name",
      body: zipOf({ "/etc/passwd": "x" }),
      fault: "unreadable",
    },
    {
      name: "entities",
      body: docxBytes([], { parts: { "word/document.xml": doctype } }),
      fault: "bomb",
    },
    { name: "locked part", body: deflatedZip(Buffer.from("<a/>"), 4, 1), fault: "encrypted" },
    {
      name: "old Word file",
      body: new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      fault: "encrypted",
    },
    { name: "other zip", body: zipOf({ "a.xml": "<a/>" }), fault: "unreadable" },
    {
      name: "broken XML",
      body: docxBytes([], { parts: { "word/document.xml": "<w:document><w:body>" } }),
      fault: "unreadable",
    },
    {
      name: "nested without end",
      body: docxBytes([], { parts: { "word/document.xml": deep } }),
      fault: "unreadable",
    },
    { name: "cut off", body: docxBytes([TEXT]).slice(0, 300), fault: "unreadable" },
    { name: "no zip", body: bytes("Du texte."), fault: "unreadable" },
    { name: "no text", body: docxBytes([]), fault: "no-text" },
  ])("end in a reason: $name", async ({ body, fault }) => {
    expect(await faultOf(new Uint8Array(body), asDocx)).toBe(fault);
  });
});

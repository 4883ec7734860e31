import { crc32 } from "node:zlib";

/** Writes what the head of a part and its row in the directory have in common (APPNOTE.TXT, 4.3.7 and 4.3.12). */
function describePart(name: Buffer, data: Uint8Array): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  // Names are UTF-8.
  fields.writeUInt16LE(0x0800, 2);
  fields.writeUInt32LE(crc32(data), 10);
  fields.writeUInt32LE(data.length, 14);
  fields.writeUInt32LE(data.length, 18);
  fields.writeUInt16LE(name.length, 22);
  return fields;
}

/** A zip file of the parts as they are, not compressed. */
export function writeZip(parts: ReadonlyMap<string, Uint8Array>): Buffer {
  const files: Buffer[] = [];
  const rows: Buffer[] = [];
  let offset = 0;
  for (const [path, data] of parts) {
    const name = Buffer.from(path);
    const fields = describePart(name, data);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    rows.push(
      Buffer.concat([Buffer.from("PK\u0001\u0002"), Buffer.from([20, 0]), fields, place, name]),
    );
    const file = Buffer.concat([Buffer.from("PK\u0003\u0004"), fields, name, data]);
    files.push(file);
    offset += file.length;
  }
  const directory = Buffer.concat(rows);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.size, 4);
  end.writeUInt16LE(parts.size, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...files, directory, Buffer.from("PK\u0005\u0006"), end]);
}

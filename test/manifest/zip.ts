import assert from 'node:assert/strict';
import * as fs from 'node:fs';
import * as zlib from 'node:zlib';

export interface ZipEntry {
  readonly name: string;
  /** Bytes that it takes in the archive. */
  readonly packed: number;
  readonly content: Buffer;
}

/** The files in a ZIP archive as vsce writes them: no ZIP64, no encryption, stored or deflated. */
export function readZip(file: string): readonly ZipEntry[] {
  const zip = fs.readFileSync(file);
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  assert.ok(end >= 0, `${file} is no ZIP archive`);
  const entries: ZipEntry[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const method = zip.readUInt16LE(at + 10);
    const packed = zip.readUInt32LE(at + 20);
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((field) =>
      zip.readUInt16LE(at + field),
    ) as [number, number, number];
    const local = zip.readUInt32LE(at + 42);
    // The local header has a name and extra fields of lengths of its own.
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const bytes = zip.subarray(start, start + packed);
    entries.push({
      name: zip.toString('utf8', at + 46, at + 46 + nameLength),
      packed,
      content: method === 0 ? bytes : zlib.inflateRawSync(bytes),
    });
    at += 46 + nameLength + extraLength + commentLength;
  }
  return entries;
}

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;
/** The end record has 22 bytes and a comment of at most 65,535. */
const endLength = 22;
const longestComment = 65_535;

/**
 * How many bytes the parts of a zip file say they have when unpacked, before anything is unpacked:
 * a small file can be made to fill the memory. Null when it is no zip file.
 * @see https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3.12 and 4.3.16
 */
export function unpackedBytes(zip: Buffer): number | null {
  const lowest = Math.max(0, zip.length - endLength - longestComment);
  for (let at = zip.length - endLength; at >= lowest; at -= 1) {
    if (zip.readUInt32LE(at) !== endOfDirectory) continue;
    return sumOfEntries(zip, zip.readUInt32LE(at + 16), zip.readUInt16LE(at + 10));
  }
  return null;
}

function sumOfEntries(zip: Buffer, start: number, entries: number): number | null {
  let sum = 0;
  for (let at = start, left = entries; left > 0; left -= 1) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== directoryEntry) return null;
    sum += zip.readUInt32LE(at + 24);
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return sum;
}

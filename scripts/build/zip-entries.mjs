/**
 * What a zip file holds, as the central directory at its end lists it (APPNOTE 6.3.10, 4.3.12), and how many bytes each takes in it.
 *
 * @param {Buffer} zip
 * @returns {readonly { path: string, bytes: number }[]}
 */
export function zipEntries(zip) {
  const end = zip.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  let at = zip.readUInt32LE(end + 16);
  return Array.from({ length: zip.readUInt16LE(end + 10) }, () => {
    const name = zip.readUInt16LE(at + 28);
    const entry = { path: zip.toString('utf8', at + 46, at + 46 + name), bytes: zip.readUInt32LE(at + 20) };
    at += 46 + name + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
    return entry;
  });
}

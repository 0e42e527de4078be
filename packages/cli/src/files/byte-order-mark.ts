/** The byte order mark that these bytes begin with, which is no part of their text; or nothing. */
export function byteOrderMarkOf(bytes: Uint8Array): '\ufeff' | '' {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? '\ufeff' : '';
}

/** Few enough to be arguments of one call. */
const SLICE = 0x8000;

/** Bytes as text that JSON can hold: browsers have no other way that is as quick. */
export function base64Of(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += SLICE) binary += String.fromCharCode(...bytes.subarray(at, at + SLICE));
  return btoa(binary);
}

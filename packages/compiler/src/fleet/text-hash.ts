/**
 * A number below 2^53 made of a text, the same everywhere and always: two 32-bit multiplicative hashes (the finaliser is
 * MurmurHash3's) side by side. For orders that look random, not for secrets.
 */
export function hashOfText(text: string): number {
  let low = 0xdeadbeef;
  let high = 0x41c6ce57;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    low = Math.imul(low ^ unit, 2654435761);
    high = Math.imul(high ^ unit, 1597334677);
  }
  return (mix(high ^ (low >>> 15)) & 0x1fffff) * 2 ** 32 + mix(low ^ (high >>> 13));
}

/** The finaliser of MurmurHash3, 32 bits wide. */
function mix(value: number): number {
  let bits = value;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

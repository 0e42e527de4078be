/** A name of a text that equal texts share, and others hardly ever: 64 bits of FNV-1a in two halves of different seeds. */
export function contentId(text: string): string {
  return `${half(text, 0x811c9dc5)}${half(text, 0x01000193)}-${text.length}`;
}

function half(text: string, seed: number): string {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

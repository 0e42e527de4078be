/**
 * What the page may do (a Content Security Policy, level 3): run this script, use this style sheet, show images that are written into it, and nothing
 * else. It can ask for nothing, not even from itself.
 */
export async function policyOf(script: string, styles: string): Promise<string> {
  return [
    "default-src 'none'",
    `script-src '${await hashOf(script)}'`,
    `style-src '${await hashOf(styles)}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** As a policy names what stands in an element. */
async function hashOf(text: string): Promise<string> {
  const digest = await globalThis.crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return `sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
}

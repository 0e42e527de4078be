import { printableText } from '@rollout/report';

/** XML 1.0 cannot hold these, escaped or not. */
const FORBIDDEN = /[\ud800-\udfff\ufffe\uffff]/gu;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** A text as it stands between tags or in an attribute: control characters made visible, and nothing that ends what it stands in. */
export function xmlText(text: string): string {
  return printableText(text)
    .replace(FORBIDDEN, '\ufffd')
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

/** One element; children are XML already, indented below it. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  children: readonly string[] = [],
): string {
  const start = [name, ...Object.entries(attributes).map(([key, value]) => `${key}="${xmlText(String(value))}"`)];
  if (children.length === 0) return `<${start.join(' ')}/>`;
  const inner = children.map((child) => child.replaceAll(/^/gm, '  ')).join('\n');
  return `<${start.join(' ')}>\n${inner}\n</${name}>`;
}

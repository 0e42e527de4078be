import { printableText } from '../../text/printable.ts';

/** Names that mean nothing to Markdown, nor to those who render it. */
const PLAIN = /^[A-Za-z0-9 .,:%()=/→–-]*$/;

/**
 * A text from a plan as code in Markdown. What Markdown, a table, HTML or a forge would act upon (pipes, backticks, tags, @mentions, #1, addresses) is
 * written as entities: they stand for characters, never for structure.
 */
export function markdownCode(text: string): string {
  const line = printableText(text);
  if (PLAIN.test(line) && line.trim() === line && line !== '') return `\`${line}\``;
  return `<code>${entities(line)}</code>`;
}

/** The same as running text. */
export function markdownText(text: string): string {
  return entities(printableText(text));
}

/** A forge links what it finds in the text that entities stand for: addresses, people, issues. A word joiner, which nobody sees, keeps them apart. */
const LINKED = /[@#]|:(?=\/\/)|www(?=\.)|gh-(?=\d)/gi;
const JOINER = '\u2060';

function entities(text: string): string {
  return text
    .replace(LINKED, (begin) => begin + JOINER)
    .replace(/[^A-Za-z0-9 .,;:%()=/→–−+-]/gu, (character) => `&#${character.codePointAt(0) ?? 0};`);
}

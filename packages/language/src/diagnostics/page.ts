/** A diagnostic's page, in Markdown. */
import type { AnyEntry, Example } from './define.ts';

/** The page of a code: what it means, an example that raises it, one that does not. */
export function diagnosticPage(code: string, entry: AnyEntry): string {
  const parts = [
    `# ${entry.title}`,
    `\`${code}\` · ${entry.severity}`,
    entry.page.meaning,
    '## Raises it',
    exampleBlocks(entry.page.raises),
    '## Does not',
    exampleBlocks(entry.page.avoids),
  ];
  return `${parts.join('\n\n')}\n`;
}

function exampleBlocks(example: Example): string {
  if (typeof example === 'string') return fenced('rollout', example);
  if ('shown' in example) return fenced('rollout', example.shown);
  return Object.entries(example.files)
    .map(([path, text]) => `\`${path}\`\n\n${fenced(languageOf(path), text)}`)
    .join('\n\n');
}

function languageOf(path: string): string {
  return path.endsWith('.csv') ? 'csv' : 'rollout';
}

/** A code block with a fence longer than any run of backticks inside. What cannot be seen is shown. */
function fenced(language: string, text: string): string {
  const shown = text.replaceAll(/[^\P{Cc}\n\t]/gu, (character) => `\\u{${character.charCodeAt(0).toString(16)}}`);
  const longest = Math.max(2, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${shown.replace(/\n$/, '')}\n${fence}`;
}

/** A diagnostic's page, in Markdown. */
import { optionText } from '../rules/option-text.ts';
import type { AnyEntry, CatalogPage, Example, RuleFacts, RulePage, RuleSource } from './define.ts';
import type { Severity } from './diagnostic.ts';

/**
 * The page of a code. Of a finding: what it means, an example that raises it, one that does not. Of a rule: what it
 * looks for, what to avoid and to prefer, why, how it is configured, and where that is from.
 */
export function diagnosticPage(code: string, { title, severity, page, rule }: AnyEntry): string {
  const parts =
    rule !== undefined && 'rationale' in page
      ? [
          `# ${title}`,
          `\`${code}\` · ${severity} · ${presetText(rule)}`,
          ...rulePage(page),
          ...configuration(code, severity, rule),
          ...sources(page.sources),
        ]
      : [`# ${title}`, `\`${code}\` · ${severity}`, ...findingPage(page)];
  return `${parts.join('\n\n')}\n`;
}

/** In which presets a rule is, as pages and lists say it. */
export function presetText({ recommended }: RuleFacts): string {
  return recommended ? '`recommended`, `strict`' : '`strict`';
}

function findingPage({ meaning, raises, avoids }: CatalogPage): string[] {
  return [meaning, '## Raises it', exampleBlocks(raises), '## Does not', exampleBlocks(avoids)];
}

function rulePage({ meaning, rationale, raises, avoids }: RulePage): string[] {
  return [
    '## Summary',
    meaning,
    '## Avoid',
    exampleBlocks(raises),
    '## Prefer',
    exampleBlocks(avoids),
    '## Rationale',
    rationale,
  ];
}

function configuration(code: string, severity: Severity, { options }: RuleFacts): string[] {
  const named = Object.entries(options);
  const values = named.map(([name, option]) => [name, optionText(option, option.unlessTold)] as const);
  const told = named.length === 0 ? JSON.stringify(severity) : inOneLine([['severity', severity], ...values]);
  const rows = named.map(
    ([name, option]) =>
      `| \`${name}\` | ${option.doc} | \`${JSON.stringify(optionText(option, option.unlessTold))}\` |`,
  );
  return [
    '## Configuration',
    'In `rollout.config.json`, with what holds unless you say otherwise; the severity is `error`, `warning`, `hint` or `off`:',
    fenced('json', `{\n  "rules": {\n    ${JSON.stringify(code)}: ${told}\n  }\n}`),
    ...(rows.length === 0 ? [] : [['| option | what it says | default |', '| --- | --- | --- |', ...rows].join('\n')]),
    'Where it is right for once, say so above the statement:',
    fenced('rollout', `// rollout-ignore ${code}: why it is right here`),
  ];
}

/** An object of JSON as people write it. */
function inOneLine(members: readonly (readonly [string, unknown])[]): string {
  return `{ ${members.map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`).join(', ')} }`;
}

function sources(all: readonly RuleSource[]): string[] {
  if (all.length === 0) return [];
  return [
    '## Sources',
    all.map(({ title, url }) => `- ${url === undefined ? title : `[${title}](${url})`}`).join('\n'),
  ];
}

function exampleBlocks(example: Example): string {
  if (typeof example === 'string') return fenced('rollout', example);
  if ('shown' in example) return fenced('rollout', example.shown);
  return Object.entries(example.files)
    .map(([path, text]) => `\`${path}\`\n\n${fenced(languageOf(path), text)}`)
    .join('\n\n');
}

function languageOf(path: string): string {
  return /[.](csv|json)$/.exec(path)?.[1] ?? 'rollout';
}

/** A code block with a fence longer than any run of backticks inside. What cannot be seen is shown. */
function fenced(language: string, text: string): string {
  const shown = text.replaceAll(/[^\P{Cc}\n\t]/gu, (character) => `\\u{${character.charCodeAt(0).toString(16)}}`);
  const longest = Math.max(2, ...[...shown.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${shown.replace(/\n$/, '')}\n${fence}`;
}

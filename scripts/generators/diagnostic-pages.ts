// A page for every diagnostic, and the list of them.
import { diagnosticPage, presetText } from '@rollout/language';
import { catalog } from '@rollout/workspace';
import type { Generator } from '../generator.ts';

const folder = 'docs/diagnostics';

const generator: Generator = {
  owns: [`${folder}/`],
  generate: () => {
    const pages = [...catalog].map(([code, entry]): [string, string] => [
      `${folder}/${code}.md`,
      diagnosticPage(code, entry),
    ]);
    const link = (code: string): string => `[\`${code}\`](${code}.md)`;
    const rules = [...catalog].flatMap(([code, { severity, rule, title }]) =>
      rule === undefined ? [] : [`| ${link(code)} | ${severity} | ${presetText(rule)} | ${title} |`],
    );
    const findings = [...catalog].flatMap(([code, { severity, rule, title }]) =>
      rule === undefined ? [`| ${link(code)} | ${severity} | ${title} |`] : [],
    );
    const list = `# Diagnostics

Everything that \`rollout check\` can say, by its code. \`rollout explain CODE\` shows a page on the terminal. Codes are
stable: a check of yours that looks for one goes on working. How much a warning or a hint matters, which rules are in
force and by which numbers they go is up to you: [configuration](../configuration.md).

## Rules

What is legal but unwise.

| code | severity | presets | |
| --- | --- | --- | --- |
${rules.join('\n')}

## Findings

What is wrong, or worth knowing.

| code | severity | |
| --- | --- | --- |
${findings.join('\n')}
`;
    return new Map([...pages, [`${folder}/README.md`, list]]);
  },
};

export default generator;

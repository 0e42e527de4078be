// A page for every diagnostic, and the list of them.
import { diagnosticPage } from '@rollout/language';
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
    const rows = [...catalog].map(
      ([code, entry]) => `| [\`${code}\`](${code}.md) | ${entry.severity} | ${entry.title} |`,
    );
    const list = `# Diagnostics

Everything that \`rollout check\` can say, by its code. \`rollout explain CODE\` shows a page on the terminal. Codes are
stable: a check of yours that looks for one goes on working.

| code | severity | |
| --- | --- | --- |
${rows.join('\n')}
`;
    return new Map([...pages, [`${folder}/README.md`, list]]);
  },
};

export default generator;

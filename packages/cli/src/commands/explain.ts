import { diagnosticPage, didYouMean } from '@rollout/language';
import { formatTable } from '@rollout/report';
import { catalog } from '@rollout/workspace';
import { CommandError, ExitCode } from '../exit-code.ts';
import { tell } from '../output/tell.ts';
import type { Terminal } from '../terminal.ts';

const COLUMNS = [
  { title: '', align: 'left' },
  { title: '', align: 'left' },
  { title: '', align: 'left' },
  { title: '', align: 'left' },
] as const;

/** `rollout explain [CODE]`: one page of the catalog, or the list of all. */
export function explain(terminal: Terminal, code: string | undefined): ExitCode {
  const { bold, dim } = terminal.answer.colors;
  if (code === undefined) {
    const rows = [...catalog].map(([name, { severity, rule, title }]) => [
      bold(name),
      severity,
      rule === undefined ? '' : rule.recommended ? 'rule' : 'rule of strict',
      dim(title),
    ]);
    tell(terminal, `${formatTable(COLUMNS, rows, '')}\n`);
    return ExitCode.fine;
  }
  const entry = catalog.get(code);
  if (entry === undefined) {
    const near = didYouMean(code, catalog.keys());
    const hint = near === undefined ? 'rollout explain lists all codes.' : `Did you mean ${near}?`;
    throw new CommandError(`there is no diagnostic called ${code}`, ExitCode.usage, hint);
  }
  tell(terminal, diagnosticPage(code, entry));
  return ExitCode.fine;
}

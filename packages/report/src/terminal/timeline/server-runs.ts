import type { Trace } from '@rollout/simulator';
import { clock } from '../../text/clock.ts';
import type { Style } from '../../text/style.ts';
import { formatTable } from '../../text/table.ts';

type ServerRun = NonNullable<Trace['serverRuns']>[number];

const COLUMNS = [
  { title: 'from', align: 'right' },
  { title: 'to', align: 'right' },
  { title: 'server', align: 'left' },
  { title: '', align: 'left' },
] as const;

/** Each server's way to the new version, and back where it went back. */
export function serverRuns(runs: readonly ServerRun[], { colors: { bold, dim, red, yellow } }: Style): string {
  const rows = runs.map(({ server, start, end, kind, failed, attempts }) => {
    const way = kind === 'deploy' ? '' : yellow('back');
    const tries = attempts > 1 ? dim(`${attempts} attempts`) : '';
    const fate = failed ? red('failed') : '';
    return [clock(start), clock(end), server, [way, tries, fate].filter((each) => each !== '').join(', ')];
  });
  return `${bold('Servers')}\n${formatTable(COLUMNS, rows)}\n`;
}

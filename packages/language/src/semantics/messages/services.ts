/** Services and their load. */
import { defineDiagnostics } from '../../diagnostics/index.ts';
import { withHours } from './example.ts';

const HEADLESS = 'The first line, which has numbers alone, is taken for the header. ';

export const serviceMessages = defineDiagnostics({
  'service-circle': {
    severity: 'error',
    title: 'Services in a circle',
    message: (args: { names: readonly string[] }) =>
      `A service would need itself: ${args.names.map((name) => `\`${name}\``).join(' needs ')}.`,
    help: 'Leave one `needs` out.',
    page: {
      meaning: 'What a service `needs` is there before it. In a circle none could be the first.',
      raises: 'service web { needs db }\nservice db { needs web }',
      avoids: 'service web { needs db }\nservice db { load 100 requests/s }',
    },
  },
  'no-load-column': {
    severity: 'error',
    title: 'No column with the load',
    message: (args: { path: string; columns: readonly string[]; headless: boolean }) =>
      `\`${args.path}\` has no column \`load\`, and not one other that alone has numbers.`,
    help: (args: { headless: boolean }) =>
      args.headless
        ? `${HEADLESS}Write a header before it that calls the column \`load\`.`
        : 'Call the column `load`. The first line of the table is its header.',
    page: {
      meaning:
        'A table of the load by the hour has a header and a column `load` (or one column of numbers beside `hour`): how ' +
        'many times the load that the service declares, as `0.4` or `40%`.',
      raises: withHours(hours('hour,web,app', (i) => `${i},1,2`)),
      avoids: withHours(hours('hour,load', (i) => `${i},1`)),
    },
  },
  'load-rows': {
    severity: 'error',
    title: 'Not a day, not a week',
    message: (args: { path: string; rows: number; headless: boolean }) =>
      `\`${args.path}\` has ${args.rows === 1 ? '1 hour' : `${args.rows} hours`}.`,
    help: (args: { headless: boolean }) =>
      args.headless
        ? `${HEADLESS}Write a header before it, such as \`load\`; then 24 rows for a day like every other, or 168 from Monday 00:00 on.`
        : 'Write 24 rows for a day like every other, or 168 from Monday 00:00 on.',
    page: {
      meaning:
        'The load by the hour is that of a day (24 rows, from 00:00 on) or of a week (168 rows, from Monday 00:00 on).',
      raises: withHours(hours('hour,load', (i) => `${i},1`, 23)),
      avoids: withHours(hours('hour,load', (i) => `${i},1`)),
    },
  },
  'load-order': {
    severity: 'error',
    title: 'Hours out of order',
    message: (args: { line: number; hour: string; expected: number }) =>
      `Line ${args.line}: hour ${args.hour} stands where hour ${args.expected} should.`,
    help: 'Hours count from 0, in order.',
    page: {
      meaning:
        'The rows of a load by the hour go from 00:00 on (of Monday, in a week). A column `hour` counts them from 0.',
      raises: withHours(hours('hour,load', (i) => `${i + 1},1`)),
      avoids: withHours(hours('hour,load', (i) => `${i},1`)),
    },
  },
  'load-factor': {
    severity: 'error',
    title: 'Not a factor',
    message: (args: { line: number; column: string; factor: number }) =>
      `Line ${args.line}, \`${args.column}\`: ${args.factor} times the load that the service declares is no hour’s load.`,
    help: 'The cells say how many times the load, such as `0.4` or `40%`, not how many requests.',
    page: {
      meaning:
        'The cells of a load by the hour are factors of the load that the service declares: 1 is as much, 0.4 less than ' +
        'half. More than 100 times as much is taken for a number of requests.',
      raises: withHours(hours('hour,load', (i) => `${i},20000`)),
      avoids: withHours(hours('hour,load', (i) => `${i},0.8`)),
    },
  },
});

function hours(header: string, row: (hour: number) => string, count = 24): string {
  return `${[header, ...Array.from({ length: count }, (_, i) => row(i))].join('\n')}\n`;
}

/** CSV files: fleets and measured times. */
import { defineDiagnostics, type Example } from '../../diagnostics/index.ts';
import { didYouMean, type Unknown } from './did-you-mean.ts';

const fleet = (csv: string): Example => ({
  files: { 'plan.rollout': 'topology fleet from "servers.csv"', 'servers.csv': csv },
});
const times = (column: string, csv: string): Example => ({
  files: {
    'plan.rollout': `model numbers {\n  deploy takes empirical("times.csv", column "${column}") per server\n}`,
    'times.csv': csv,
  },
});

export const tableMessages = defineDiagnostics({
  'broken-row': {
    severity: 'error',
    title: 'Broken row',
    message: (args: { line: number; problem: string }) => `Line ${args.line}: ${args.problem}`,
    page: {
      meaning:
        'Each row of a table has as many cells as its header; a cell that holds a comma, a quote or a line break ' +
        'stands in double quotes.',
      raises: fleet('region,cluster,servers\nus,web-1,10\nus,web-2\n'),
      avoids: fleet('region,cluster,servers\nus,web-1,10\nus,web-2,10\n'),
    },
  },
  'more-broken-rows': {
    severity: 'error',
    title: 'More broken rows',
    message: (args: { count: number }) => `${args.count} more findings in this table are not shown.`,
    help: 'Correct those that are shown, and check again.',
    page: {
      meaning: 'Of one table at most twenty findings are shown. Put those right first: often all have one cause.',
      raises: fleet(`cluster,servers\n${Array.from({ length: 21 }, (_, i) => `web-${i + 1},many\n`).join('')}`),
      avoids: fleet('cluster,servers\nweb-1,10\n'),
    },
  },
  'empty-table': {
    severity: 'error',
    title: 'Empty table',
    message: (args: { path: string }) => `\`${args.path}\` has no rows.`,
    help: 'Write a row below the header, or leave the table out.',
    page: {
      meaning: 'A table has a header and at least one row below it.',
      raises: fleet('cluster,servers\n'),
      avoids: fleet('cluster,servers\nweb-1,10\n'),
    },
  },
  'unknown-column': {
    severity: 'error',
    title: 'Unknown column',
    message: (args: Unknown & { path: string }) => `\`${args.path}\` has no column \`${args.name}\`.`,
    help: didYouMean,
    page: {
      meaning: '`empirical("file.csv", column "NAME")` takes its values from the column with that header.',
      raises: times('minuts', 'minutes\n4\n5\n'),
      avoids: times('minutes', 'minutes\n4\n5\n'),
    },
  },
  'no-level-column': {
    severity: 'error',
    title: 'No level in this table',
    message: (args: { path: string }) => `\`${args.path}\` has no column for a level.`,
    help: 'Name columns `region`, `zone`, `datacenter`, `cluster` or `rack`.',
    page: {
      meaning:
        'A fleet from a table has a column for each of its levels (`region`, `zone`, `datacenter`, `cluster`, `rack`), ' +
        'one for the number of `servers`, and any other column is a label.',
      raises: fleet('name,servers\nweb-1,10\n'),
      avoids: fleet('cluster,servers\nweb-1,10\n'),
    },
  },
  'duplicate-column': {
    severity: 'error',
    title: 'Column twice',
    message: (args: { name: string }) => `The column \`${args.name}\` is there twice.`,
    help: 'Give one of the two another name, or take it out.',
    page: {
      meaning: 'Each column of a table has a name of its own.',
      raises: fleet('cluster,servers,servers\nweb-1,10,10\n'),
      avoids: fleet('cluster,servers,tier\nweb-1,10,pilot\n'),
    },
  },
  'duplicate-row': {
    severity: 'error',
    title: 'Same group twice',
    message: (args: { line: number; address: string; first: number }) =>
      `Line ${args.line}: \`${args.address}\` is on line ${args.first} already.`,
    help: 'Add the servers up in one row.',
    page: {
      meaning: 'A row of a fleet is a group of servers with an address of its own.',
      raises: fleet('cluster,servers\nweb-1,10\nweb-1,20\n'),
      avoids: fleet('cluster,servers\nweb-1,30\n'),
    },
  },
  'cell-value': {
    severity: 'error',
    title: 'Not a value for this column',
    message: (args: { line: number; column: string; value: string; expected: string }) =>
      `Line ${args.line}, \`${args.column}\`: ${args.expected} is expected, not \`${args.value}\`.`,
    page: {
      meaning:
        'The cells of `servers` are whole numbers of at least 1. Times are numbers in the unit of their column, or ' +
        'durations such as `4m30s`; none is negative.',
      raises: fleet('cluster,servers\nweb-1,many\n'),
      avoids: fleet('cluster,servers\nweb-1,10\n'),
    },
  },
  'column-without-unit': {
    severity: 'error',
    title: 'Column without a unit',
    message: (args: { column: string; example: string }) => `Nothing says in which unit \`${args.column}\` is.`,
    help: (args: { example: string }) => `Call the column \`${args.example}\`, or write units in its cells.`,
    page: {
      meaning:
        'Plain numbers in a column take their unit from the last word of its header: `minutes`, `deploy_seconds`, ' +
        '`time (h)`; for amounts of exposure, `server-hours`. Cells may also be durations with units: `4m30s`.',
      raises: times('time', 'time\n4\n5\n'),
      avoids: times('minutes', 'minutes\n4\n5\n'),
    },
  },
});

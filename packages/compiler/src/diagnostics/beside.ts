/** Servers that stand beside others, and those that go one by one. */
import { defineDiagnostics, type Level } from '@rollout/language';
import { FIVE_CLUSTERS, planOn } from './example.ts';

export const besideDiagnostics = defineDiagnostics({
  'rolling-needs-servers': {
    severity: 'error',
    title: 'Rolling needs single servers',
    message: (args: { per: Level }) =>
      `This rolls over single servers, but in the model one attempt deploys a whole ${args.per} (\`deploy takes … per ${args.per}\`).`,
    help: 'Give the model a time `per server`, or deploy in batches.',
    page: {
      meaning:
        'With `rolling` the next server starts whenever one is done. That needs a time for each server: a model that knows only how long a whole cluster takes says nothing of it.',
      raises: planOn(FIVE_CLUSTERS, 'stage all { deploy all rolling 2 }').replace('5m per server', '5m per cluster'),
      avoids: planOn(FIVE_CLUSTERS, 'stage all { deploy all rolling 2 }'),
    },
  },
  'rolling-too-large': {
    severity: 'error',
    title: 'A unit too large to go one by one',
    message: (args: { servers: number; limit: number; by: Level }) =>
      `A unit of this holds ${args.servers.toLocaleString('en-US')} servers that go one by one; ${args.limit.toLocaleString('en-US')} are the most.`,
    help: (args: { by: Level }) =>
      args.by === 'region'
        ? 'Deploy `by` a smaller level, or in batches: `batch 1%`.'
        : 'Deploy in batches, `batch 1%`, or `by` a smaller level.',
    page: {
      meaning:
        'Servers that go one by one are simulated one by one: the work grows with them. Batches are simulated as a whole, however large they are.',
      raises: planOn('region west { server[200_000] }', 'stage all { deploy all rolling 100 }'),
      avoids: planOn('region west { server[200_000] }', 'stage all { deploy all batch 1% }'),
    },
  },
});

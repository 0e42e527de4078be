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
  'rolling-without-room': {
    severity: 'error',
    title: 'No room to roll',
    message: (args: { where: string; down: string; surge: string }) =>
      `No server of ${args.where} could ever start: \`${args.down}\` lets none be down there, and \`${args.surge}\` none stand beside.`,
    help: (args: { least: string }) =>
      `Let one be down or one stand beside: the smallest \`maxSurge\` that would work is ${args.least}, or say \`rounded up\`.`,
    page: {
      meaning:
        'A rolling step upgrades a server in place while `maxDown` has room, and else starts a new one beside it while `maxSurge` has. Percents are rounded down, so in a small group both may come to nothing.',
      raises: planOn(
        FIVE_CLUSTERS,
        'maxDown 10% per cluster\nmaxSurge 10% per cluster\nstage all { deploy all rolling }',
      ),
      avoids: planOn(
        FIVE_CLUSTERS,
        'maxDown 10% per cluster\nmaxSurge 10% rounded up per cluster\nstage all { deploy all rolling }',
      ),
    },
  },
  'surge-too-small': {
    severity: 'error',
    title: 'Green is more than may stand beside',
    message: (args: { where: string; servers: number; most: number; constraint: string }) =>
      `By then ${args.servers === 1 ? '1 green server' : `${args.servers} green servers`} would stand beside the old ones of ${args.where}, but \`${args.constraint}\` allows ${args.most}: this would wait for ever.`,
    help: (args: { least: string }) =>
      `Allow \`maxSurge ${args.least}\`, or go part by part and retire blue after each: \`each cluster in … { deploy green to here … retire blue after 1h }\`.`,
    page: {
      meaning:
        'What is deployed `green` stands beside the old version until blue is retired, and counts for `maxSurge` all that time. What does not fit waits, and here nothing that comes before it makes room.',
      raises: planOn(
        FIVE_CLUSTERS,
        'maxSurge 50%\nstage all {\n  deploy green to all\n  shift traffic to 100%\n  retire blue after 1h\n}',
      ),
      avoids: planOn(
        FIVE_CLUSTERS,
        'maxSurge 100%\nstage all {\n  deploy green to all\n  shift traffic to 100%\n  retire blue after 1h\n}',
      ),
    },
  },
});

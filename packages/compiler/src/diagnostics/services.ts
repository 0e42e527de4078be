/** Services that a plan deploys. */
import { defineDiagnostics } from '@rollout/language';
import { SERVICES, servicesPlan } from './example.ts';

export const serviceDiagnostics = defineDiagnostics({
  'services-share-servers': {
    severity: 'error',
    title: 'Services on the same servers',
    message: (args: { one: string; other: string; where: string }) =>
      `\`${args.other}\` runs on ${args.where}, where \`${args.one}\` runs too, and this plan deploys both.`,
    help: 'Deploy them in plans of their own, or let them run on servers of their own: `runs on all clusters where …`.',
    page: {
      meaning:
        'A server gets the new version once, and its load is that of one service. The services of one plan therefore run on servers of their own.',
      raises: servicesPlan(SERVICES.replace('where role == web', ''), 'shop, db', 'stage all { deploy all }'),
      avoids: servicesPlan(SERVICES, 'shop, db', 'stage all { deploy all }'),
    },
  },
  'needs-later': {
    severity: 'error',
    title: 'Deployed before what it needs',
    message: (args: { service: string; needed: string; later: string }) =>
      `\`${args.service}\` needs \`${args.needed}\`, so this waits for it, but it is deployed only later, in \`${args.later}\`.`,
    help: (args: { needed: string }) => `Deploy \`${args.needed}\` in a stage or step before this one.`,
    page: {
      meaning:
        'Where a plan deploys a service and another one that it needs, everything of the needed one goes first: a new version may need what only the new version of the other has. If the plan deploys part of it only later, the plan would wait for ever.',
      raises: servicesPlan(
        SERVICES,
        'shop, db',
        'stage first { deploy all of shop }\nstage second { deploy all of db }',
      ),
      avoids: servicesPlan(
        SERVICES,
        'shop, db',
        'stage first { deploy all of db }\nstage second { deploy all of shop }',
      ),
    },
  },
});

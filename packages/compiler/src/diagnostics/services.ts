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
    severity: 'warning',
    title: 'Deployed before what it needs',
    message: (args: { service: string; needed: string; later: string }) =>
      `\`${args.service}\` needs \`${args.needed}\`, and part of that gets the new version only later, in \`${args.later}\`.`,
    help: (args: { needed: string }) => `Deploy \`${args.needed}\` first, if the new version needs the new one of it.`,
    page: {
      meaning:
        'A service that cannot do without another is usually deployed after it: a new version may need what only the new version of the other has.',
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

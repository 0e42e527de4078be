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
});

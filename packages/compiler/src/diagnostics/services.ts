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
    /** `where`: the stage or unit that deploys both, in words; null: nothing smaller than the plan does. */
    message: (args: { service: string; needed: string; where: string | null; first: string; together: boolean }) =>
      `\`${args.service}\` needs \`${args.needed}\`, of which ${args.where === null ? 'nothing' : `nothing in ${args.where}`} is ${
        args.together
          ? `sure to be deployed before this: \`${args.first}\` goes on side by side with it`
          : `deployed before this: \`${args.first}\` comes only later`
      }.`,
    help: (args: { needed: string; where: string | null; together: boolean }) =>
      args.together
        ? `Deploy \`${args.needed}\`, or a part of it, in a stage or step that has ended when this starts.`
        : args.where === null
          ? `Deploy \`${args.needed}\`, or a part of it, in a stage or step before this one.`
          : `Put \`${args.needed}\` before this.`,
    page: {
      meaning:
        'A new version may need what only the new version of another service has. Where a plan deploys a service and another one that it needs, something of the needed one therefore goes first, for sure: in a step before, or a stage that has ended. So it is again in every stage, and in every unit of an `each`, that deploys both. It need not be all of it: a plan may go region by region, or try a little of both first. One `deploy` of both does so by itself.',
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

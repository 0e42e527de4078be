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
      raises: servicesPlan(SERVICES.replace(' where role == web', ''), 'shop, db', 'stage all { deploy all }'),
      avoids: servicesPlan(SERVICES, 'shop, db', 'stage all { deploy all }'),
    },
  },
  'needs-later': {
    severity: 'error',
    title: 'Deployed before what it needs',
    /**
     * `where`: the stage or unit that deploys both, in words; null: nothing smaller than the plan does. `first`: the sentence that deploys
     * what is needed; null: this one itself, at a later turn. `unit`: in which unit of an `each`, where that tells it from this.
     */
    message: (args: {
      service: string;
      needed: string;
      where: string | null;
      first: string | null;
      unit: string | null;
      together: boolean;
    }) => {
      const first = `\`${args.first}\`${args.unit === null ? '' : ` in the unit \`${args.unit}\``}`;
      const later = args.first === null ? 'it comes only at a later turn' : `${first} comes only later`;
      return `\`${args.service}\` needs \`${args.needed}\`, of which ${args.where === null ? 'nothing' : `nothing in ${args.where}`} is ${
        args.together
          ? `sure to be deployed before this: ${first} goes on side by side with it`
          : `deployed before this: ${later}`
      }.`;
    },
    help: (args: { needed: string; where: string | null; unit: string | null; together: boolean }) => {
      if (args.together)
        return `Deploy \`${args.needed}\`, or a part of it, in a stage or step that has ended when this starts.`;
      if (args.unit !== null) return `In the \`each\`, name \`${args.unit}\` first.`;
      return args.where === null
        ? `Deploy \`${args.needed}\`, or a part of it, in a stage or step before this one.`
        : `Put \`${args.needed}\` before this.`;
    },
    page: {
      meaning:
        'A new version may need what only the new version of another service has. Where a plan deploys a service and another one that it needs, something of the needed one therefore goes first, for sure: in a step before, or a stage that has ended. So it is again in every stage, and in every unit of an `each`, that deploys both; only units that go side by side are not held against each other, once something of the needed one is out. The groups of `parallel 1, 2` go one after the other: each number but the last is a group that ends before the next begins. It need not be all of it: a plan may go region by region, or try a little of both first. One `deploy` of both does so by itself.',
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

/** Traffic, green and blue: what a plan does in an order in which it cannot work. */
import { defineDiagnostics } from '@rollout/language';
import { planOn, SERVICES, servicesPlan } from './example.ts';

const WEB = 'region west { cluster web[4] { server[10] } }';

/** A stage on four clusters of ten. */
const onWeb = (steps: string) => planOn(WEB, `stage all {\n  ${steps.split('\n').join('\n  ')}\n}`);

/** The same for a service that a server can carry half as much again of. */
const onShop = (steps: string) => servicesPlan(SERVICES, 'shop', `stage all {\n  ${steps.split('\n').join('\n  ')}\n}`);

export const trafficDiagnostics = defineDiagnostics({
  'shift-before-deploy': {
    severity: 'error',
    title: 'Traffic shifted to nothing',
    message: (args: { where: string }) =>
      `This shifts traffic of ${args.where}, where no server has the new version by then.`,
    help: 'Deploy there first, or name the places that have it: `shift traffic in … to …`.',
    page: {
      meaning:
        'A shift divides the load of what it selects between new servers and old ones. Where the way to it has deployed nothing, there is nobody to carry the share.',
      raises: onWeb('shift traffic to 5%, 100%\ndeploy all'),
      avoids: onWeb('deploy green to all\nshift traffic to 5%, 100%\nretire blue after 1h'),
    },
  },
  'shift-adds-nothing': {
    severity: 'error',
    title: 'A shift that adds nothing',
    message: (args: { share: string; carried: string }) =>
      `The new servers carry ${args.carried} here already, so shifting to ${args.share} changes nothing: a shift never takes traffic back.`,
    help: (args: { carried: string }) =>
      args.carried === '100%'
        ? 'Take it out. Traffic goes back with the plan: `on unhealthy rollback`.'
        : `Shift to more than ${args.carried}, or take it out. Traffic goes back with the plan: \`on unhealthy rollback\`.`,
    page: {
      meaning:
        'The share of the new version only grows, over all stages. A later shift to as much or less does nothing; it is in the wrong place, or its number is.',
      raises: onWeb('deploy green to all\nshift traffic to 50%, 100%\nshift traffic to 5%\nretire blue after 1h'),
      avoids: onWeb('deploy green to all\nshift traffic to 5%\nshift traffic to 50%, 100%\nretire blue after 1h'),
    },
  },
  'shift-overloads': {
    severity: 'error',
    title: 'New servers that must be overloaded',
    message: (args: {
      where: string;
      share: string;
      servers: number;
      times: string | null;
      capacity: string;
      least: number;
      most: string | null;
    }) =>
      args.times === null
        ? `${args.share} of the traffic of ${args.where} would go to new servers there, and there are none.`
        : `To carry ${args.share} of the traffic of ${args.where}, its ${args.servers === 1 ? '1 new server' : `${args.servers} new servers`} would need ${args.times} times their ordinary load; they can carry ${args.capacity} times.`,
    help: (args: { least: number; most: string | null }) =>
      args.most === null || args.most === '0%'
        ? 'Deploy there first, or name the places that have the new version: `shift traffic in … to …`.'
        : `Deploy to at least ${args.least} servers first, or shift at most ${args.most}.`,
    page: {
      meaning:
        'With `headroom` a service says how much more than its ordinary load a server can carry. A share of the traffic goes to the new servers alone: if they are too few for it, they are overloaded in every run, even when nothing fails. Counted are all that could have the new version by then, at the quietest hour.',
      raises: onShop('deploy web-1\nshift traffic to 50%\ndeploy remaining\nshift traffic to 100%'),
      avoids: onShop(
        'deploy web-1\nshift traffic to 25%\ndeploy web-2\nshift traffic to 70%\ndeploy web-3\nshift traffic to 100%\ndeploy remaining',
      ),
    },
  },
  'too-few-old': {
    severity: 'error',
    title: 'Too few old servers left for the rest',
    message: (args: { where: string; share: string; servers: number; times: string | null; capacity: string }) =>
      args.times === null
        ? `This replaces the last old servers of ${args.where}, while the new ones carry at most ${args.share} of its traffic.`
        : `When this is done, the ${args.servers === 1 ? '1 old server' : `${args.servers} old servers`} left of ${args.where} would need ${args.times} times their ordinary load, for the new ones carry at most ${args.share} of its traffic; they can carry ${args.capacity} times.`,
    help: 'Shift more traffic before it, or deploy beside the old version: `deploy green to …`.',
    page: {
      meaning:
        'Where a plan shifts traffic, new servers carry what is shifted to them and old ones the rest. What is deployed in place takes old servers away: before the first shift they still carry everything.',
      raises: onWeb('deploy all\nshift traffic to 5%, 100%'),
      avoids: onWeb(
        'deploy web-1\nshift traffic to 25%\ndeploy remaining in web-2, web-3\nshift traffic to 100%\ndeploy remaining',
      ),
    },
  },
  'green-without-traffic': {
    severity: 'error',
    title: 'Green that never takes traffic',
    message: (args: { where: string }) => `No shift brings traffic to the green servers of ${args.where}.`,
    help: 'Shift it once they are healthy: `shift traffic to 5%, 100% { … }`; or deploy in place, without `green`.',
    page: {
      meaning:
        'Servers that are deployed `green` stand beside the old ones and carry what is shifted to them. Without a shift they carry nothing, nobody learns anything from them, and they cannot take the place of the old ones.',
      raises: onWeb('deploy green to all\nwait 1h'),
      avoids: onWeb('deploy green to all\nshift traffic to 5%, 100% { wait 1h }\nretire blue after 1h'),
    },
  },
  'retire-without-green': {
    severity: 'error',
    title: 'Blue retired where nothing is green',
    message: () => 'Nothing is green by then, so there is no blue to retire.',
    help: 'Deploy beside the old version first, `deploy green to …`, and shift the traffic; then retire blue.',
    page: {
      meaning:
        '`retire blue` lets everything that was deployed `green` on the way to it take the place of the old version. What is deployed in place has replaced the old one already, and what is retired once is no longer green.',
      raises: onWeb('deploy all\nretire blue after 1h'),
      avoids: onWeb('deploy green to all\nshift traffic to 100%\nretire blue after 1h'),
    },
  },
  'retire-before-traffic': {
    severity: 'error',
    title: 'Blue retired before green takes its traffic',
    message: (args: { where: string; carried: string; left: number; times: string | null; capacity: string }) =>
      args.times === null
        ? `Blue still carries traffic: by then green carries ${args.carried} of that of ${args.where}${args.left === 0 ? ', and no old server would be left for the rest' : ''}.`
        : `By then green carries ${args.carried} of the traffic of ${args.where}. For the rest the ${args.left === 1 ? '1 old server that would be left' : `${args.left} old servers that would be left`} would need ${args.times} times their ordinary load; they can carry ${args.capacity} times.`,
    help: (args: { least: string }) =>
      args.least === '100%'
        ? 'Shift all of it first: `shift traffic to 100%`.'
        : `Shift at least ${args.least} of it first: \`shift traffic to ${args.least}\`.`,
    page: {
      meaning:
        'Once blue is retired, green carries what has been shifted to it and nothing more, and the old servers that are left carry the rest. So something has to be shifted first, and enough that they can: without `headroom` an old server can carry what it ordinarily does, and where none is left, all traffic has to be shifted. What counts is shifted on the way to `retire blue`, in a stage that has ended or a step before it.',
      raises: onWeb('deploy green to all\nshift traffic to 50%\nretire blue after 1h\nshift traffic to 100%'),
      avoids: onWeb(
        'deploy green to 25% of servers\nshift traffic to 25%\nretire blue after 1h\ndeploy green to remaining\nshift traffic to 100%\nretire blue after 1h',
      ),
    },
  },
  'blue-never-retired': {
    severity: 'warning',
    title: 'Blue that is never retired',
    message: () => 'What stands green here is never given the place of the old version: the plan ends with both.',
    help: 'End with `retire blue after 1h`.',
    page: {
      meaning:
        'Until blue is retired two servers stand for each, and going back is a switch. A plan that ends so leaves the old version running beside the new one.',
      raises: onWeb('deploy green to all\nshift traffic to 5%, 100%'),
      avoids: onWeb('deploy green to all\nshift traffic to 5%, 100%\nretire blue after 1h'),
    },
  },
});

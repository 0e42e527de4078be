/** Canary gates and waits: what they look at, and what they wait for. */
import { defineDiagnostics } from '@rollout/language';
import { planOn, SERVICES, servicesPlan } from './example.ts';

const WEB = 'region west { cluster web[4] { server[10] } }';

const HEALTH = 'health slo {\n  metric errors { bad when higher  compare to baseline }\n}';

/** A stage on four clusters of ten, and a check `slo` whose metric has readings. */
const withCanary = (steps: string) =>
  planOn(WEB, `stage all {\n  ${steps.split('\n').join('\n  ')}\n}`)
    .replace('plan example', `${HEALTH}\n\nplan example`)
    .replace('per server\n', 'per server\n  metric errors is normal(mean 0.5%, sd 0.1%)\n');

/** The same, and a check `health` that sees a bug with time. */
const withBug = (steps: string, detects = '90%') =>
  planOn(WEB, `stage all {\n  ${steps.split('\n').join('\n  ')}\n}`).replace(
    'per server\n',
    `per server\n  bug crash { present 5%  surfaces after exponential(mean 100 server-hours) }\n  gate health { detects ${detects} }\n`,
  );

/** A stage of a service with load. */
const onShop = (steps: string) => servicesPlan(SERVICES, 'shop', `stage all {\n  ${steps.split('\n').join('\n  ')}\n}`);

export const lookDiagnostics = defineDiagnostics({
  'canary-without-new': {
    severity: 'error',
    title: 'A canary before anything is new',
    message: () => 'No server is sure to have the new version by then, so there is nothing to compare.',
    help: 'Deploy to a few servers first.',
    page: {
      meaning:
        'A canary gate holds the servers that have the new version against as many old ones. On the way to it something must have been deployed; what stages or units beside it deploy does not count.',
      raises: withCanary('gate canary slo for 30m\ndeploy all'),
      avoids: withCanary('deploy web-1\ngate canary slo for 30m\ndeploy remaining'),
    },
  },
  'canary-without-old': {
    severity: 'error',
    title: 'A canary with nothing left to compare',
    message: () => 'Every server has the new version by then, so no baseline is left to compare it with.',
    help: 'Put the gate before the last servers are deployed to, or use a plain `gate`.',
    page: {
      meaning:
        'A canary gate compares new servers with old ones at the same time. Once the old version is gone there is no baseline. What stands `green` still has its blue beside it, until that is retired.',
      raises: withCanary('deploy all\ngate canary slo for 30m'),
      avoids: withCanary('deploy web-1\ngate canary slo for 30m\ndeploy remaining'),
    },
  },
  'canary-outnumbers': {
    severity: 'hint',
    title: 'More canaries than baseline',
    message: (args: { fresh: number; old: number }) =>
      `${args.fresh} servers are new by then and ${args.old} are left to compare them with: the baseline is smaller than the canary.`,
    help: 'Put the gate where at most half of the servers are new.',
    page: {
      meaning:
        'A canary is compared with as many old servers, so that both sides carry alike. Past the middle of a rollout there are fewer old servers than new ones.',
      raises: withCanary('deploy web-1, web-2, web-3\ngate canary slo for 30m\ndeploy remaining'),
      avoids: withCanary('deploy web-1, web-2\ngate canary slo for 30m\ndeploy remaining'),
    },
  },
  'canary-adds-nothing': {
    severity: 'warning',
    title: 'A canary that asks for less than there is',
    message: (args: { share: string; carried: string }) =>
      `The new servers carry ${args.carried} here already, so \`with ${args.share} traffic\` changes nothing: a gate never takes traffic back.`,
    help: (args: { carried: string }) =>
      `Leave \`with …\` out, ask for more than ${args.carried}, or put the gate before the shift.`,
    page: {
      meaning:
        'While a canary gate runs, the new servers carry at least the share that it asks for, and afterwards what was shifted before. If they carry as much already, the sentence does nothing.',
      raises: withCanary(
        'deploy green to all\nshift traffic to 25%\ngate canary slo for 30m with 5% traffic\nshift traffic to 100%\nretire blue after 1h',
      ),
      avoids: withCanary(
        'deploy green to all\ngate canary slo for 30m with 5% traffic\nshift traffic to 25%, 100%\nretire blue after 1h',
      ),
    },
  },
  'canary-takes-traffic': {
    severity: 'warning',
    title: 'A canary that takes traffic from the new servers',
    message: (args: { where: string; servers: number; carried: string; share: string; least: string }) =>
      args.servers === 1
        ? `The new server of ${args.where} carries ${args.carried} of the load already; \`with ${args.share} traffic\` would take traffic from it.`
        : `The ${args.servers} new servers of ${args.where} carry ${args.carried} of the load already; \`with ${args.share} traffic\` would take traffic from them.`,
    help: (args: { least: string }) =>
      args.least === '100%'
        ? 'Leave `with …` out, or deploy to fewer servers before it.'
        : `Say at least ${args.least}, leave \`with …\` out, or deploy to fewer servers before it.`,
    page: {
      meaning:
        'Where the plan shifts no traffic, load follows servers: a new one in the place of an old one carries what that carried. A canary gate that asks for less than the new servers carry so takes some from them while it runs, and fewer users try the new version than without the gate.',
      raises: withCanary('deploy web-1\ngate canary slo for 30m with 5% traffic\ndeploy remaining'),
      avoids: withCanary('deploy web-1\ngate canary slo for 30m with 30% traffic\ndeploy remaining'),
    },
  },
  'evidence-never': {
    severity: 'error',
    title: 'Evidence that never comes',
    message: (args: { why: 'nothing-new' | 'no-traffic' | 'no-load' }) => {
      switch (args.why) {
        case 'nothing-new':
          return 'Nothing has the new version by then, so no request reaches it.';
        case 'no-traffic':
          return 'The new servers carry no traffic by then, so they never see a request.';
        case 'no-load':
          return 'The load of what is deployed by then is 0 at every hour, so no request ever comes.';
      }
    },
    help: (args: { why: 'nothing-new' | 'no-traffic' | 'no-load' }) => {
      switch (args.why) {
        case 'nothing-new':
          return 'Deploy something before it.';
        case 'no-traffic':
          return 'Shift some traffic before it: `shift traffic to 5%`.';
        case 'no-load':
          return 'Correct the `load` of the service or the table of its hours, or wait for a time alone: `wait 1h`.';
      }
    },
    page: {
      meaning:
        '`wait … and N requests` waits for what the new servers see. Where the plan shifts traffic they see nothing before the first shift, however long they stand there; and servers of a service without `load`, or whose load is 0 at every hour, see nothing that is known.',
      raises: onShop(
        'deploy green to all\nwait 1h and 100_000 requests\nshift traffic to 5%, 100%\nretire blue after 1h',
      ),
      avoids: onShop(
        'deploy green to all\nshift traffic to 5% { wait 1h and 100_000 requests }\nshift traffic to 100%\nretire blue after 1h',
      ),
    },
  },
  'confidence-without-gate': {
    severity: 'error',
    title: 'Confidence without a gate',
    message: (_: { gate: string; lacks: string | null }) =>
      'No gate follows this in its block, so nothing would look at what has shown by then.',
    help: ({ gate, lacks }: { gate: string; lacks: string | null }) =>
      lacks === null
        ? `Put a gate behind it: \`${gate}\`.`
        : `Put a gate behind it, \`${gate}\`, and say in the model how long it takes: \`${lacks}\`.`,
    page: {
      meaning:
        '`wait until confidence` asks what the gate that follows it would leave unseen if it were passed now: exposure makes bugs show, and a gate sees them. The gate stands in the same block, after the wait.',
      raises: withBug('deploy web-1\nwait until confidence 99% at most 2d\ndeploy remaining\nwait 1h'),
      avoids: withBug('deploy web-1\nwait until confidence 99% at most 2d\ngate health\ndeploy remaining'),
    },
  },
  'confidence-blind': {
    severity: 'error',
    title: 'A gate that sees none of it',
    message: (args: { check: string; flag: string | null }) =>
      args.flag === null
        ? `The gate that follows, \`${args.check}\`, sees none of the bugs that surface with time, so waiting makes nobody more confident.`
        : `Of the bugs that surface with time, all that the gate that follows, \`${args.check}\`, could see are behind flags that the plan never turns on, like \`${args.flag}\`: waiting makes nobody more confident.`,
    help: (args: { check: string; flag: string | null }) =>
      args.flag === null
        ? `Say in the model what it detects, \`gate ${args.check} { detects 90% }\`, or wait for a time: \`wait 4h\`.`
        : `Turn it on first, \`enable ${args.flag} for …\`, or wait for a time: \`wait 4h\`.`,
    page: {
      meaning:
        'Confidence comes from bugs that would have shown by now and that the gate would see. If the gate can see none of those that surface with exposure, the wait has nothing to go by.',
      raises: withBug('deploy web-1\nwait until confidence 99% at most 2d\ngate health\ndeploy remaining', '0%'),
      avoids: withBug('deploy web-1\nwait until confidence 99% at most 2d\ngate health\ndeploy remaining'),
    },
  },
});

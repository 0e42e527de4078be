/** Waits for evidence and for confidence. */
import { defineDiagnostics } from '../../diagnostics/index.ts';
import { besideFleet, inStage, withCanary } from './example.ts';

const loaded = (wait: string) =>
  besideFleet(
    `service checkout { runs on us  load 2_000 requests/s }\nplan weekly of checkout on fleet {\n  stage first { deploy web-1  ${wait} }\n}`,
  );

export const waitMessages = defineDiagnostics({
  'no-load': {
    severity: 'error',
    title: 'Nobody knows how many requests',
    message: (args: { named: readonly string[] }) =>
      args.named.length === 0
        ? 'This plan deploys no service, so nothing says how many requests there are.'
        : `Nothing says how many requests ${args.named.map((name) => `\`${name}\``).join(' or ')} ${args.named.length === 1 ? 'gets' : 'get'}.`,
    help: (args: { named: readonly string[] }) =>
      args.named.length === 0
        ? 'Declare it, `service checkout { load 2_000 requests/s }`, and name it: `plan … of checkout`.'
        : 'Say it in the service: `load 2_000 requests/s`.',
    page: {
      meaning:
        'A wait for requests ends when the new servers have seen so many: the load of a service says how fast they come.',
      raises: inStage('deploy web-1\nwait 1h and 100_000 requests'),
      avoids: loaded('wait 1h and 100_000 requests'),
    },
  },
  'requests-alone': {
    severity: 'error',
    title: 'Requests without a time',
    message: (_: { requests: string }) => 'A wait is for a time; requests are what it may wait for beside.',
    help: (args: { requests: string }) => `Write \`wait 1h and ${args.requests} requests\`.`,
    page: {
      meaning:
        'A wait lasts at least its time, and then until the new servers have seen so many requests. One that is for the ' +
        'requests alone is `wait 0s and N requests`.',
      raises: loaded('wait 100_000 requests'),
      avoids: loaded('wait 0s and 100_000 requests'),
    },
  },
  'at-most-below-wait': {
    severity: 'error',
    title: 'At most less than the wait',
    message: () => 'The wait itself takes longer than it may take at most.',
    help: 'Write the longer time after `at most`.',
    page: {
      meaning:
        '`wait D and N requests at most M` is over when D has passed and N requests were seen, or when M has passed, ' +
        'whatever was seen: M is at least D.',
      raises: loaded('wait 6h and 100_000 requests at most 1h'),
      avoids: loaded('wait 1h and 100_000 requests at most 6h'),
    },
  },
  'confidence-range': {
    severity: 'error',
    title: 'Confidence that means nothing',
    message: (args: { certain: boolean }) =>
      args.certain ? 'No wait makes it certain that nothing is left.' : 'A confidence of 0% is there without waiting.',
    help: 'Write a confidence between the two, such as `99.9%`.',
    page: {
      meaning:
        '`wait until confidence 99.9%` waits until the chance that a bug is left unseen is at most 0.1%. That chance falls ' +
        'with every hour, but never to nothing.',
      raises: withCanary('deploy web-1\nwait until confidence 100% at most 2d\ngate canary standard for 30m'),
      avoids: withCanary('deploy web-1\nwait until confidence 99.9% at most 2d\ngate canary standard for 30m'),
    },
  },
  'nothing-surfaces': {
    severity: 'error',
    title: 'Nothing that waiting could show',
    message: () => 'No bug of the model surfaces with time, so waiting makes nobody more confident.',
    help: 'Give the model a bug with `surfaces after …`, or wait for a time: `wait 4h`.',
    page: {
      meaning:
        'Confidence grows as bugs that `surfaces after` so much exposure would have shown. Of those that show at a certain ' +
        'node, and without any, a wait teaches nothing.',
      raises: inStage('deploy web-1\nwait until confidence 99.9% at most 2d\ngate health'),
      avoids: withCanary('deploy web-1\nwait until confidence 99.9% at most 2d\ngate canary standard for 30m'),
    },
  },
});

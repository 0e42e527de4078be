/** Places, selectors and conditions. */
import { defineDiagnostics } from '../../diagnostics/index.ts';
import { didYouMean, type Unknown } from './did-you-mean.ts';
import { besideFleet, inPlan, inStage, inTopology } from './example.ts';

const labelled = (where: string) =>
  besideFleet(
    `topology labelled {\n  cluster web { label tier = pilot  label wave = 1 }\n}\nplan other on labelled {\n  stage all { deploy all clusters where ${where} }\n}`,
  );

export const placeMessages = defineDiagnostics({
  'unknown-place': {
    severity: 'error',
    title: 'Unknown place',
    message: (args: Unknown & { fleet: string; hint: string | undefined }) =>
      `\`${args.fleet}\` has no node \`${args.name}\`.`,
    help: (args: Unknown & { hint: string | undefined }) => args.hint ?? didYouMean(args),
    page: {
      meaning:
        'A place is called by a node’s address: its names from the outside in, `us-west/pdx/web-2`, or the end of it. ' +
        'One name alone stands for every node that bears it: `web` for `web-1` to `web-4`.',
      raises: inStage('deploy web-5'),
      avoids: inStage('deploy web-4'),
    },
  },
  'ambiguous-place': {
    severity: 'error',
    title: 'Ambiguous place',
    message: (args: { name: string; candidates: readonly string[]; count: number }) =>
      `\`${args.name}\` could be ${args.count} different places: ${args.candidates.map((path) => `\`${path}\``).join(', ')}${
        args.count > args.candidates.length ? ', …' : ''
      }.`,
    help: 'Write more of the address.',
    page: {
      meaning: 'An address of several names must fit below one node only. A single name stands for all that bear it.',
      raises: inTopology(
        'region us { datacenter one { cluster web[4] } }\nregion eu { datacenter one { cluster web[4] } }\norder one/web, eu',
      ),
      avoids: inTopology(
        'region us { datacenter one { cluster web[4] } }\nregion eu { datacenter one { cluster web[4] } }\norder us/one/web, eu',
      ),
    },
  },
  'scattered-place': {
    severity: 'error',
    title: 'Place in too many pieces',
    message: (args: { name: string }) => `\`${args.name}\` stands for more than 1,000,000 separate runs of servers.`,
    help: 'Name a place nearer to the top of the fleet, or select by level or label.',
    page: {
      meaning: 'A name may stand for many nodes, but at most a million that are apart from each other.',
      raises: inTopology('cluster web[1_000_001] { server[10] }\ncluster db { server[10] }\norder server-1, db'),
      avoids: inTopology('cluster web[1_000_001] { server[10] }\ncluster db { server[10] }\norder web, db'),
    },
  },
  'here-outside-each': {
    severity: 'error',
    title: '`here` outside `each`',
    message: () => '`here` stands for the unit of an `each`, and there is none around it.',
    help: 'Put the step into an `each`, or name a place.',
    page: {
      meaning: 'Inside `each LEVEL in … { … }`, `here` is what the selector holds of the unit at hand.',
      raises: inStage('deploy here'),
      avoids: inStage('each cluster in all { deploy here }'),
    },
  },
  'label-comparison': {
    severity: 'error',
    title: 'Label compared with something else',
    message: (args: { label: string; is: string; given: string }) =>
      `\`${args.label}\` is ${args.is}; it cannot be compared with ${args.given}.`,
    page: {
      meaning: 'A label is compared with what it is: a word with words, a number with numbers.',
      raises: labelled('tier == 3'),
      avoids: labelled('tier == pilot'),
    },
  },
  'words-have-no-order': {
    severity: 'error',
    title: 'Words have no order',
    message: (args: { label: string; comparison: string }) =>
      `\`${args.label}\` is a word: \`${args.comparison}\` does not compare it.`,
    help: 'Use `==` and `!=`, or make the label a number.',
    page: {
      meaning: 'Only numbers come before or after each other. By its letters, `gen10` would come before `gen7`.',
      raises: labelled('tier < pilot'),
      avoids: labelled('wave < 2'),
    },
  },
  'ramp-place': {
    severity: 'error',
    title: 'Not for a ramp',
    message: (args: { filter: string }) => `A ramp cannot be narrowed by \`${args.filter}\`.`,
    help: 'Only `in PLACE, …` narrows a ramp. Deploy to the rest in a step of its own.',
    page: {
      meaning: 'A ramp goes over the nodes of a level, everywhere or in certain places.',
      raises: inStage('ramp 1, 2 clusters except web-4 { wait 1h }'),
      avoids: inStage('ramp 1, 2 clusters in us { wait 1h }'),
    },
  },
  'ramp-not-growing': {
    severity: 'error',
    title: 'Ramp that does not grow',
    message: (args: { share: string; before: string }) =>
      `After ${args.before}, ${args.share} would deploy to nothing more.`,
    help: 'Leave it out, or let it be larger than the one before it.',
    page: {
      meaning: '`ramp to` counts what is deployed already, so each of its percents is larger than the one before.',
      raises: inStage('ramp to 10%, 5% of servers { wait 1h }'),
      avoids: inStage('ramp to 5%, 10% of servers { wait 1h }'),
    },
  },
  'remaining-outside-steps': {
    severity: 'error',
    title: '`remaining` outside steps',
    message: () => 'What is remaining depends on what has been deployed, and this holds at all times.',
    help: 'Write `all`, or places.',
    page: {
      meaning:
        '`remaining` is what the steps before a step have not deployed to. Services, windows, freezes, exclusions and ' +
        'incidents stand before no step.',
      raises: inPlan('window mon..thu 09:00..16:00 in "Europe/Berlin" for remaining'),
      avoids: inPlan('window mon..thu 09:00..16:00 in "Europe/Berlin" for web-1'),
    },
  },
  'excludes-itself': {
    severity: 'error',
    title: 'Excludes itself',
    message: (args: { a: string; b: string }) => `\`${args.a}\` and \`${args.b}\` share servers.`,
    help: 'Name places that do not overlap.',
    page: {
      meaning: 'Places that exclude each other are never worked on at the same time. What is in both never could be.',
      raises: inPlan('exclusive us, web-1'),
      avoids: inPlan('exclusive web-1, web-2'),
    },
  },
  'order-circle': {
    severity: 'error',
    title: 'Order in a circle',
    message: (args: { place: string; others: readonly string[] }) =>
      args.others.length === 0
        ? `\`${args.place}\` cannot come before itself.`
        : `\`${args.place}\` would have to come before itself, by way of ${args.others.map((name) => `\`${name}\``).join(', ')}.`,
    help: 'Leave a place, or one of the `order` sentences, out.',
    page: {
      meaning: '`order` says what is deployed before what. In a circle nothing could be first.',
      raises: inPlan('order web-1, web-2\norder web-2, web-1'),
      avoids: inPlan('order web-1, web-2, web-3'),
    },
  },
});

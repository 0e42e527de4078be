/** Chances that look as if a share of one had been written as a percent. */
import type { Probability } from '../program/index.ts';
import { itemsOf } from '../semantics/once.ts';
import { PERIODS } from '../semantics/quantities/periods.ts';
import type { Bug, Model, Quantity, Span } from '../syntax/tree.ts';
import { type OptionValues, shareOption } from './option.ts';
import { inTypical } from './page-example.ts';
import { programRule } from './program-rule.ts';
import { asShareOfOne } from './written/another-unit.ts';
import { nodesOf } from './written/nodes.ts';
import { shareText } from './written/texts.ts';

const plan = (fails: string) =>
  inTypical(`  deploy takes 4m per server
  deploy fails ${fails} per server retry 2
`);

const OPTIONS = {
  mostFailures: shareOption(0.2, 'How often an attempt to deploy to a server, or to take it back, fails at most.'),
  mostFound: shareOption(0.2, 'How often a bug without `present` is found in one place at most, of all releases.'),
  mostFalseAlarms: shareOption(
    0.2,
    'How often a gate fails without a reason at most, or a watch gives a false alarm in an hour.',
  ),
  mostOutages: shareOption(0.2, 'How often a node is lost on a day at most.'),
} as const;

type Limits = OptionValues<typeof OPTIONS>;

export const unlikelyChance = programRule({
  code: 'unlikely-chance',
  severity: 'warning',
  recommended: true,
  title: 'Chance that looks like another unit',
  options: OPTIONS,
  message: (args: { said: string; what: string; limit: Probability }) =>
    `\`${args.said}\`: ${args.what} more often than ${shareText(args.limit)} looks like another unit.`,
  help: 'Half of a percent is `0.5%`; where the number is right, raise the limit in the configuration.',
  page: {
    meaning:
      'Chances that are far from what they are anywhere: a fifth of the servers fails to deploy, a bug is found in the first ' +
      'cluster by every fifth release, a gate cries wolf every fifth time, a region is lost every fifth day.',
    rationale:
      'A dashboard says 0.5, the plan says 50%, and from then on the plan that is simulated is another one: it fails all the ' +
      'time, and what it says of your own is worth nothing. Of more than 1,200 deployments to a region that Gandalf ' +
      'watched at Microsoft 39 were bad, and two were stopped without a reason.',
    raises: plan('50%'),
    avoids: plan('0.5%'),
    sources: [
      {
        title:
          'Li et al., Gandalf: An Intelligent, End-To-End Analytics Service for Safe Deployment in Large-Scale Cloud Infrastructure (NSDI 2020)',
        url: 'https://www.usenix.org/conference/nsdi20/presentation/li',
      },
    ],
  },
  check: ({ root: { path, text, tree } }, limits, report) => {
    for (const node of tree.declarations) {
      if (node.kind !== 'model') continue;
      for (const { span, share, what, of, limit } of chancesIn(node, limits)) {
        if (share?.kind !== 'percent' || share.value * of <= limit) continue;
        const said = text.slice(span.start, span.end).replaceAll(/\s+/g, ' ');
        report({ said, what, limit }, { path, span, fix: asShareOfOne(path, share) });
      }
    }
  },
});

interface Chance {
  readonly span: Span;
  readonly share: Quantity | undefined;
  /** What happens so often. */
  readonly what: string;
  /** By how much it is multiplied before it is held against the limit. */
  readonly of: number;
  readonly limit: Probability;
}

function chancesIn(model: Model, { mostFailures, mostFound, mostFalseAlarms, mostOutages }: Limits): readonly Chance[] {
  const failures = nodesOf(model, 'deploy-fails').flatMap(({ span, share, per }) =>
    per?.level === 'server' ? [{ span, share, what: 'failing', of: 1, limit: mostFailures }] : [],
  );
  const rollbacks = [
    ...nodesOf(model, 'rollback-fails').map(({ span, share }) => ({ span, share })),
    ...nodesOf(model, 'rollback-takes').map(({ span, fails: share }) => ({ span, share })),
  ].map((each) => ({ ...each, what: 'failing', of: 1, limit: mostFailures }));
  const found = nodesOf(model, 'bug')
    .filter((bug) => isAlone(bug, model))
    .flatMap(({ items }) => itemsOf(items, 'shows'))
    .map(({ span, share }) => ({ span, share, what: 'being found', of: 1, limit: mostFound }));
  // A gate says no period.
  const alarms = nodesOf(model, 'false-alarm').map(({ span, share, per }) => {
    const of = per === undefined ? 1 : PERIODS.hour / PERIODS[per.period];
    return { span, share, what: 'a false alarm', of, limit: mostFalseAlarms };
  });
  const outages = nodesOf(model, 'outage').map(({ span, share, per }) => {
    const of = per === undefined ? 1 : PERIODS.day / PERIODS[per.period];
    return { span, share, what: 'an outage', of, limit: mostOutages };
  });
  return [...failures, ...rollbacks, ...found, ...alarms, ...outages];
}

/** Nothing says how often it is there, so what it shows is of all releases. A model that is extended may say it. */
function isAlone({ items }: Bug, model: Model): boolean {
  return model.extends === undefined && !items.some(({ kind }) => kind === 'present');
}

/** Durations that look as if they were meant in another unit. */
import type { Fix } from '../diagnostics/index.ts';
import type { Location, Milliseconds, Model, Plan, Distribution as Random } from '../program/index.ts';
import { meanOf } from '../semantics/distributions/mean.ts';
import { allSteps } from '../semantics/plans/all-steps.ts';
import type { SourceFile } from '../semantics/source.ts';
import type { Distribution, Model as ModelNode, Plan as PlanNode } from '../syntax/tree.ts';
import { hoursOption, type OptionValues } from './option.ts';
import { inTypical } from './page-example.ts';
import { programRule } from './program-rule.ts';
import { inAnotherUnit } from './written/another-unit.ts';
import { nodesOf } from './written/nodes.ts';
import { limitText } from './written/texts.ts';

const plan = (takes: string) =>
  inTypical(`  deploy takes ${takes} per server
  rollback takes 2m per server
`);

const OPTIONS = {
  shortestDeploy: hoursOption(0.1 / 3600, 'The least time that one server takes to be deployed to, or rolled back.'),
  longestDeploy: hoursOption(6, 'The most time that one server takes to be deployed to, or rolled back.'),
  longestGate: hoursOption(72, 'The most time that a gate looks before it judges.'),
  shortestWait: hoursOption(1 / 60, 'The shortest wait, beside one that is sixty times as long or longer.'),
  longestWait: hoursOption(90 * 24, 'The longest wait.'),
} as const;

type Limits = OptionValues<typeof OPTIONS>;

export const unlikelyDuration = programRule({
  code: 'unlikely-duration',
  severity: 'warning',
  recommended: true,
  title: 'Duration that looks like another unit',
  options: OPTIONS,
  message: ({ said, than, limit }: { said: string; than: string; limit: Milliseconds }) =>
    `\`${said}\` is ${than} ${limitText(limit)}: this looks like another unit.`,
  help: 'Write it in the unit that was meant; where this one is, raise the limit in the configuration.',
  page: {
    meaning:
      'Durations that are far from what they are anywhere: a server that takes more than six hours, or less than a tenth of a second, ' +
      'to be deployed to; a gate that looks for days; a wait of seconds beside waits of hours, or of months. Of a distribution the mean counts.',
    rationale:
      'A wrong unit is wrong by a factor of sixty, and nothing else says so: the plan compiles, and every figure believes ' +
      'what it is told. For comparison: Nomad waits 10 s for an allocation to be healthy and gives up after 5 min, Service ' +
      'Fabric asks for 120 s of stable health, and Amazon bakes for an hour after one box and for twelve after the first ' +
      'regions.',
    raises: plan('40h'),
    avoids: plan('40m'),
    sources: [
      {
        title: 'HashiCorp Nomad: update block',
        url: 'https://developer.hashicorp.com/nomad/docs/job-specification/update',
      },
      {
        title: 'Amazon Builders’ Library: Automating safe, hands-off deployments',
        url: 'https://aws.amazon.com/builders-library/automating-safe-hands-off-deployments/',
      },
    ],
  },
  check: ({ root, program }, limits, report) => {
    const found: Work[] = [];
    for (const node of root.tree.declarations) {
      const name = 'name' in node ? node.name.text : '';
      const model = node.kind === 'model' ? program.models.find((each) => each.name === name) : undefined;
      const plan = node.kind === 'plan' ? program.plans.find((each) => each.name === name) : undefined;
      if (node.kind === 'model' && model !== undefined) found.push(...workIn(root, node, model, limits));
      if (node.kind === 'plan' && plan !== undefined) found.push(...waitsIn(node, plan, limits));
    }
    for (const { takes, written, location, least, most } of found) {
      const mean = meanOf(takes);
      const tooShort = mean > 0 && mean < least;
      if (!tooShort && mean <= most) continue;
      const [than, limit, way] = tooShort
        ? (['less than', least, 'longer'] as const)
        : (['more than', most, 'shorter'] as const);
      const said = root.text.slice(location.span.start, location.span.end).replaceAll(/\s+/g, ' ');
      const fix: Fix | undefined = inAnotherUnit(root.path, written, way);
      report({ said, than, limit }, { ...location, fix });
    }
  },
});

interface Work {
  readonly takes: Random;
  readonly written: Distribution | undefined;
  readonly location: Location;
  readonly least: Milliseconds;
  readonly most: Milliseconds;
}

function workIn({ path }: SourceFile, node: ModelNode, model: Model, limits: Limits): readonly Work[] {
  const { shortestDeploy: least, longestDeploy: most, longestGate } = limits;
  const deploys = nodesOf(node, 'deploy-takes').map((each) => ({ ...each, takes: model.deploy.takes }));
  const rollbacks = nodesOf(node, 'rollback-takes').map((each) => ({ ...each, takes: model.rollback.takes }));
  const perServer = [...deploys, ...rollbacks].flatMap(({ takes, duration: written, per, span }) =>
    per?.level === 'server' ? [{ takes, written, location: { path, span }, least, most }] : [],
  );
  const gates = nodesOf(node, 'gate-numbers').flatMap(({ check, items }) => {
    const takes = model.checks.find(({ name }) => name === check.text)?.gate.takes;
    return items.flatMap((item) =>
      item.kind === 'gate-takes' && takes !== undefined
        ? [{ takes, written: item.duration, location: { path, span: item.span }, least: 0, most: longestGate }]
        : [],
    );
  });
  return [...perServer, ...gates];
}

/** One that is also for evidence says by that how long it takes. Short is what others of the plan are far from. */
function waitsIn(node: PlanNode, plan: Plan, limits: Limits): readonly Work[] {
  const written = new Map(nodesOf(node, 'wait').map((wait) => [wait.span.start, wait]));
  const waits = plan.stages
    .flatMap(({ steps }) => allSteps(steps))
    .flatMap((step) => (step.kind === 'wait' ? [{ ...step, mean: meanOf(step.takes) }] : []));
  const longest = Math.max(...waits.map(({ mean }) => mean));
  return waits.flatMap(({ takes, evidence, location, mean }) => {
    if (evidence !== null) return [];
    const least = mean * APART <= longest ? limits.shortestWait : 0;
    const duration = written.get(location.span.start)?.duration;
    return [{ takes, written: duration, location, least, most: limits.longestWait }];
  });
}

/** From one unit to the next. */
const APART = 60;

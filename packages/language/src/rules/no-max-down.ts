/** Nothing limits how much of a unit is down at once. */
import type { Example, Fix } from '../diagnostics/index.ts';
import type { Plan, Selector, Stage, Topology, TopologyNode } from '../program/index.ts';
import { allSteps } from '../semantics/plans/all-steps.ts';
import type { Plan as PlanNode } from '../syntax/tree.ts';
import { FLEET_AND_MODEL } from './page-example.ts';
import { programRule } from './program-rule.ts';
import { asFirstSentence } from './written/first-sentence.ts';
import { nodesOf } from './written/nodes.ts';

const plan = (limit: string): Example => {
  const shown = `plan weekly on fleet using typical {
${limit}  stage first { deploy 1 cluster  wait 24h  gate health }
  stage rest { deploy remaining  wait 4h  gate health }
}
`;
  return { shown, text: () => `${FLEET_AND_MODEL}${shown}` };
};

export const noMaxDown = programRule({
  code: 'no-max-down',
  severity: 'warning',
  recommended: true,
  title: 'Whole units may be down at once',
  options: {},
  message: (args: { plan: string }) =>
    `Nothing limits how much of a unit is down at once: \`${args.plan}\` upgrades all its servers together.`,
  help: 'Add a limit to the plan: `maxDown 25% per cluster`.',
  page: {
    meaning:
      'A plan that takes servers down has a `maxDown` (of the fleet, the plan or the stage) or says the size of its batches. ' +
      'What is deployed to a single server needs neither.',
    rationale:
      'Without a limit, all servers of a unit are upgraded at once, and whatever they carry has nowhere to go until the ' +
      'new version is up. Every system that runs rollouts has such a limit, and has it on unless told: Kubernetes keeps ' +
      '75% of the pods of a deployment up, Amazon takes at most a third of the boxes of a service at a time.',
    raises: plan(''),
    avoids: plan('  maxDown 25% per cluster\n'),
    sources: [
      {
        title: 'Amazon Builders’ Library: Automating safe, hands-off deployments',
        url: 'https://aws.amazon.com/builders-library/automating-safe-hands-off-deployments/',
      },
      {
        title: 'Kubernetes: Deployments, Max Unavailable',
        url: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#max-unavailable',
      },
    ],
  },
  check: ({ root: { path, tree }, program }, _options, report) => {
    for (const plan of program.plans) {
      const topology = program.topologies.find(({ name }) => name === plan.topology);
      if (topology === undefined || limits(topology.constraints) || limits(plan.constraints)) continue;
      if (plan.stages.some((stage) => !limits(stage.constraints) && hasWholeUnits(stage))) {
        const node = nodesOf(tree, 'plan').find(({ name }) => name.text === plan.name);
        report(
          { plan: plan.name },
          { ...plan.location, fix: node === undefined ? undefined : limited(path, node, topology) },
        );
      }
    }
  },
});

/** A quarter of each cluster, as the help says; of a fleet in which that would be no server, or whose servers are in no cluster, of the fleet. */
function limited(path: string, node: PlanNode, { nodes }: Topology): Fix | undefined {
  const limit = nodes.every(hasQuarters) ? 'maxDown 25% per cluster' : 'maxDown 25%';
  const edit = asFirstSentence(path, node, limit);
  return edit === undefined ? undefined : { title: `Write \`${limit}\` in the plan`, safety: 'unsafe', edits: [edit] };
}

/** Whether each server is in a cluster of which a quarter is a server at least. */
function hasQuarters({ level, servers, nodes }: TopologyNode): boolean {
  if (level === 'cluster') return servers >= 4;
  return nodes.length > 0 && nodes.every(hasQuarters);
}

const limits = (constraints: Plan['constraints']): boolean => constraints.some(({ kind }) => kind === 'maxDown');

/** Whether something is taken down without a size of batches. */
function hasWholeUnits({ steps }: Stage): boolean {
  return allSteps(steps).some((step) => {
    if (step.kind === 'ramp' || step.kind === 'ramp-to') return true;
    if (step.kind !== 'deploy' || step.green) return false;
    if (isOneServer(step.selector)) return false;
    return step.batch.kind === 'unbounded' || (step.batch.kind === 'rolling' && step.batch.most === null);
  });
}

function isOneServer({ clauses }: Selector): boolean {
  return clauses.every((clause) => clause.kind === 'count' && clause.level === 'server' && clause.count === 1);
}

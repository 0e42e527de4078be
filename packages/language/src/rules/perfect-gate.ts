/** A gate that sees every bug and never cries wolf. */
import type { Check, Health, Model } from '../program/index.ts';
import { checksOf } from '../semantics/plans/checks-of.ts';
import { inTypical } from './page-example.ts';
import { type ProgramSubject, programRule } from './program-rule.ts';
import { nodesOf } from './written/nodes.ts';

const plan = (gate: string) =>
  inTypical(`  deploy takes 4m per server
  gate health { ${gate}takes 5m }
`);

export const perfectGate = programRule({
  code: 'perfect-gate',
  severity: 'warning',
  recommended: true,
  title: 'Gate without a fault',
  options: {},
  message: (args: { check: string; said: boolean }) =>
    `${args.said ? `As it stands \`gate ${args.check}\`` : `Nothing says how good \`gate ${args.check}\` is, so it`} sees every bug that has shown, and never fails without one.`,
  help: (args: { check: string }) =>
    `Say in the model what it misses, and how often it is wrong: \`gate ${args.check} { detects 90%  false alarm 0.5% }\`.`,
  page: {
    meaning:
      'A gate misses some of what has shown (`detects`, `blind to`), or fails now and then without a reason (`false alarm`). What ' +
      'is not said of it is taken as perfect. Checks that are judged by samples are as good as those.',
    rationale:
      'With a perfect gate the only question is whether a bug shows in time; the plan comes out safer than any has been. ' +
      'Gandalf, which has the telemetry of all of Azure behind it, is right in 92.4% of what it stops in the data plane and in ' +
      '94.9% in the control plane, where it misses 0.2% as well.',
    raises: plan(''),
    avoids: plan('detects 95%  false alarm 0.5%  '),
    sources: [
      {
        title:
          'Li et al., Gandalf: An Intelligent, End-To-End Analytics Service for Safe Deployment in Large-Scale Cloud Infrastructure (NSDI 2020)',
        url: 'https://www.usenix.org/conference/nsdi20/presentation/li',
      },
    ],
  },
  check: (subject, _options, report) => {
    const { root, program } = subject;
    for (const node of root.tree.declarations) {
      const model = node.kind === 'model' ? program.models.find(({ name }) => name === node.name.text) : undefined;
      if (model === undefined) continue;
      for (const { check, span } of nodesOf(node, 'gate-numbers')) {
        if (!isPerfect(model, check.text, program.healths)) continue;
        report(
          { check: check.text, said: true },
          { path: root.path, span: { start: span.start, end: check.span.end } },
        );
      }
    }
    const described = checksDescribed(subject);
    for (const plan of program.plans) {
      const model = program.models.find(({ name }) => name === plan.model);
      // Where nothing can be there, or no numbers are given at all, nothing is claimed.
      if (model === undefined || model.bugs.every(({ present }) => present === 0)) continue;
      for (const check of checksOf(plan).gates) {
        if (described.has(check) || !isPerfect(model, check, program.healths)) continue;
        const node = nodesOf(root.tree, 'plan').find(({ name }) => name.text === plan.name);
        const gate = node === undefined ? undefined : nodesOf(node, 'gate').find((each) => each.check.text === check);
        report({ check, said: false }, gate === undefined ? plan.location : { path: root.path, span: gate.span });
      }
    }
  },
});

/** Those of which some model says something, wherever it stands. */
function checksDescribed({ files }: ProgramSubject): ReadonlySet<string> {
  const numbers = [...files.values()].flatMap(({ tree }) => nodesOf(tree, 'gate-numbers'));
  return new Set(numbers.map(({ check }) => check.text));
}

function isPerfect(model: Model, name: string, healths: readonly Health[]): boolean {
  const check = model.checks.find((each) => each.name === name);
  const health = healths.find((each) => each.name === name);
  if (check === undefined || (health !== undefined && isJudged(model, health))) return false;
  const { gate, blind } = check;
  return blind === 0 && gate.falseAlarm === 0 && seesAll(gate);
}

function seesAll({ detects, detectsBug }: Check['gate']): boolean {
  return detects === 1 && Object.values(detectsBug).every((chance) => chance === 1);
}

function isJudged({ readings }: Model, { metrics }: Health): boolean {
  return metrics.every(({ name }) => readings.some(({ metric }) => metric === name));
}

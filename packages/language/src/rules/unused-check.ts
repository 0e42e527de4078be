/** Numbers of a check that no plan asks. */

import type { Fix } from '../diagnostics/index.ts';
import { checksOf } from '../semantics/plans/checks-of.ts';
import type { Model, Plan } from '../syntax/tree.ts';
import { programRule } from './program-rule.ts';
import { asFirstSentence } from './written/first-sentence.ts';
import { nodesOf } from './written/nodes.ts';

const plan = (watch: string) => `topology fleet { region west { cluster web[4] { server[20] } } }

model typical {
  deploy takes 4m per server
  bug crash { present 3%  surfaces after exponential(mean 200 server-hours) }
  gate health { detects 95%  false alarm 0.5%  takes 5m }
  watch health { detects 80% after exponential(mean 10m)  false alarm 1% per week }
}

plan weekly on fleet using typical {
  maxDown 25% per cluster${watch}
  stage first { deploy 1 cluster  wait 24h  gate health }
  stage rest { deploy remaining  wait 4h  gate health }
}
`;

export const unusedCheck = programRule({
  code: 'unused-check',
  severity: 'warning',
  recommended: true,
  title: 'Check that nothing asks',
  options: {},
  message: (args: { kind: 'gate' | 'watch'; check: string }) =>
    args.kind === 'watch'
      ? `The model says what \`watch ${args.check}\` sees, and no plan of this file watches.`
      : `The model says what \`gate ${args.check}\` sees, and no plan of this file has such a gate.`,
  help: (args: { kind: 'gate' | 'watch'; check: string }) =>
    `Write \`${args.kind} ${args.check}\` in the plan${args.kind === 'gate' ? ', where it is to be asked' : ' or in a stage of it'}, or remove these numbers.`,
  page: {
    meaning:
      'In a file with plans, each `gate` and `watch` that a model describes is one that a plan on that model has. A model that a ' +
      'plan’s model extends is part of it. Files without plans may describe checks for others.',
    rationale:
      'What a model says of a check changes nothing until a plan asks it. Somebody who has written how soon a watch gives ' +
      'alarm believes that somebody watches; the plan goes through its nights and weekends unwatched, and nothing in the ' +
      'figures looks strange.',
    raises: plan(''),
    avoids: plan('\n  watch health'),
    sources: [],
  },
  check: ({ root: { path, tree }, program }, _options, report) => {
    const models = nodesOf(tree, 'model');
    const plans = nodesOf(tree, 'plan');
    if (models.length === 0 || plans.length === 0) return;
    const asked = program.plans.map((plan) => ({ ...checksOf(plan), models: modelsOf(plan.model, models) }));
    for (const model of models) {
      const by = asked.filter((each) => each.models.has(model.name.text));
      // Of a model that nobody uses it is said that nobody does.
      if (by.length === 0) continue;
      for (const { check, span } of nodesOf(model, 'gate-numbers')) {
        if (by.some(({ gates }) => gates.has(check.text))) continue;
        report({ kind: 'gate', check: check.text }, { path, span: { start: span.start, end: check.span.end } });
      }
      for (const { check, span } of nodesOf(model, 'watch-numbers')) {
        if (by.some(({ watches }) => watches.has(check.text))) continue;
        const fix = plans.length === 1 ? watching(path, plans[0], check.text) : undefined;
        report({ kind: 'watch', check: check.text }, { path, span: { start: span.start, end: check.span.end }, fix });
      }
    }
  },
});

/** It and those that it extends, as far as they stand in this file. */
function modelsOf(name: string, models: readonly Model[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (let next: string | undefined = name; next !== undefined && !found.has(next); ) {
    found.add(next);
    next = models.find((model) => model.name.text === next)?.extends?.text;
  }
  return found;
}

function watching(path: string, plan: Plan | undefined, check: string): Fix | undefined {
  const edit = plan === undefined ? undefined : asFirstSentence(path, plan, `watch ${check}`);
  return edit === undefined
    ? undefined
    : { title: `Write \`watch ${check}\` in the plan`, safety: 'unsafe', edits: [edit] };
}

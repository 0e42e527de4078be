/** `parallel N`, and never N at once. */
import type { Layout } from '../machine/layout/index.ts';
import type { Machine } from '../machine/machine.ts';
import { weekly } from './page-example.ts';
import { type PlanSubject, planRule } from './plan-rule.ts';
import { writtenStep } from './written.ts';

const STAGES = (count: string) =>
  `exclusive regions\n\nstage first {\n  deploy 1 cluster in west\n  wait 12h\n  gate health\n}\nstage all {\n  each region in remaining${count} {\n    deploy here\n    wait 12h\n    gate health\n  }\n}`;

export const parallelIdle = planRule({
  code: 'parallel-idle',
  severity: 'hint',
  recommended: true,
  title: 'More at once than may be',
  options: {},
  message: (args: { count: number; most: number; constraint: string }) =>
    `${args.count} are never at work at once here: \`${args.constraint}\` lets ${args.most === 1 ? 'one go' : `${args.most} go`} at a time.`,
  help: (args: { most: number; constraint: string }) =>
    `Write \`parallel ${args.most}\`, or loosen \`${args.constraint}\` if they should go together.`,
  page: {
    meaning:
      'The number behind `parallel` is one that can be reached: exclusions and `maxParallel` let so many units of the step be at work together.',
    rationale:
      'Who reads the plan believes the number, and so does who plans its duration: a wave that is thought to go four at a time, and goes one by one, takes four times as long. ' +
      'Which of the two sentences was meant, only its author knows.',
    raises: weekly(STAGES(' parallel 2')),
    avoids: weekly(STAGES('')),
    sources: [],
  },
  check: (subject, _options, report) => {
    const { machine, layout, sources } = subject;
    const { exclusions, parallel } = machine.constraints;
    if (exclusions.length === 0 && parallel.length === 0) return;
    const sentences = new Map<number, { readonly index: number; bound: Bound; isIdle: boolean }>();
    machine.steps.forEach((step, index) => {
      const laid = layout.steps[index];
      if (laid === undefined || !('units' in laid) || !('parallel' in step) || Math.max(...step.parallel) < 2) return;
      const units = laid.units.length;
      const bound = tightest(machine, layout, index);
      // A number above that of the units means all that there are, and is no claim.
      const isIdle = bound.most < units && Math.max(...step.parallel) <= units;
      const own: Bound = bound.most < units ? bound : { ...bound, most: units };
      const known = sentences.get(laid.source);
      if (known === undefined) sentences.set(laid.source, { index, bound: own, isIdle });
      else {
        if (own.most > known.bound.most) known.bound = own;
        known.isIdle ||= isIdle;
      }
    });
    for (const { index, bound, isIdle } of sentences.values()) {
      const step = machine.steps[index];
      if (step === undefined || !('parallel' in step) || !isIdle || bound.constraint === '') continue;
      const count = Math.max(...step.parallel);
      if (bound.most >= count) continue;
      const place = sources.steps[index] ?? sources.plan;
      report(
        { count, most: bound.most, constraint: bound.constraint },
        { ...place, fix: fixOf(subject, place, bound.most) },
      );
    }
  },
});

/** How many units of a step may be at work at once, and what says so. */
interface Bound {
  readonly most: number;
  /** Empty: nothing does. */
  readonly constraint: string;
}

/** Never less than what can be: each constraint is looked at by itself. */
function tightest(machine: Machine, layout: Layout, index: number): Bound {
  const step = machine.steps[index];
  const laid = layout.steps[index];
  let bound: Bound = { most: Infinity, constraint: '' };
  if (step === undefined || laid === undefined || !('units' in laid)) return bound;
  const consider = (most: number, constraint: string) => {
    if (most < bound.most) bound = { most, constraint };
  };
  const binds = ({ scope }: Machine['constraints']['exclusions' | 'parallel'][number]) =>
    scope.kind === 'plan' || scope.stage === step.stage;
  machine.constraints.exclusions.forEach((exclusion, at) => {
    if (!binds(exclusion)) return;
    const groupOf = layout.exclusions[at]?.groupOf;
    consider(
      atOnce(
        laid.units.map(({ exclusions }) => exclusions[at] ?? []),
        (piece) => groupOf?.[piece] ?? -1,
        1,
      ),
      exclusion.text,
    );
  });
  machine.constraints.parallel.forEach((limit, at) => {
    if (!binds(limit)) return;
    const groupOf = layout.parallel[at]?.groupOf;
    consider(
      atOnce(
        laid.units.map(({ parallel }) => parallel[at] ?? []),
        (node) => groupOf?.[node] ?? -1,
        limit.count,
      ),
      limit.text,
    );
  });
  return bound;
}

/**
 * Units that may run together where, of the things that they touch, only `most` of a group may be worked on at a time. A unit counts for
 * the first thing that it touches; one that touches none is free.
 */
function atOnce(touched: readonly (readonly number[])[], groupOf: (thing: number) => number, most: number): number {
  let free = 0;
  const groups = new Map<number, Map<number, number>>();
  for (const [thing] of touched) {
    if (thing === undefined) {
      free++;
      continue;
    }
    const group = groupOf(thing);
    const things = groups.get(group) ?? new Map<number, number>();
    groups.set(group, things);
    things.set(thing, (things.get(thing) ?? 0) + 1);
  }
  const largest = (things: ReadonlyMap<number, number>) =>
    [...things.values()]
      .sort((a, b) => b - a)
      .slice(0, most)
      .reduce((sum, units) => sum + units, 0);
  return [...groups.values()].reduce((sum, things) => sum + largest(things), free);
}

/** The number that can be used, where there is only one: a list of them means groups that wait for each other. */
function fixOf(subject: PlanSubject, place: Parameters<typeof writtenStep>[1], most: number) {
  const written = writtenStep(subject, place)?.parallel;
  const [only, ...others] = written === undefined ? [] : 'span' in written ? [written] : written;
  if (only === undefined || others.length > 0) return undefined;
  return {
    title: `Write \`parallel ${most}\``,
    safety: 'safe' as const,
    edits: [{ path: place.path, span: only.span, text: String(most) }],
  };
}

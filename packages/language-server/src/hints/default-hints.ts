/** What holds where nothing is written, as it would be written. */
import type { Plan, SourceFile, Span, Step, Tree } from '@rollout/language';
import { type Hint, WHERE_NOTHING_IS_WRITTEN } from './hint.ts';
import { insideOf, sharedDefaults } from './shared-defaults.ts';
import { type HintSubject, plansIn, stagesIn, stepsIn } from './subject.ts';

export function defaultHints({ file, program }: HintSubject): readonly Hint[] {
  if (program === null) return [];
  const own = plansIn(file).flatMap((tree) => {
    const plan = program.plans.find(({ name, location }) => name === tree.name.text && location.path === file.path);
    return plan === undefined
      ? []
      : [...headerHints(file, tree, plan), ...stepHints(file, tree, plan), ...handlerHints(tree)];
  });
  return [...sharedDefaults(file, program), ...own];
}

const hint = (at: number, text: string, tooltip: string): Hint => ({ at, text, tooltip });

/** Each where it would be written: handlers inside of the block. */
function headerHints(file: SourceFile, { name, of, on, using, items }: Tree.Plan, plan: Plan): Hint[] {
  const endOf = (...parts: readonly ({ readonly span: Span } | undefined)[]): number =>
    Math.max(...parts.map((part) => part?.span.end ?? 0));
  const inside = insideOf(file.text, endOf(name, ...of, on, using));
  const unhandled = Object.entries(HANDLED).filter(([trigger]) => mayBe(trigger, items) && !isHandled(trigger, items));
  return [
    ...(on === undefined && plan.topology !== null
      ? [hint(endOf(name, ...of), `on ${plan.topology}`, WHERE_NOTHING_IS_WRITTEN)]
      : []),
    // Without any model it goes by one of its own name, which is none that can be written.
    ...(using === undefined && plan.model !== plan.name
      ? [hint(endOf(name, ...of, on), `using ${plan.model}`, WHERE_NOTHING_IS_WRITTEN)]
      : []),
    ...(inside === null
      ? []
      : unhandled.map(([trigger, action]) => hint(inside, `${trigger} ${action}`, WHERE_NOTHING_IS_WRITTEN))),
  ];
}

/** What a plan does of which it says nothing. That one that is blocked stops is left out: few ever are. */
const HANDLED: Readonly<Record<string, string>> = { 'on unhealthy': 'rollback', 'on refusal': 'stop' };

function isHandled(trigger: string, items: Tree.Plan['items']): boolean {
  return items.some((item) => item.kind === 'handler' && item.trigger?.kind === trigger.replace(' ', '-'));
}

/** Only people refuse, and they have to be asked. */
function mayBe(trigger: string, items: Tree.Plan['items']): boolean {
  return trigger !== 'on refusal' || stagesIn({ items }).flatMap(stepsIn).some(isApproval);
}

const isApproval = (step: Tree.Step): boolean => step.kind === 'gate-approval';

function stepHints(file: SourceFile, tree: Tree.Plan, plan: Plan): Hint[] {
  const steps = new Map(
    plan.stages.flatMap(({ steps: own }) => own.flatMap(withInner)).map((step) => [placeOf(step), step]),
  );
  return stagesIn(tree)
    .flatMap(stepsIn)
    .flatMap((step) => {
      if (step.kind === 'retire-blue')
        return step.after === undefined ? [hint(step.span.end, 'after 0s', WHERE_NOTHING_IS_WRITTEN)] : [];
      if (step.kind === 'run' || step.kind === 'schema-change') return failingHints(step);
      const meant = steps.get(`${file.path}:${step.span.start}`) ?? steps.get(`${file.path}:${startOf(step)}`);
      if (meant === undefined) return [];
      if (step.kind === 'deploy' && meant.kind === 'deploy') return deployHints(step, meant);
      if (step.kind === 'each' && meant.kind === 'each') return eachHints(step, meant);
      return [];
    });
}

const placeOf = ({ location }: Step): string => `${location.path}:${location.span.start}`;

/** Behind what is said of it. */
const startOf = (step: Tree.Step): number => step.doc?.span.end ?? step.span.start;

function withInner(step: Step): readonly Step[] {
  return 'steps' in step ? [step, ...step.steps.flatMap(withInner)] : [step];
}

type Meant<K extends Step['kind']> = Extract<Step, { readonly kind: K }>;

function deployHints({ selector, of, by, parallel }: Tree.Deploy, meant: Meant<'deploy'>): Hint[] {
  const parts = [
    ...(by === undefined ? [`by ${meant.by}`] : []),
    ...(parallel === undefined ? [`parallel ${meant.parallel.join(', ')}`] : []),
  ];
  if (parts.length === 0) return [];
  const at = Math.max(selector.span.end, of?.span.end ?? 0, by?.span.end ?? 0);
  return [hint(at, parts.join(' '), WHERE_NOTHING_IS_WRITTEN)];
}

function eachHints({ selector, parallel }: Tree.Each, meant: Meant<'each'>): Hint[] {
  return parallel.length > 0
    ? []
    : [hint(selector.span.end, `parallel ${meant.parallel.join(', ')}`, WHERE_NOTHING_IS_WRITTEN)];
}

/** What does not fail needs no other attempt. */
function failingHints({ span, fails, retry }: Tree.Run | Tree.SchemaChange): Hint[] {
  return fails === undefined || retry !== undefined ? [] : [hint(span.end, 'retry 0', WHERE_NOTHING_IS_WRITTEN)];
}

function handlerHints({ items }: Tree.Plan): Hint[] {
  const handlers = items.flatMap((item): readonly Tree.Handler[] => {
    if (item.kind === 'handler') return [item];
    if (item.kind !== 'stage' && item.kind !== 'channel') return [];
    return item.items.flatMap((each) => (each.kind === 'handler' ? [each] : []));
  });
  return handlers.flatMap(({ action }) => actionHints(action));
}

/** What follows once tries, or trains, are used up. */
function actionHints(action: Tree.Action | undefined): Hint[] {
  switch (action?.kind) {
    case 'retry':
      if (action.then !== undefined) return actionHints(action.then);
      return action.atMost === undefined ? [] : [hint(action.span.end, 'then rollback', WHERE_NOTHING_IS_WRITTEN)];
    case 'next-train':
      return [
        ...(action.atMost === undefined ? [hint(trainEnd(action), 'at most 3', WHERE_NOTHING_IS_WRITTEN)] : []),
        ...(action.then === undefined
          ? [hint(action.span.end, 'then stop', WHERE_NOTHING_IS_WRITTEN)]
          : actionHints(action.then)),
      ];
    case 'pause':
      return actionHints(action.then);
    case 'ask':
      return actionHints(action.else);
    default:
      return [];
  }
}

const trainEnd = ({ span }: Tree.NextTrainAction): number => span.start + 'next train'.length;

/** What stands above plans, scenarios and expectations. */

import type { Span, Tree } from '@rollout/language';
import { counted, figureText, formatPercent, valueText } from '@rollout/report';
import type { ExpectationResults } from '@rollout/simulator';
import type { KnownFigures } from '../meaning/outlook/outlook.ts';
import { headline } from './headline.ts';
import { sentenceAt } from './sentence-at.ts';
import { figuresOf, type HintSubject, inTurnByText, plansIn, type ShownPlan, scenariosIn, shownOf } from './subject.ts';

/** What a click does. */
export interface LensAction {
  readonly kind: 'simulate' | 'preview' | 'optimize' | 'compare' | 'test';
  readonly plan: string;
  readonly scenario: string | null;
}

export interface Lens {
  /** The line above which it stands is that of the start. */
  readonly span: Span;
  readonly title: string;
  /** What is meant, where the mouse is over it; null: the title says it. */
  readonly tooltip: string | null;
  /** null: it only tells. */
  readonly action: LensAction | null;
}

export function lensesOf(subject: HintSubject): readonly Lens[] {
  const { file } = subject;
  return [
    ...plansIn(file).flatMap((plan) => [...planLenses(subject, plan), ...expectLenses(subject, plan)]),
    ...scenariosIn(file).flatMap((scenario) => scenarioLenses(subject, scenario)),
  ].sort((a, b) => a.span.start - b.span.start);
}

function planLenses(subject: HintSubject, { name, items }: Tree.Plan): Lens[] {
  const { settings } = subject;
  if (name.text === '') return [];
  const at = { plan: name.text, scenario: null };
  const lens = (title: string, kind: LensAction['kind'], tooltip: string | null = null): Lens => ({
    span: name.span,
    title,
    tooltip,
    action: { kind, ...at },
  });
  const actions = [
    lens('Simulate', 'simulate'),
    lens('Preview', 'preview'),
    ...(items.some((item) => item.kind === 'param') ? [lens('Optimize', 'optimize')] : []),
    lens('Compare with git', 'compare'),
  ];
  const result = resultTitle(shownOf(subject, name.text));
  return [
    ...(settings['lenses.actions'] ? actions : []),
    ...(settings['lenses.results'] && result !== null ? [lens(result, 'simulate', RESULT)] : []),
  ];
}

function scenarioLenses(subject: HintSubject, { name, plan }: Tree.Scenario): Lens[] {
  const { settings } = subject;
  if (name.text === '' || plan.text === '') return [];
  const action: LensAction = { kind: 'simulate', plan: plan.text, scenario: name.text };
  const result = resultTitle(shownOf(subject, plan.text, name.text));
  return [
    ...(settings['lenses.actions'] ? [{ span: name.span, title: 'Simulate', tooltip: null, action }] : []),
    ...(settings['lenses.results'] && result !== null
      ? [{ span: name.span, title: result, tooltip: RESULT, action }]
      : []),
  ];
}

const RESULT =
  'P50: half of all runs take no longer. Escape: how often the bug is there, nobody finds it, and somebody has it when the plan is completed; of several bugs, of that which escapes most often. Click for all figures.';

/** What is known, in a line; null: nothing can be said. */
export function resultTitle(shown: ShownPlan | null): string | null {
  if (shown === null) return null;
  const { known, isStale } = shown;
  switch (known.kind) {
    case 'nothing':
      return '…';
    case 'none':
      return isStale ? null : known.why;
    case 'known': {
      const title = `${headline(known.results)}${broken(known)}`;
      if (isStale) return `was ${title}`;
      return known.look === 'glance' ? `${title} …` : title;
    }
  }
}

/** Expectations that do not pass, those of policies among them. */
function broken({ results: { expectations } }: KnownFigures): string {
  const count = (status: ExpectationResults['status']): number =>
    expectations.filter((each) => each.status === status).length;
  const [notMet, undecided] = [count('not-met'), count('undecided')];
  const notMetText = notMet === 0 ? '' : ` · ${counted(notMet, 'expectation')} not met`;
  return `${notMetText}${undecided === 0 ? '' : ` · ${undecided} undecided`}`;
}

function expectLenses(subject: HintSubject, plan: Tree.Plan): Lens[] {
  const { file, settings } = subject;
  const known = figuresOf(subject, plan.name.text);
  if (!settings['lenses.expectations'] || known === null) return [];
  const own = inTurnByText(known.results.expectations.filter(({ policy }) => policy === null));
  return plan.items.flatMap((item): Lens[] => {
    if (item.kind !== 'expect') return [];
    const result = own(sentenceAt(file, item.span));
    if (result === undefined) return [];
    const action: LensAction = { kind: 'test', plan: plan.name.text, scenario: null };
    return [
      {
        span: item.span,
        tooltip: expectationTooltip(result),
        title: `${known.isStale ? 'was ' : ''}${expectationTitle(result)}`,
        action,
      },
    ];
  });
}

/** Why its interval is another than that which the plan's figures have of the same chance. */
function expectationTooltip({ method, unit, level, value }: ExpectationResults): string | null {
  if (method !== 'simulated' || unit !== 'share' || value?.low === value?.high) return null;
  return `Of the same trials as the figures above the plan. This interval has to decide, and so is made to hold the truth with a chance of ${formatPercent(level)} however rare the hits are; that of the figures is made for readers, and may end a little elsewhere. Click to decide with as many trials as it takes.`;
}

const STATUS = { met: '✓ met', 'not-met': '✗ not met', undecided: '? undecided' } as const;

/** `✓ met · 2d 3h · exact`, `✗ not met · 0.4% (0.31–0.52%) · 4,096 trials`, `✓ met · proven`. */
export function expectationTitle(result: ExpectationResults): string {
  const { value, unit, method, trials, status } = result;
  const shown = value === null || unit === null ? valueText(result) : figureText(value, unit);
  const sure = method === 'simulated' ? ` · ${counted(trials, 'trial')}` : method === 'exact' ? ' · exact' : '';
  return `${STATUS[status]} · ${shown}${sure}`;
}

/** What hints are made of: a file as it stands there now, and what was last known of its plans, which may be of an older text. */
import type { Program, SourceFile, Tree } from '@rollout/language';
import type { KnownFigures, KnownOfPlan } from '../meaning/outlook/outlook.ts';
import type { HintSettings } from './settings.ts';

/** What is known of a plan. */
export interface ShownPlan {
  readonly plan: string;
  /** null: as written. */
  readonly scenario: string | null;
  readonly known: KnownOfPlan;
  /** Whether it is of other texts than those that stand there, as far as it rests on them. */
  readonly isStale: boolean;
}

export interface HintSubject {
  readonly file: SourceFile;
  /** Of the very same text; null: there is none yet. Defaults are read off it. */
  readonly program: Program | null;
  readonly plans: readonly ShownPlan[];
  readonly settings: HintSettings;
}

export type StageNode = Tree.Stage | Tree.Channel;

export function plansIn({ tree }: SourceFile): readonly Tree.Plan[] {
  return tree.declarations.flatMap((each) => (each.kind === 'plan' ? [each] : []));
}

export function scenariosIn({ tree }: SourceFile): readonly Tree.Scenario[] {
  return tree.declarations.flatMap((each) => (each.kind === 'scenario' ? [each] : []));
}

export function stagesIn({ items }: Pick<Tree.Plan, 'items'>): readonly StageNode[] {
  return items.flatMap((item): readonly StageNode[] => {
    if (item.kind === 'parallel-stages') return item.stages;
    return item.kind === 'stage' || item.kind === 'channel' ? [item] : [];
  });
}

/** With those in blocks, in the order in which they are written. */
export function stepsIn(stage: StageNode): readonly Tree.Step[] {
  return stage.items.flatMap((item) => (item.kind === 'handler' ? [] : 'span' in item ? withInner(item) : []));
}

function withInner(item: Tree.StageItem): readonly Tree.Step[] {
  switch (item.kind) {
    case 'each':
    case 'ramp':
    case 'shift-traffic':
    case 'enable':
    case 'release':
      return [item, ...(item.block?.steps ?? []).flatMap(withInner)];
    case 'deploy':
    case 'retire-blue':
    case 'disable':
    case 'wait':
    case 'gate':
    case 'gate-canary':
    case 'gate-approval':
    case 'schema-change':
    case 'run':
      return [item];
    default:
      return [];
  }
}

/** null: nothing has been said of it. */
export function shownOf(
  { plans }: Pick<HintSubject, 'plans'>,
  plan: string,
  scenario: string | null = null,
): ShownPlan | null {
  return plans.find((each) => each.plan === plan && each.scenario === scenario) ?? null;
}

export interface ShownFigures extends KnownFigures {
  readonly isStale: boolean;
}

export function figuresOf(
  subject: Pick<HintSubject, 'plans'>,
  plan: string,
  scenario: string | null = null,
): ShownFigures | null {
  const shown = shownOf(subject, plan, scenario);
  return shown?.known.kind === 'known' ? { ...shown.known, isStale: shown.isStale } : null;
}

/** Gives each sentence what is known of it: of alike ones the first to the first, and so on. */
export function inTurnByText<Known extends { readonly text: string }>(
  all: readonly Known[],
): (text: string) => Known | undefined {
  const left = new Map<string, Known[]>();
  for (const each of all) {
    const key = each.text.replace(/\s+/g, ' ').trim();
    left.set(key, [...(left.get(key) ?? []), each]);
  }
  return (text) => left.get(text)?.shift();
}

/** What is known of what is named under the mouse: a plan, a scenario, or a stage. */
import type { Span } from '@rollout/language';
import { figuresOfPlan } from './plan-figures.ts';
import { figuresOfStage } from './stage-figures.ts';
import { figuresOf, type HintSubject, plansIn, scenariosIn, stagesIn } from './subject.ts';

export interface FiguresHover {
  readonly span: Span;
  readonly markdown: string;
}

/** Where the offset is in the head of something of which figures are known, up to its name; else null. */
export function figuresHoverAt(subject: HintSubject, offset: number): FiguresHover | null {
  if (!subject.settings['hover.figures']) return null;
  const { file } = subject;
  for (const plan of plansIn(file)) {
    if (!isWithin(plan.span, offset)) continue;
    const known = figuresOf(subject, plan.name.text);
    if (isInHead(plan, offset)) return known === null ? null : hover(plan, figuresOfPlan(known), known.isStale);
    const stage = stagesIn(plan).find((each) => isInHead(each, offset));
    if (stage === undefined || known === null) return null;
    return hover(stage, figuresOfStage(stage.name.text, known), known.isStale);
  }
  const scenario = scenariosIn(file).find((each) => isInHead(each, offset));
  const known = scenario === undefined ? null : figuresOf(subject, scenario.plan.text, scenario.name.text);
  return scenario === undefined || known === null ? null : hover(scenario, figuresOfPlan(known), known.isStale);
}

interface Named {
  readonly span: Span;
  readonly name: { readonly span: Span };
}

const isWithin = ({ start, end }: Span, offset: number): boolean => offset >= start && offset <= end;
const isInHead = ({ span, name }: Named, offset: number): boolean =>
  isWithin({ start: span.start, end: name.span.end }, offset);

/** `markdown`, null: nothing is known of what is so called. */
function hover({ name }: Named, markdown: string | null, isStale: boolean): FiguresHover | null {
  if (markdown === null) return null;
  return { span: name.span, markdown: isStale ? `*Of the text as it was:*\n\n${markdown}` : markdown };
}

/** What is known of each stage, behind its name: its servers, when it begins, and how likely it is that a run gets there. */
import type { Tree } from '@rollout/language';
import { counted, figureText, formatPercent } from '@rollout/report';
import type { Results, StageTimes } from '@rollout/simulator';
import { basisNote, type Sure, sureFigure } from './figures.ts';
import type { Hint } from './hint.ts';
import { clockNote, hasClock, type StartLaw, surenessOfStart, whenIn } from './moments.ts';
import { sentenceAt } from './sentence-at.ts';
import type { HintSettingName } from './settings.ts';
import {
  figuresOf,
  type HintSubject,
  inTurnByText,
  plansIn,
  type ShownFigures,
  type StageNode,
  stagesIn,
  stepsIn,
} from './subject.ts';

export function stageHints(subject: HintSubject): readonly Hint[] {
  return plansIn(subject.file).flatMap((plan) => {
    const known = figuresOf(subject, plan.name.text);
    return known === null
      ? []
      : stagesIn(plan).flatMap((stage) => [
          ...hintsOf(subject, plan, stage, known),
          ...deployHints(subject, stage, known),
        ]);
  });
}

/** In turn how far it goes, when it begins, and how likely that is. */
function hintsOf(
  { settings }: HintSubject,
  plan: Tree.Plan,
  stage: StageNode,
  { results, times, isStale }: ShownFigures,
): Hint[] {
  const own = results.stages.find(({ name }) => name === stage.name.text);
  if (own === undefined) return [];
  const said = (by: HintSettingName, told: string | Sure, tooltip: string): readonly Said[] => {
    const { text, sure } = typeof told === 'string' ? { text: told, sure: undefined } : told;
    return settings[by] ? [{ text, sure, tooltip }] : [];
  };
  const law = times?.stages.find(({ name }) => name === own.name)?.start ?? null;
  const reached = sureFigure(results, own.reached, 'share');
  const all = [
    ...(own.servers === 0
      ? []
      : said(
          'hints.servers',
          `${counted(own.servers, 'server')}, ${formatPercent(own.cumulativeShare)} so far`,
          `Deploys to ${counted(own.servers, 'server')}; with the stages above it, to ${formatPercent(own.cumulativeShare)} of the fleet.`,
        )),
    ...(law === null || times === null || beginsAtOnce(results, law)
      ? []
      : said(
          'hints.clock',
          {
            text: startText(results, law, zoneText(results, plan)),
            sure: surenessOfStart(results, times, own.name, law),
          },
          startTooltip(results, times, own.name, law),
        )),
    // That everybody gets there is nothing to be told.
    ...(own.reached.value === 1
      ? []
      : said(
          'hints.reached',
          { ...reached, text: `reached ${reached.text}` },
          `How likely it is that a run gets here${basisNote(results, own.reached)}.`,
        )),
  ];
  return hintsSaying(all, headEnd(stage), isStale);
}

interface Said extends Sure {
  /** Markdown. */
  readonly tooltip: string;
}

/** Of one place, of which the first says of all of them that they are of an older text. */
function hintsSaying(all: readonly Said[], at: number, isStale: boolean): Hint[] {
  return all.map(({ text, sure, tooltip }, index) => ({
    at,
    sure,
    text: isStale && index === 0 ? `was ${text}` : text,
    tooltip: isStale ? `Of the text as it was: ${tooltip}` : tooltip,
  }));
}

/** With the plan, and the plan does not say when that is. */
const beginsAtOnce = (results: Results, { max }: StartLaw): boolean => max === 0 && !hasClock(results);

/** `from +1d 2h, typically +2d 4h`: the earliest, and the median; on the clock where the plan has one. */
function startText(results: Results, { min, p50 }: StartLaw, zone: string): string {
  const when = whenIn(results);
  const early = when(min);
  if (p50.value === null || when(p50.value) === early) return `${early}${zone}`;
  return `from ${early}, typically ${when(p50.value, early)}${zone}`;
}

/** Whose clock it is, where the plan does not name a zone when it says when it starts. */
function zoneText(results: Results, { items }: Tree.Plan): string {
  const isNamed = items.some((item) => item.kind === 'starts' && item.zone !== undefined);
  return results.start === null || isNamed || !hasClock(results) ? '' : ` ${results.start.zone}`;
}

function startTooltip(results: Results, times: StageTimes, name: string, law: StartLaw): string {
  const { p10, p50, p90, min } = law;
  const when = whenIn(results);
  if (surenessOfStart(results, times, name, law) === undefined) return `It always begins then.${clockNote(results)}`;
  const [early, typical, late] = [p10, p50, p90].map((each) => figureText(each, 'seconds'));
  const of = times.method === 'exact' ? '' : `, of ${counted(times.trials, 'trial')} that were looked at`;
  const first = `Of ten runs that get here one has begun it ${early} after the plan's start, five ${typical}, nine ${late}.`;
  return `${first} The earliest${of}: ${when(min)}.${clockNote(results)}`;
}

/** A stage that is one `deploy` has said it all. */
function deployHints({ file, settings }: HintSubject, stage: StageNode, { steps, isStale }: ShownFigures): Hint[] {
  const deploys = stepsIn(stage).filter(({ kind }) => kind === 'deploy');
  if (!settings['hints.servers'] || deploys.length < 2) return [];
  const known = inTurnByText(steps.filter((step) => step.stage === stage.name.text));
  return deploys.flatMap(({ span }): Hint[] => {
    const own = known(sentenceAt(file, span));
    if (own === undefined) return [];
    const text = `${counted(own.servers, 'server')}, ${formatPercent(own.cumulativeShare)} so far`;
    const tooltip = `Deploys to ${counted(own.servers, 'server')}; with all that is written above it, to ${formatPercent(own.cumulativeShare)} of the fleet.`;
    return hintsSaying([{ text, sure: undefined, tooltip }], span.end, isStale);
  });
}

function headEnd(stage: StageNode): number {
  const after = (stage.after ?? []).map(({ span }) => span.end);
  if (stage.kind === 'stage') return Math.max(stage.name.span.end, ...after);
  const parts = [stage.ring, stage.every, stage.from, stage.zone].map((part) => part?.span.end ?? 0);
  return Math.max(stage.name.span.end, ...after, ...parts);
}

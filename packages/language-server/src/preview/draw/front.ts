import type { Param } from '@rollout/language';
import { counted, formatCount, type OptimumReport, reportOf, textOfValue } from '@rollout/report';
import type { FragmentMark } from '@rollout/report/pictures';
import { DEFAULT_CONFIDENCE, DEFAULT_SEED } from '@rollout/simulator';
import { optimise, prepareSearch } from '@rollout/workspace';
import { doingIn } from '../../meaning/answers/doing-in.ts';
import { answering } from '../../meaning/answers/open-plan.ts';
import type { Refusal } from '../../meaning/protocol.ts';
import type { PreviewPoint } from '../../protocol.ts';
import { VERSION } from '../../version.ts';
import type { DrawingWork } from './drawing-work.ts';
import { fragmentsOf, loadPictures, type Shown, type Unseen } from './shown.ts';
import type { Subject } from './subject.ts';

/** So many trials in all: a first look that is soon there, a better one, then as `rollout optimize` looks. Plans that can be solved take none. */
const LOOKS = [1_000, 10_000, 100_000] as const;
/** So many trials tell a plan from others. */
const TRIALS_EACH = 40;
/** Values of each param: its range's ends and its own are always among them. */
const FEWEST_STEPS = 3;
const MOST_STEPS = 9;

/** The plans that no other beats, over what the ranges of the params allow; the values of the sliders are the plan as it is. */
export async function drawFront(subject: Subject, work: DrawingWork): Promise<Shown | Unseen> {
  const { params, memory } = work;
  const level = levelOf(params.effort);
  const { machine, plan } = subject;
  if (!plan.params.some(isRanged)) {
    const help = 'Give one a range, as in: param soak = 24h in 1h..72h.';
    return {
      kind: 'unseen',
      why: `${plan.name} has no param with a range, so that there is nothing to choose. ${help}`,
    };
  }
  const found = await answering(() => memory.of(machine, `front ${level}`, () => searched(subject, work, level)));
  if (found.kind !== 'searched') return { kind: 'unseen', why: refusalText(found) };
  const { report } = found;
  const drawing = await loadPictures();
  const drawn = fragmentsOf(drawing, drawing.frontPictures(report), params.width);
  const isLast = level === LOOKS.length - 1;
  return {
    kind: 'shown',
    ...drawn,
    points: pointsOf(report, drawn.marks),
    film: null,
    run: null,
    basis: basisOf(report, isLast),
    next: isLast ? null : level + 1,
  };
}

/** What the marks show, each point once: several pictures may have it. */
function pointsOf({ axes, front, own }: OptimumReport, marks: readonly FragmentMark[]): readonly PreviewPoint[] {
  const points = new Map<number | null, PreviewPoint>();
  for (const { id, part, text } of marks) {
    if (part.kind !== 'point') continue;
    const { index } = part;
    const known = points.get(index);
    const values = (index === null ? own : front[index])?.values ?? [];
    points.set(index, {
      ids: [...(known?.ids ?? []), id],
      lines: known?.lines ?? text.split('\n'),
      params: Object.fromEntries(axes.map((axis, at) => [axis.name, textOfValue(axis, values[at] ?? 0)])),
    });
  }
  return [...points.values()];
}

interface SearchedFront {
  readonly kind: 'searched';
  readonly report: OptimumReport;
}

/** Throws an `AskingError` where the plan has nothing to choose by. */
async function searched(
  { document, machine, plan, set }: Subject,
  { turn, told }: DrawingWork,
  level: number,
): Promise<SearchedFront> {
  // Those are searched; what else is set by hand is so in all plans that are tried.
  const ranged = plan.params.filter(isRanged);
  const asked = { ...lookAt(level, ranged.length), seed: DEFAULT_SEED, confidence: DEFAULT_CONFIDENCE };
  const search = prepareSearch(document, machine, {
    ...asked,
    objective: [],
    subjectTo: [],
    grid: [],
    vary: [],
    set: new Map(Object.entries(set).filter(([name]) => !ranged.some((param) => param.name === name))),
    ...(machine.scenario === null ? {} : { scenario: machine.scenario }),
  });
  if (search.kind === 'wrong') throw new Error('there are no values that could be wrong');
  const found = await optimise(search, doingIn(turn, told).work);
  const report = reportOf(found, machine, { version: VERSION, seed: asked.seed, confidence: asked.confidence });
  return { kind: 'searched', report };
}

const isRanged = ({ low, high }: Param): boolean => low !== null && high !== null && low < high;

function levelOf(effort: number): number {
  const last = LOOKS.length - 1;
  return Number.isFinite(effort) ? Math.min(Math.max(Math.round(effort), 0), last) : last;
}

/** As many values of each param as its trials allow; and never fewer trials than the fewest values take. */
function lookAt(level: number, params: number): { readonly trials: number; readonly steps?: number } {
  const trials = LOOKS[level] ?? LOOKS[0];
  if (level === LOOKS.length - 1) return { trials };
  let steps = FEWEST_STEPS;
  while (steps < MOST_STEPS && (steps + 1) ** params <= trials / TRIALS_EACH) steps += 1;
  return { trials: Math.max(trials, TRIALS_EACH * steps ** params), steps };
}

function refusalText(refusal: Refusal): string {
  const help = refusal.kind === 'refused' && refusal.help !== null ? ` ${refusal.help}` : '';
  const { message } = refusal;
  return `${message.slice(0, 1).toUpperCase()}${message.slice(1)}.${help}`;
}

function basisOf({ method, tried, trials }: OptimumReport, isLast: boolean): string {
  const plans = counted(tried, 'plan');
  const from = method === 'exact' ? `${plans}, exactly` : `${formatCount(trials ?? 0)} runs of ${plans}`;
  return isLast ? from : `A first look: ${from}`;
}

/** What the time of a run can go to, by numbers: the sentences of the plan first, then what else there is, stage by stage. */
import type { Machine } from '@rollout/compiler';
import { known } from '../../known.ts';
import { shapeOfRecord } from '../../record.ts';
import type { PathKind, PathResults } from '../curves-results.ts';

type Beside = Exclude<PathKind, 'step'>;

const BESIDE: readonly Beside[] = ['pause', 'question', 'window', 'limit', 'outage', 'repair', 'recall', 'going-back'];

const WORDS: Readonly<Record<Beside, string>> = {
  pause: 'pausing',
  question: 'waiting for a person to decide',
  window: 'held by the calendar',
  limit: 'held by limits',
  outage: 'waiting for an outage to end',
  repair: 'waiting for repair',
  recall: 'taking the change off its train',
  'going-back': 'going back',
};

export interface PathNames {
  readonly count: number;
  /** Per step of the machine the number of its sentence. */
  readonly ofStep: Int32Array;
  /** Stage −1: the plan. */
  readonly beside: (kind: Beside, stage: number) => number;
  readonly named: (number: number) => Pick<PathResults, 'kind' | 'source' | 'text' | 'stage'>;
}

export function pathNames(machine: Machine): PathNames {
  const { steps, stages } = machine;
  const { sources } = shapeOfRecord(machine);
  const numberOf = new Map(sources.map((source, number) => [source, number]));
  const first = new Map([...steps].reverse().map((step) => [step.source, step]));
  const width = stages.length + 1;
  return {
    count: sources.length + BESIDE.length * width,
    ofStep: Int32Array.from(steps, ({ source }) => known(numberOf.get(source))),
    beside: (kind, stage) => sources.length + BESIDE.indexOf(kind) * width + stage + 1,
    named(number) {
      const source = sources[number];
      if (source !== undefined) {
        const { text, stage } = known(first.get(source));
        return { kind: 'step', source, text, stage: known(stages[stage]).name };
      }
      const place = number - sources.length;
      const kind = known(BESIDE[Math.floor(place / width)]);
      return { kind, source: null, text: WORDS[kind], stage: stages[(place % width) - 1]?.name ?? null };
    },
  };
}

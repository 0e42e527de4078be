import { paramsText } from './params-text.ts';

/** How a simulation may be other than usual, each as it is listed; `prompt`: what has to be typed for it. */
export interface SimulationOption {
  readonly name: 'sensitivity' | 'uncertain' | 'changes' | 'start' | 'params' | 'trials' | 'precision' | 'seed';
  readonly label: string;
  readonly detail: string;
  readonly typed: Typed | null;
}

interface Typed {
  readonly prompt: string;
  readonly placeHolder: string;
  /** What is wrong with a text; undefined: nothing. */
  readonly wrong: (text: string) => string | undefined;
}

const WHOLE = /^[1-9]\d{0,8}$/;
const wholeNumber = (text: string): string | undefined =>
  WHOLE.test(text) ? undefined : 'Write a whole number from 1.';
const something = (text: string): string | undefined => (text.trim() === '' ? 'Write something.' : undefined);

export const SIMULATION_OPTIONS: readonly SimulationOption[] = [
  {
    name: 'sensitivity',
    label: 'What matters most',
    detail: 'Moves each number of the model, and tells which of them move the answer most.',
    typed: null,
  },
  {
    name: 'uncertain',
    label: 'What the evidence leaves open',
    detail: 'Draws the numbers of the model from what they were estimated from.',
    typed: null,
  },
  {
    name: 'params',
    label: 'Other params',
    detail: 'Runs the plan with other values of its params; the text stays as it is.',
    typed: {
      prompt: 'Params and their values, with a comma between them.',
      placeHolder: 'soak = 12h, width = 3',
      wrong: (text) => (paramsText(text) === undefined ? 'Write each as name = value.' : undefined),
    },
  },
  {
    name: 'start',
    label: 'Another start',
    detail: 'Begins at another time, where calendars and windows matter.',
    typed: { prompt: 'When it begins.', placeHolder: '2026-11-23 09:00 in Europe/Berlin', wrong: something },
  },
  {
    name: 'trials',
    label: 'More or fewer runs',
    detail: 'Where the answer is not exact: more runs are surer, and take longer.',
    typed: { prompt: 'How many runs.', placeHolder: '100000', wrong: wholeNumber },
  },
  {
    name: 'precision',
    label: 'As many runs as it takes',
    detail: 'Runs until figures are within so much of themselves.',
    typed: {
      prompt: 'How precise, in percent.',
      placeHolder: '1%',
      wrong: (text) => (percentIn(text) === undefined ? 'Write a percent above 0 and below 100.' : undefined),
    },
  },
  {
    name: 'seed',
    label: 'Other luck',
    detail: 'Another seed: the same seed gives the same result.',
    typed: { prompt: 'Any text.', placeHolder: 'monday', wrong: something },
  },
  {
    name: 'changes',
    label: 'A stream of changes',
    detail: 'For release trains: so many changes land in each span, and take its trains.',
    typed: { prompt: 'How many changes land in each span.', placeHolder: '20', wrong: wholeNumber },
  },
];

/** What was chosen, each with what was typed for it. */
export type ChosenOptions = ReadonlyMap<SimulationOption['name'], string>;

/** As the server wants to be asked. */
export function simulationParams(chosen: ChosenOptions) {
  const [params, start, trials, seed] = [
    paramsText(chosen.get('params') ?? ''),
    chosen.get('start')?.trim(),
    chosen.get('trials'),
    chosen.get('seed'),
  ];
  const precision = percentIn(chosen.get('precision') ?? '');
  return {
    ...(params === undefined ? {} : { params }),
    ...(start === undefined ? {} : { start }),
    ...(trials === undefined ? {} : { trials: Number(trials) }),
    ...(seed === undefined ? {} : { seed }),
    ...(precision === undefined ? {} : { precision }),
    ...(chosen.has('sensitivity') ? { sensitivity: true } : {}),
    ...(chosen.has('uncertain') ? { uncertain: true } : {}),
  };
}

/** `1%`, `0.5`, as a share of 1; undefined where it is none between 0 and 1. */
function percentIn(text: string): number | undefined {
  const [, digits] = /^\s*(\d{1,2}(?:\.\d+)?)\s*%?\s*$/.exec(text) ?? [];
  const share = Number(digits ?? 0) / 100;
  return share > 0 ? share : undefined;
}

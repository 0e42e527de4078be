export { hashingOf, hashOfMachine } from '../results/machine-hash.ts';
export type { DoSliced, Sliced } from '../sliced.ts';
export { type Answer, type AnswerOptions, answerByTrials, answerOf, type Doing, type FoundAnswer } from './answer.ts';
export { type Compared, type ComparingOptions, compared } from './compared.ts';
export { type Decided, type DecidingOptions, decided } from './decided.ts';
export { answerWithMore, type MoreOptions } from './more.ts';
export { workOfRun } from './work-of-runs.ts';

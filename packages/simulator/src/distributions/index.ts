export { type AttemptTimes, attemptTimes } from './batch/attempt-times.ts';
export { type BatchDraw, type BatchLaw, type BatchSpec, batchLaw, drawBatch } from './batch-law.ts';
export { drawBinomial } from './binomial.ts';
export type { Atom, Law } from './law.ts';
export { lawOf } from './law-of.ts';
export { drawServers, type ServerDraws, serverDraws } from './servers.ts';
export { greatestOf, slowestSum } from './slowest-sum.ts';

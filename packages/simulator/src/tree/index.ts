export type { Visit } from './visit.ts';
export { advanceWalk, MOST_RUNS, openWalk, type Walk } from './walk.ts';

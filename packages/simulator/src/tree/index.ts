export { advanceWalk, MOST_RUNS, openWalk, type Visit, type Walk } from './walk.ts';

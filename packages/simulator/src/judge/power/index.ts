export type { VerdictChances } from './combine.ts';
export { type GatePower, type GateSamples, gatePower, lawOnceShown } from './gate-power.ts';
export { shortestThatSees } from './shortest.ts';

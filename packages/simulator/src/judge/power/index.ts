export type { VerdictChances } from './combine.ts';
export { type GatePower, type GateSamples, gatePower } from './gate-power.ts';
export { shortestThatSees } from './shortest.ts';

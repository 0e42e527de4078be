export { type GatePowers, gatePowers, samplesIn, usualPowers, usualTime } from './gate-powers.ts';
export { judgedHealth } from './judged-health.ts';
export { type Judged, judgedOverall } from './verdicts.ts';

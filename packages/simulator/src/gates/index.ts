export { type GatePowers, gatePowers, roughPowers, samplesIn, usualTime } from './gate-powers.ts';
export { judgedHealth } from './judged-health.ts';
export { type Judged, judgedOverall } from './verdicts.ts';

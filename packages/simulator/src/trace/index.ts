export * from './trace.ts';
export { type TooManyServers, type TraceOptions, traceTrial } from './trace-trial.ts';

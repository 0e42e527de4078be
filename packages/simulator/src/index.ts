export * from './results/results.ts';

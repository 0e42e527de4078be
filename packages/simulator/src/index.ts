export * from './results/results.ts';
export * from './study/index.ts';

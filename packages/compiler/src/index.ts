export * from './machine/constraints.ts';
export * from './machine/fleet.ts';
export * from './machine/machine.ts';
export * from './machine/numbers.ts';
export * from './machine/run-event.ts';
export * from './machine/steps.ts';
export * from './machine/work.ts';

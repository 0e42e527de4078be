export type { ExactFigures, FindExactFigures } from './exact-figures.ts';
export { figuresOfRuns as exactFigures } from './figures-of-runs.ts';

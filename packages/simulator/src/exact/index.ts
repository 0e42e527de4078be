export type { ExactFigures, FindExactFigures } from './exact-figures.ts';
export { exactFigures } from './find.ts';

export * from './layout.ts';
export { layoutOf, nodesOf } from './layout-of.ts';

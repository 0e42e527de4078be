export { editsOfPoint, magnitudeOf } from './edits-of-point.ts';
export {
  contextOf,
  type FoundOptimum,
  looksBetterBySooner,
  type OptimiseOptions,
  optimise,
  type PreparedSearch,
  prepareSearch,
} from './optimise.ts';
export { type Edit, edited, type OrderList } from './orders.ts';

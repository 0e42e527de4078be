export type { Advance } from './advance.ts';
export type { Beat } from './beats.ts';
export { firstBatches, firstBatchOf } from './first-batches.ts';
export { firstPlaceAt, type Place, placeOfCells, placesAt } from './places.ts';
export { type Move, type Route, routeOf, type Stretch, stepOf } from './route.ts';
export { wavesOf } from './waves.ts';

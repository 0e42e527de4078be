/** From trees to a checked program. */
export * from './fleet/index.ts';

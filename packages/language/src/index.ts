export * from './program/index.ts';

/** Reads files by the forms of the schema: what each token is, and what may come next. */
export { type Expectation, type ReadFor, readFor } from './expectations.ts';
export { type Role, readingAt, readingOf, readText, type Written } from './reading.ts';

export { advanceStream, openStream } from './open-stream.ts';
export { streamResultsOf } from './results-of-stream.ts';
export type { Stream, StreamOptions } from './stream.ts';
export type { StreamChannelResults, StreamResults } from './stream-results.ts';
export { trainsInSpan } from './trains.ts';
export { type NoStream, whyNoStream } from './why-no-stream.ts';

/** Many changes of one machine, in slices: whoever runs a stream may show how far it is, and stop it. */
import { layoutOf, type Machine } from '@rollout/compiler';
import type { OpenEngine } from '../engine.ts';
import { createKernel } from '../kernel/create-kernel.ts';
import { openLuck } from '../luck/index.ts';
import { OUTCOMES, shapeOfRecord } from '../record.ts';
import { addChange } from './add-change.ts';
import type { Stream, StreamOptions } from './stream.ts';
import { openTrains } from './trains.ts';
import { whyNoStream } from './why-no-stream.ts';

/** Trials that no stratum bends: of a hundred changes as many have a bug as would in reality. */
const plainEngine: OpenEngine = (machine, layout, seed) =>
  createKernel(machine, layout, openLuck(machine, layout, seed, { stratified: false }));

const DEFAULT_SPANS = 250;

/** Makes a stream ready; nothing has run yet. The machine must be one that `whyNoStream` has nothing against. */
export function openStream(machine: Machine, options: StreamOptions, open: OpenEngine = plainEngine): Stream {
  const layout = layoutOf(machine);
  if (layout.kind !== 'layout') throw new Error(`the machine has ${layout.cells} cells, more than ${layout.most}`);
  const why = whyNoStream(machine);
  if (why !== null || layout.calendar === null)
    throw new Error(`the machine is no stream: ${why?.kind ?? 'no calendar'}`);
  const { changes: perSpan, spans = DEFAULT_SPANS, seed = '1', confidence = 0.99 } = options;
  const shape = shapeOfRecord(machine);
  return {
    machine,
    layout,
    shape,
    perSpan,
    spans,
    seed,
    confidence,
    engine: open(machine, layout, seed),
    record: new Float64Array(shape.width),
    trains: openTrains(machine, layout.calendar.start),
    changes: 0,
    ended: new Float64Array(OUTCOMES.length),
    reach: 0,
  };
}

/**
 * Runs the next changes, at most so many, and returns whether there are more to run. Results do not depend on how a stream is cut into
 * slices. Changes are numbered from 1 in the order of their spans.
 */
export function advanceStream(stream: Stream, atMost: number): boolean {
  const all = stream.perSpan * stream.spans;
  const last = Math.min(all, stream.changes + atMost);
  while (stream.changes < last) {
    const span = Math.floor(stream.changes / stream.perSpan);
    stream.engine.run(stream.changes + 1, stream.record, 0);
    addChange(stream, span);
  }
  return stream.changes < all;
}

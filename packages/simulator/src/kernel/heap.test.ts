import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cancel, clearHeap, createHeap, isDue, nextDue, schedule, take } from './heap.ts';

describe('the heap of what is due', () => {
  it('gives what a sorted list would, through every change of mind', () => {
    const slots = 12;
    const act = fc.record({
      what: fc.constantFrom('schedule', 'cancel', 'take'),
      slot: fc.integer({ min: 0, max: slots - 1 }),
      time: fc.integer({ min: 0, max: 5 }),
    });
    fc.assert(
      fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
        const heap = createHeap(slots);
        const due = new Map<number, number>();
        const first = () => [...due].sort(([a, at], [b, bt]) => at - bt || a - b)[0];
        for (const { what, slot, time } of acts) {
          if (what === 'schedule') {
            schedule(heap, slot, time);
            due.set(slot, time);
          } else if (what === 'cancel') {
            cancel(heap, slot);
            due.delete(slot);
          } else {
            const expected = first();
            if (expected !== undefined) {
              expect(take(heap)).toBe(expected[0]);
              due.delete(expected[0]);
            }
          }
          expect(nextDue(heap)).toBe(first()?.[1] ?? Number.POSITIVE_INFINITY);
          for (let i = 0; i < slots; i++) expect(isDue(heap, i)).toBe(due.has(i));
        }
        clearHeap(heap);
        expect(nextDue(heap)).toBe(Number.POSITIVE_INFINITY);
      }),
      { seed: 7, numRuns: 300 },
    );
  });

  it('forgets what is never due', () => {
    const heap = createHeap(2);
    schedule(heap, 1, 5);
    schedule(heap, 1, Number.POSITIVE_INFINITY);
    expect(isDue(heap, 1)).toBe(false);
  });
});

import type { PreviewMark } from '@rollout/language-server';
import { describe, expect, it } from 'vitest';
import { litMarks } from './lit-marks.ts';

const URI = 'file:///plan.rollout';

/** From the start of one line, and its character, to another. */
function mark(id: string, [from, at]: [number, number], [to, until]: [number, number], uri = URI): PreviewMark {
  const whole = { start: { line: from, character: at }, end: { line: to, character: until } };
  return { id, uri, range: whole, whole };
}

const STAGE = mark('stage', [2, 2], [6, 3]);
const DEPLOY = mark('deploy', [3, 4], [3, 20]);
const WAIT = mark('wait', [3, 21], [3, 28]);
const AGAIN = mark('wait again', [3, 21], [3, 28]);
const marks = [STAGE, DEPLOY, WAIT, AGAIN, mark('elsewhere', [0, 0], [9, 0], 'file:///fleet.rollout')];

const at = (line: number, character: number) => litMarks(marks, URI, { line, character });

describe('what lights up', () => {
  it('is what the cursor stands in, wherever it is drawn, in what is around it', () => {
    expect(at(3, 22)).toEqual({ ids: ['wait', 'wait again'], around: ['stage'] });
    expect(at(3, 5)).toEqual({ ids: ['deploy'], around: ['stage'] });
    expect(at(5, 0)).toEqual({ ids: ['stage'], around: [] });
  });

  it('is what stands in the line where the cursor is beside it', () => {
    expect(at(2, 0)).toEqual({ ids: ['stage'], around: [] });
    expect(at(3, 0)).toEqual({ ids: ['deploy'], around: ['stage'] });
    expect(at(3, 40)).toEqual({ ids: ['deploy'], around: ['stage'] });
  });

  it('is nothing where nothing is drawn of it', () => {
    expect(at(8, 0)).toEqual({ ids: [], around: [] });
    expect(litMarks([], URI, { line: 0, character: 0 })).toEqual({ ids: [], around: [] });
  });
});

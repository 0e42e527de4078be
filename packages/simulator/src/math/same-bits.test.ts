import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

// Engines may give different last digits for these, and any result would then depend on where it was computed.
const DIFFERS =
  /\*\*|\bMath\.(?:acosh?|asinh?|atan[2h]?|cbrt|cosh?|exp(?:m1)?|hypot|log(?:10|1p|2)?|pow|random|sinh?|tanh?)\b/;

const here = fileURLToPath(new URL('..', import.meta.url));
const ROOMS = ['math', 'random', 'distributions', 'statistics'];

/** The source without its comments. */
const code = (path: string) => readFileSync(path, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');

describe('numbers', () => {
  it('are made of operations that every engine does alike', () => {
    const files = ROOMS.flatMap((room) =>
      readdirSync(join(here, room), { recursive: true, encoding: 'utf8' }).map((name) => join(here, room, name)),
    ).filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts') && !/[\\/]testing[\\/]/.test(path));
    expect(files.length).toBeGreaterThan(40);
    const wrong = files.flatMap((path) => (DIFFERS.exec(code(path)) ?? []).map((what) => `${path}: ${what}`));
    expect(wrong).toEqual([]);
  });
});

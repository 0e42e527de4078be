import { expect, test } from 'vitest';
import { machineOf } from '../testing/machine-of.ts';
import { solvedChain } from './solved-chain.ts';

/** As many regions, each with a gate behind it, and as many bugs that may be there together. */
function planOf(count: number): string {
  const each = (text: (index: number) => string): string => Array.from({ length: count }, (_, i) => text(i)).join('\n');
  return `topology t { ${each((i) => `region r${i} { server[6] }`)} }
model m {
  deploy takes 4m per server
  rollback takes 1m per server
  ${each((i) => `bug b${i} { present 5%  surfaces after exponential(mean 50 server-hours) }`)}
  gate g { detects 90%  takes 5m }
}
plan p on t using m {
  ${each((i) => `stage s${i} { deploy r${i}  wait 1h  gate g }`)}
  on unhealthy rollback
}`;
}

test.each([
  [3, { kind: 'solved' }],
  [7, { kind: 'none', why: 'its bugs and retries combine in too many ways' }],
])('of %d bugs there are so many ways that it is solved, or given up before they are made', (count, kind) => {
  const { machine, layout } = machineOf(planOf(count));
  expect(solvedChain(machine, layout)).toMatchObject(kind);
});

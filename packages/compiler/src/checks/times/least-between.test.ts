/** How long it is at the least from `retire blue` to a contract, as the compiler says it of the time that is missing. */
import { expect, test } from 'vitest';
import { compileText } from '../../testing/compile-text.ts';
import { MARKET } from '../testing/market.ts';

/** How much longer blue stands when a contract starts, of the hundred hours that it is kept for; undefined: it is gone. */
function missing(stages: string): string | undefined {
  const { diagnostics } = compileText(`${MARKET}
    plan change of checkout, billing on fleet using quick {
      stage prepare { expand orders takes 1h }
      ${stages}
    }`);
  const said = diagnostics.find(({ code }) => code === 'contract-before-readers');
  return / blue stays for (\S+) more/.exec(said?.message ?? '')?.[1];
}

const GREEN = 'deploy green to all  shift traffic to 100%  retire blue after 100h';
const CONTRACT = 'contract orders takes 1h';

test('what comes between in one block is added up', () => {
  expect(missing(`stage all { ${GREEN}  ${CONTRACT} }`)).toBe('4d4h');
  expect(missing(`stage all { ${GREEN}  wait 40h  wait 10h  ${CONTRACT} }`)).toBe('2d2h');
  expect(missing(`stage all { ${GREEN}  wait 40h  wait 60h  ${CONTRACT} }`)).toBeUndefined();
  // Of what is random only what is sure counts.
  expect(missing(`stage all { ${GREEN}  wait uniform(10h..200h)  ${CONTRACT} }`)).toBe('3d18h');
});

test('over stages the longest way counts, from the end of the one to the beginning of the other', () => {
  const side = (short: string, long: string) => `
    stage all { ${GREEN}  wait 10h }
    parallel {
      stage short { ${short} }
      stage long { ${long} }
    }
    stage clean after short, long { wait 5h  ${CONTRACT}  wait 1h }`;
  expect(missing(side('wait 1h', 'wait 20h'))).toBe('2d17h');
  expect(missing(side('wait 1h', 'wait 85h'))).toBeUndefined();
  // What runs beside it is no way to it.
  const beside = `
    stage all { ${GREEN}  wait 10h }
    parallel {
      stage long { wait 200h }
      stage clean { ${CONTRACT} }
    }`;
  expect(missing(beside)).toBe('3d18h');
});

test('out of a block the rest of it counts, and what follows it', () => {
  const out = (inside: string, after: string) => `
    stage all {
      each cluster in all parallel 4 {
        deploy green to here
        shift traffic in here to 100%
        retire blue after 100h
        ${inside}
      }
      ${after}
      ${CONTRACT}
    }`;
  expect(missing(out('wait 10h', 'wait 30h'))).toBe('2d12h');
  expect(missing(out('wait 10h', 'wait 90h'))).toBeUndefined();
});

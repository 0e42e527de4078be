import { expect, test } from 'vitest';
import { gateWithoutPower } from './gate-without-power.ts';
import { findingsOf } from './testing/findings-of.ts';

const plan = (threshold: string): string => `
  topology f { cluster web[2] { server[20] } }
  health standard { metric error-rate { bad when higher  threshold ${threshold} }  every 1m }
  model m {
    deploy takes 4m per server
    metric error-rate is normal(mean 0.5%, sd 0.2%)
    bug errors { present 3%  surfaces after 1 server-hours  moves error-rate to normal(mean 1.2%, sd 0.3%) }
    gate standard { takes 10m }
  }
  plan p on f using m {
    stage all { deploy all  wait 1h  gate standard }
  }`;

test('a threshold above what the bug moves the metric to', () => {
  const [found] = findingsOf(gateWithoutPower, plan('1.25%'));
  expect(found?.at).toBe('gate standard');
  // The mean of ten is normal with mean 1.2 and deviation 0.3/√10 = 0.0949 (those below 0 left out: none): above 1.25 with 29.9%.
  expect(found?.message).toMatch(
    /sees `errors` with (29|30|31)% once it has shown, by 10 samples of each metric in 10m; 50% is/,
  );
});

test('a threshold below it', () => {
  // Above 1.1 with 85%.
  expect(findingsOf(gateWithoutPower, plan('1.1%'))).toEqual([]);
  expect(findingsOf(gateWithoutPower, plan('1.1%'), { least: 0.9 })).toHaveLength(1);
});

test('what is the same at each gate is said once', () => {
  const again = plan('2%').replace('wait 1h', 'wait 1h  gate standard  wait 1h');
  expect(again.match(/gate standard/g)).toHaveLength(3);
  expect(findingsOf(gateWithoutPower, again)).toHaveLength(1);
});

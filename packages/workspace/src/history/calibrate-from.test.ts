import { expect, test } from 'vitest';
import { type CalibrateOptions, calibrateFrom } from './calibrate-from.ts';

const LOG = 'release,cluster,took\nr1,c1,5\nr2,c1,6\n';

const asked = (more: Partial<CalibrateOptions>): unknown =>
  calibrateFrom('log.csv', LOG, { name: 'm', seed: '1', columns: new Map(), unit: 'minutes', ...more });

test('only units and levels that there are can be said', () => {
  expect(asked({ unit: 'hours', per: 'rack' })).toMatchObject({ per: 'rack', calibration: { attempts: 2 } });
  for (const name of ['fortnights', '', 'constructor', '__proto__']) {
    expect(() => asked({ unit: name })).toThrow(`there is no unit ${name}`);
    expect(() => asked({ per: name })).toThrow(`there is no level ${name}`);
  }
});

import { test } from 'vitest';
import { mixedTimeZones } from './mixed-time-zones.ts';
import { expectRule } from './testing/expect-rule.ts';

test('two zones side by side; in a stage both have to be open, and each may be for a place', () => {
  expectRule(
    mixedTimeZones,
    `topology fleet {
  region us { cluster web[4] { server[10] } }
  region eu { cluster web[4] { server[10] } }
}
plan weekly on fleet {
  window mon..thu 09:00..16:00 in "UTC"
  window fri 09:00..12:00 in "UTC"
  window mon..thu 09:00..16:00 in "Europe/Berlin"
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ mixed-time-zones
  stage all {
    window mon..thu 09:00..12:00 in "America/New_York"
    deploy all
  }
}
plan apart on fleet {
  window mon..thu 09:00..16:00 in "America/New_York" for us
  window mon..thu 09:00..16:00 in "Europe/Berlin" for eu
  window sat 10:00..12:00 in "UTC"
  stage all { deploy all }
}
`,
  );
});

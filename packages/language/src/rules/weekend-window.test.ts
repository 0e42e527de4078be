import { test } from 'vitest';
import { expectRule } from './testing/expect-rule.ts';
import { weekendWindow } from './weekend-window.ts';

test('windows of plans, stages and fleets, over the end of the week too', () => {
  expectRule(
    weekendWindow,
    `topology fleet {
  cluster web[4] { server[10] }
  window sat 09:00..16:00 in "UTC"
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ weekend-window
  window mon..fri 09:00..16:00 in "UTC"
}
plan weekly on fleet {
  window mon..thu 09:00..16:00 in "UTC"
  window fri..mon 09:00..16:00 in "UTC"
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ weekend-window
  stage all {
    window wed, sun 09:00..16:00 in "UTC"
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ weekend-window
    deploy all
  }
}
`,
  );
});

test('which days these are is an option', () => {
  const fleet = `topology fleet {
  cluster web[4] { server[10] }
  window fri 09:00..16:00 in "UTC"
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ weekend-window
  window sun 09:00..16:00 in "UTC"
}
`;
  expectRule(weekendWindow, fleet, { days: ['fri', 'sat'] });
});

import { test } from 'vitest';
import { shadowedName } from './shadowed-name.ts';
import { expectRule } from './testing/expect-rule.ts';

test('params with the name of something else that their plan speaks of', () => {
  expectRule(
    shadowedName,
    `topology fleet {
  cluster web[4] { label tier = late  server[10] }
  cluster pilot { label tier = early  server[10] }
}
plan weekly on fleet {
  param pilot = 1h
  //    ^^^^^ shadowed-name
  param tier = 2h
  //    ^^^^ shadowed-name
  param early = 3h
  //    ^^^^^ shadowed-name
  param rest = 4h
  param soak = 5h
  stage first { deploy all clusters where tier == early  wait pilot  wait tier  wait early  wait soak }
  stage rest { deploy remaining  wait rest }
}
plan other on fleet {
  param first = 1h
  stage all { deploy all  wait first }
}
`,
  );
});

test('rings, for params that are no percent', () => {
  expectRule(
    shadowedName,
    `audience users 1_000 { ring staff 10%  ring everyone }
plan app {
  param staff = 1w
  //    ^^^^^ shadowed-name
  stage all { release to 20%, everyone { wait staff } }
}
`,
  );
});

test('places called by words, and labels by levels', () => {
  expectRule(
    shadowedName,
    `topology fleet {
  region region {
  //     ^^^^^^ shadowed-name
    label zone = a
  //      ^^^^ shadowed-name
    cluster all { server[10] }
  //        ^^^ shadowed-name
    cluster web { server[10] }
    server[5]
  }
}
`,
  );
});

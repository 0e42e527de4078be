import { expect, test } from 'vitest';
import { docWithoutSubject } from './doc-without-subject.ts';
import { expectRule } from './testing/expect-rule.ts';
import { fixedBy } from './testing/fixed-by.ts';

test('above what has no documentation, and at the end of a line', () => {
  expectRule(
    docWithoutSubject,
    `/// The fleet.
/// All of it.
topology fleet { cluster web[4] { server[10] } }
/// How long things take.
model m {
  /// Measured in May.
  deploy takes 4m per server
  bug crash { present 1%  surfaces after 5 server-hours } /// From the log.
  //                                                      ^^^^^^^^^^^^^^^^^ doc-without-subject
  bug slow { present 1%  surfaces after 5 server-hours }
}
// A comment.
plan weekly on fleet using m {
  /// One in four.
//^^^^^^^^^^^^^^^^ doc-without-subject
  maxDown 25% per cluster
  /// All at once.
  stage all {
    /// Every one.
    deploy all
  }
  /// Back.
//^^^^^^^^^ doc-without-subject
  on unhealthy rollback
  /// The end.
//^^^^^^^^^^^^ doc-without-subject
}
`,
  );
});

test('it becomes a comment', () => {
  expect(fixedBy(docWithoutSubject, 'flag a {\n  /// Us.\n  owner "us"\n}\n')).toBe(
    'flag a {\n  // Us.\n  owner "us"\n}\n',
  );
});

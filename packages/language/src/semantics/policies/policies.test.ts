import { expect, test } from 'vitest';
import { expectFindings } from '../testing/expect-findings.ts';

test('a policy says what plans must meet that it does not know', () => {
  const { program } = expectFindings(`
/// For all that customers see.
policy careful {
  maxDown 50% per cluster
  exclusive us, eu
  expect P(escape of crash) < 0.1% at 99.9%
  expect mean(exposure to slow) < 5_000 requests
  expect max(down per rack) <= 50%
  expect exclusive us, eu
}`);
  expect(program.policies).toMatchObject([
    {
      name: 'careful',
      doc: 'For all that customers see.',
      constraints: [{ kind: 'maxDown' }, { kind: 'exclusive' }],
      expectations: [
        {
          measure: { of: { kind: 'escape', bug: 'crash' } },
          level: 0.999,
          text: 'expect P(escape of crash) < 0.1% at 99.9%',
        },
        { bound: { kind: 'exposure', amount: 5_000, unit: 'requests' } },
        { measure: { of: { kind: 'down', per: 'rack' } } },
        { kind: 'exclusive', sets: { kind: 'places' } },
      ],
    },
  ]);
});

test('a file has its own policies, then those that it imports', () => {
  const { program } = expectFindings(`
//- plan.rollout
import { fast, careful } from "./policies.rollout"
policy own { maxDown 50% per cluster }
//- policies.rollout
policy careful { expect P(rollback) < 5% }
policy fast { expect p95(duration) <= 5d }
policy other { expect p95(duration) <= 6d }
`);
  expect(program.policies.map(({ name }) => name)).toEqual(['own', 'fast', 'careful']);
});

test('what a policy cannot say', () => {
  const { program } = expectFindings(`
policy careful {
  deadline 5d
//^^^^^^^^^^^ plan-only
  watch health
//^^^^^^^^^^^^ plan-only
  horizon 5d
//^^^^^^^^^^ plan-only
  expect P(found in first) > 60%
                 // ^^^^^ policy-stage
  expect p95(duration) <= soak
                       // ^^^^ param-outside-plan
  expect mean(exposure to crash) <= 500
                                 // ^^^ wrong-kind
  expect exclusive us, here
                    // ^^^^ here-outside-each
}
policy nothing { }
    // ^^^^^^^ empty-policy
policy broken { expect P(rollback) }
                              // ^ incomplete
`);
  expect(program.policies).toEqual([]);
});

test('a name is declared once', () => {
  const { program } = expectFindings(`
policy careful { maxDown 50% per cluster }
policy careful { maxDown 25% per cluster }
    // ^^^^^^^ duplicate-name
model careful { deploy takes 5m per server }
   // ^^^^^^^ duplicate-name
`);
  expect(program.policies).toHaveLength(1);
});

test('a plan does not name a policy', () => {
  expectFindings(`
policy careful { maxDown 50% per cluster }
topology fleet { cluster web[4] }
plan weekly on fleet using careful { maxDown 50%  stage s { deploy all } }
                        // ^^^^^^^ wrong-declaration
`);
});

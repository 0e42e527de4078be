import { applyEdits, checkText, hasErrors } from '@rollout/language';
import { expect, test } from 'vitest';
import { lastStageWithoutGate } from './last-stage-without-gate.ts';
import { stageWithoutGate } from './stage-without-gate.ts';
import { subjectsOf } from './testing/expect-rule.ts';
import { waitWithoutGate } from './wait-without-gate.ts';

const plan = (stages: string) => `topology fleet { cluster web[5] { server[10] } }
model m {
  deploy takes 1m per server
  gate h { detects 90% }
  gate i { detects 90% }
}
plan p on fleet {
  param soak = 2h
${stages}}
`;

/** The text with the fix of what the rule finds first; null: there is none. */
function fixed(rule: typeof waitWithoutGate, text: string): string | null {
  const [finding] = subjectsOf(text).flatMap((subject) => rule.run(subject, {}));
  if (finding?.fix === undefined) return null;
  expect(finding.fix.safety).toBe('unsafe');
  const after = applyEdits(text, finding.fix.edits);
  expect(hasErrors(checkText(after).diagnostics)).toBe(false);
  return after;
}

const GATED = '  stage b {\n    deploy web-2\n    wait soak\n    gate i\n  }\n';

test('as the plan looks elsewhere', () => {
  expect(fixed(waitWithoutGate, plan(`  stage a {\n    deploy web-1\n    wait 1h\n  }\n${GATED}`))).toBe(
    plan(`  stage a {\n    deploy web-1\n    wait 1h\n    gate i\n  }\n${GATED}`),
  );
  expect(fixed(stageWithoutGate, plan(`  stage a { deploy web-1 }\n${GATED}`))).toBe(
    plan(`  stage a { deploy web-1\n  wait soak\n  gate i }\n${GATED}`),
  );
  expect(fixed(lastStageWithoutGate, plan(`${GATED}  stage c {\n    deploy remaining // all\n  }\n`))).toBe(
    plan(`${GATED}  stage c {\n    deploy remaining // all\n    wait soak\n    gate i\n  }\n`),
  );
});

test('a plan that looks nowhere says nothing of how', () => {
  expect(fixed(lastStageWithoutGate, plan('  stage a { deploy web-1 }\n'))).toBeNull();
});

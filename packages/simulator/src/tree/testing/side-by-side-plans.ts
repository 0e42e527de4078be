/**
 * Texts of random plans whose stages and blocks go side by side, with gates that are repeated after a false alarm. All times are whole hours, so that much ends
 * in the same moment.
 */
import fc from 'fast-check';

interface Stage {
  /** Per stage before it, whether it has to have ended. */
  readonly after: readonly boolean[];
  readonly parts: readonly ({ readonly kind: 'wait'; readonly hours: number } | { readonly kind: 'gate' })[];
  readonly each: boolean;
  readonly parallel: number;
}

const stage = fc.record<Stage>({
  after: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
  parts: fc.array(
    fc.oneof(
      fc.record({ kind: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 4 }) }),
      fc.constant({ kind: 'gate' as const }),
    ),
    { minLength: 1, maxLength: 2 },
  ),
  each: fc.boolean(),
  parallel: fc.integer({ min: 1, max: 2 }),
});

/** `tail` is what the plan ends with, beside its handlers. */
export const sideBySidePlans: fc.Arbitrary<(tail?: string) => string> = fc
  .record({
    stages: fc.array(stage, { minLength: 1, maxLength: 2 }),
    falseAlarm: fc.constantFrom(2, 5, 20),
    detects: fc.constantFrom(60, 100),
    pause: fc.integer({ min: 0, max: 3 }),
    most: fc.constantFrom('', '', ' at most 2'),
  })
  .map(
    ({ stages, falseAlarm, detects, pause, most }) =>
      (tail = '') =>
        `
  topology fleet { ${stages.map((_, i) => `region r${i} { cluster a { server[1] } cluster b { server[2] } }`).join(' ')} }
  model numbers {
    deploy takes 1h per server
    rollback takes 1h per server
    bug leak { present 20%  shows 50% at cluster 1  shows 30% at cluster 2 }
    gate health { detects ${detects}%  false alarm ${falseAlarm}%  takes 1h }
  }
  plan p on fleet using numbers {
    stage begin { wait 1h }
    ${stages
      .map(({ after, parts, each, parallel }, i) => {
        const before = ['begin', ...stages.flatMap((_, j) => (j < i && after[j] === true ? [`s${j}`] : []))];
        const steps = parts.map((part) => (part.kind === 'gate' ? 'gate health' : `wait ${part.hours}h`)).join('  ');
        const block = each
          ? `each cluster in r${i} parallel ${parallel} { deploy here  ${steps} }`
          : `deploy r${i}  ${steps}`;
        return `stage s${i} after ${before.join(', ')} { ${block} }`;
      })
      .join('\n')}
    on unhealthy rollback
    on false alarm ${pause > 0 ? `pause for ${pause}h then ` : ''}retry${most}${most === '' ? '' : ' then continue'}
    ${tail}
  }`,
  );

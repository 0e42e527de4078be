import { describe, expect, test } from 'vitest';
import { machineOf } from '../../../../testing/open-example.ts';
import { assumptionsOf } from './assumptions.ts';
import { timeLaw } from './law-text.ts';
import { numberGroups } from './number-rows.ts';
import { writtenNumbers } from './written.ts';

const TEXT = `topology t { cluster c[2] { server[10] } }
model base {
  deploy takes exponential(mean 10m) per server
  deploy fails 2% from 4 of 200 per server after 1m retry 1
  bug crash { present 3% from 6 of 194  surfaces after 100 server-hours }
  bug config { found 1% at cluster 1  found 2% at cluster 2 }
  gate health { detects 95% }
}
model own extends base {
  bug crash { present 5% }
  watch health { detects 80% after 5m }
}
plan p on t using own {
  param soak = 1h
  stage s { watch health  deploy all  wait soak  gate health }
  on unhealthy rollback
}
scenario bad for p { assume config present 100% }
`;

const written = writtenNumbers([{ path: 'p.rollout', text: TEXT }], 'p', null);

describe('where a number is written', () => {
  test('in the model that says it last', () => {
    expect(written.get('deploy takes')).toEqual({ file: 0, line: 3, model: 'base' });
    expect(written.get('bug crash present')).toEqual({ file: 0, line: 10, model: 'own' });
    expect(written.get('bug crash surfaces')).toEqual({ file: 0, line: 5, model: 'base' });
    expect(written.get('watch health after')).toEqual({ file: 0, line: 11, model: 'own' });
    expect(written.has('rollback takes')).toBe(false);
  });

  test('in the scenario under which the plan runs, and in no other', () => {
    const under = writtenNumbers([{ path: 'p.rollout', text: TEXT }], 'p', 'bad');
    expect(under.get('bug config present')).toEqual({ file: 0, line: 18, model: null });
    expect(written.has('bug config present')).toBe(false);
  });

  test('in the file in which it stands', () => {
    const [before = '', after = ''] = TEXT.split(/(?=plan p)/);
    const two = writtenNumbers(
      [
        { path: 'p.rollout', text: after },
        { path: 'm.rollout', text: before },
      ],
      'p',
      null,
    );
    expect(two.get('deploy takes')).toEqual({ file: 1, line: 3, model: 'base' });
  });

  test('nowhere, where there is no such plan, or a model extends itself', () => {
    expect(writtenNumbers([], 'p', null).size).toBe(0);
    expect(
      writtenNumbers([{ path: 'p', text: 'model m extends m { }  plan p on t using m { }' }], 'p', null).size,
    ).toBe(0);
  });
});

describe('numbers in words', () => {
  const groups = numberGroups(machineOf(TEXT));
  const value = (title: string, name: string) =>
    groups.find((group) => group.title === title)?.rows.find((row) => row.name === name);

  test('with what they were estimated from', () => {
    expect(value('Deploying and going back', 'an attempt to deploy fails')).toMatchObject({
      value: '2%',
      evidence: '4 of 200',
    });
    // What the extending model says anew has no evidence.
    expect(value('Bug crash', 'it is there')).toMatchObject({ value: '5%', evidence: null });
    expect(value('Bug crash', 'it surfaces after')).toMatchObject({ value: '100 server-hours' });
    expect(value('Bug config', 'it is found at cluster 2')).toMatchObject({ value: '2%', key: 'bug config shows 1' });
    expect(value('Check health', 'a watch sees a bug that has shown')).toMatchObject({ value: '80%' });
  });

  test('a distribution by its median and P95', () => {
    // Of an exponential, ln 2 and ln 20 times the mean: 6.93 and 29.96 minutes.
    expect(timeLaw({ kind: 'exponential', mean: 600_000 })).toBe(
      'exponential, mean 10m: half within 6m 56s, 95% within 29m 57s',
    );
    expect(timeLaw({ kind: 'fixed', value: 0 })).toBe('no time');
  });
});

describe('assumptions', () => {
  const told = assumptionsOf(machineOf(TEXT), written, null).join('\n');

  test('are what the plan leaves out', () => {
    expect(told).toContain('It does not matter when it starts');
    expect(told).toContain('Going back takes as long as deploying');
    expect(told).toContain('health never cries wolf, takes no time and is blind to no bug, as nothing says otherwise.');
    expect(told).toContain('Nothing limits how much is down at once.');
    expect(told).toContain('the model has no outages');
  });

  test('and nothing that it says', () => {
    expect(told).not.toContain('No attempt to deploy fails');
    expect(told).not.toContain('sees every bug');
    expect(told).not.toContain('What has failed is not tried again');
  });
});

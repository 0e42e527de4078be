import { describe, expect, test } from 'vitest';
import { subjectsOf } from '../testing/expect-rule.ts';

const FLEET = `topology fleet {
  region west { cluster w[4] { server[10] } }
  region east { cluster e[4] { server[10] } }
}
`;
const MODEL = `model m {
  deploy takes 1m per server
  gate h { detects 90% }
  watch h { detects 90% }
}
`;

/** The stretches of the only plan: what each move does, in a word. */
function told(plan: string, before = FLEET + MODEL): readonly string[] {
  const [subject] = subjectsOf(`${before}plan p ${plan}\n`);
  return (subject?.route().stretches ?? []).map(({ moves, look }) => {
    const words = moves.map((move) => {
      const times = move.steps.length === 1 ? '' : `${move.steps.length}x`;
      if (move.advance === null) return times + move.kind;
      const { lever, from, to } = move.advance;
      return `${times}${lever} ${from}..${to}`;
    });
    return `${words.join(', ')}${look === null ? ' …' : '.'}`;
  });
}

describe('stretches', () => {
  test('end at each look, and at the plan’s end', () => {
    expect(
      told(`on fleet {
        stage a { deploy w-1  wait 1h  gate h  deploy w-2  gate approval "ops" takes 1h }
        stage b { deploy remaining  wait 1h }
      }`),
    ).toEqual(['servers 0..0.125, wait, gate.', 'servers 0.125..0.25, approval.', 'servers 0.25..1, wait …']);
  });

  test('a wait is a look while a watch is on', () => {
    expect(
      told('on fleet { stage a { watch h  deploy w-1  wait 1h }  stage b { deploy remaining  wait 1h } }'),
    ).toEqual(['servers 0..0.125, wait.', 'servers 0.125..1, wait …']);
  });
});

describe('units that go together', () => {
  test('keep step with one another, group by group', () => {
    expect(told('on fleet { stage a { each cluster in all parallel 1, 3, 2 { deploy here  gate h } } }')).toEqual([
      'servers 0..0.125, gate.',
      '3xservers 0.125..0.5, 3xgate.',
      '2xservers 0.5..0.75, 2xgate.',
      '2xservers 0.75..1, 2xgate.',
    ]);
  });

  test('are no more than exclusions and limits let be', () => {
    expect(
      told('on fleet { exclusive regions  stage a { each region in all parallel 2 { deploy here  gate h } } }'),
    ).toEqual(['servers 0..0.5, gate.', 'servers 0.5..1, gate.']);
    expect(
      told(
        'on fleet { maxParallel 1 cluster per region  stage a { each cluster in all parallel 8 { deploy here  gate h } } }',
      ),
    ).toEqual([
      '2xservers 0..0.25, 2xgate.',
      '2xservers 0.25..0.5, 2xgate.',
      '2xservers 0.5..0.75, 2xgate.',
      '2xservers 0.75..1, 2xgate.',
    ]);
  });
});

describe('who is reached', () => {
  test('is of the servers of the plan’s services', () => {
    expect(
      told(
        'of shop on fleet { stage a { deploy w-1  gate h  deploy remaining } }',
        `${FLEET}service shop { runs on west }\n${MODEL}`,
      ),
    ).toEqual(['servers 0..0.25, gate.', 'servers 0.25..1 …']);
  });

  test('is nobody by a deployment, where traffic is shifted later', () => {
    expect(
      told(
        'of shop on fleet { stage a { deploy green to all  shift traffic to 10%, 100% { gate h }  retire blue } }',
        `${FLEET}service shop { runs on all }\n${MODEL}`,
      ),
    ).toEqual(['deploy, traffic 0..0.1, gate.', 'traffic 0.1..1, gate.', 'retire …']);
  });

  test('is nobody by code of which all that is new is behind a flag', () => {
    const people = `audience users 1_000 { ring few 10%  ring everyone }
flag dark {}
model n {
  deploy takes 1m per server
  bug b { present 1%  behind dark  surfaces after exponential(mean 9 user-hours) }
  gate h { detects 90% }
}
`;
    expect(
      told('on fleet { stage a { deploy all  enable dark for few, everyone { gate h } } }', FLEET + people),
    ).toEqual(['deploy, flag 0..0.1, gate.', 'flag 0.1..1, gate.']);
  });
});

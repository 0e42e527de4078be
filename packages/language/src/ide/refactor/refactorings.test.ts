import { describe, expect, test } from 'vitest';
import { offeredAt, refactored } from './testing/refactored.ts';

const plan = (sentences: string): string => `plan p {\n${sentences.replace(/^(?=.)/gm, '  ')}\n}\n`;

describe('a number to a param', () => {
  test('gets a name, a range and a place below the other params', () => {
    expect(refactored(plan('param a = 2  // two\n\nstage s {\n  wait 2$04h\n}'), 'Make `24h` a param')).toBe(
      plan('param a = 2  // two\nparam [soak] = 24h in 12h..48h\n\nstage s {\n  wait soak\n}'),
    );
  });

  test('stands first where there is none', () => {
    expect(refactored(plan('/// Doc.\nstage s { deploy 4 clusters parallel $04 }'), 'Make `4` a param')).toBe(
      plan('param [at-once] = 4 in 2..8\n/// Doc.\nstage s { deploy 4 clusters parallel at-once }'),
    );
  });

  test('in all places where it means the same', () => {
    const text = plan('stage s { wait $04h  wait 4h  gate canary standard for 4h }');
    expect(refactored(text, 'Make all 2 `4h` here a param')).toBe(
      plan('param [soak] = 4h in 2h..8h\nstage s { wait soak  wait soak  gate canary standard for 4h }'),
    );
  });

  test('is not offered where no param can stand', () => {
    const offers = [
      plan('expect mean(exposure to crash) < 50$00 server-hours'),
      plan('param a = $02'),
      'model m { deploy takes $04m per server }',
    ].flatMap(offeredAt);
    expect(offers.filter((title) => title.includes('a param'))).toEqual([]);
  });
});

test('a param is taken out, and its value stands for it', () => {
  const text = plan(
    'param soak = 24h in 1h..72h\nparam n = 2\n\nstage s { deploy n clusters  wait $0soak  wait soak }',
  );
  expect(refactored(text, 'Write 24h wherever')).toBe(
    plan('param n = 2\n\nstage s { deploy n clusters  wait 24h  wait 24h }'),
  );
});

describe('stages', () => {
  test('are split where the cursor is, with what holds for all of them', () => {
    const text = plan(
      'stage s {\n  maxDown 10%\n  deploy 1 cluster  // why\n  // next\n  wait$0 4h\n  on unhealthy stop\n}\nstage t after s { deploy all }',
    );
    expect(refactored(text, 'Split the stage')).toBe(
      plan(
        'stage s {\n  maxDown 10%\n  deploy 1 cluster  // why\n  on unhealthy stop\n}\n\nstage [s-2] {\n  maxDown 10%\n  // next\n  wait 4h\n  on unhealthy stop\n}\nstage t after s-2 { deploy all }',
      ),
    );
    expect(refactored(plan('stage s { deploy 1 cluster  wai$0t 4h }'), 'Split the stage')).toBe(
      plan('stage s { deploy 1 cluster }\nstage [s-2] { wait 4h }'),
    );
  });

  test('inside parallel wait for each other', () => {
    expect(refactored(plan('parallel {\n  stage s { deploy a  $0wait 4h }\n}'), 'Split the stage')).toBe(
      plan('parallel {\n  stage s { deploy a }\n  stage [s-2] after s { wait 4h }\n}'),
    );
  });

  test('are joined', () => {
    const text = plan(
      'stage a {\n  maxDown 10%\n  deploy 1 cluster\n  // end\n}\n\n/// Said.\nstage $0b {\n  maxDown 10%\n  wait 4h\n}\nstage c after b { deploy all }',
    );
    expect(refactored(text.replace('$0', '').replace('stage a', 'stage $0a'), 'Join `a` with `b`')).toBe(
      plan(
        'stage a {\n  maxDown 10%\n  deploy 1 cluster\n  // end\n  // Said.\n  wait 4h\n}\nstage c after a { deploy all }',
      ),
    );
    expect(offeredAt(text.replace('10%\n    wait', '20%\n    wait'))).not.toContain('Join `a` with `b`');
  });

  test('go side by side, and in a row', () => {
    const row = 'stage a { deploy us }\n// then\nstage b { deploy eu }';
    expect(refactored(plan(`«${row}»`), 'Run these 2 stages')).toBe(plan(`parallel {\n${row.replace(/^/gm, '  ')}\n}`));
    expect(refactored(plan(`$0parallel {\n${row.replace(/^/gm, '  ')}\n}`), 'Run these stages')).toBe(plan(row));
  });
});

describe('ramps', () => {
  const steps = 'deploy 1 cluster in us\n  wait 4h\n  deploy 2 clusters in us parallel 2\n  wait 4h';
  const ramp = 'ramp 1, 2 clusters in us {\n    wait 4h\n  }';

  test('are made of steps that come again, and of these', () => {
    expect(refactored(plan(`stage s {\n  $0${steps}\n}`), 'Fold the steps')).toBe(plan(`stage s {\n  ${ramp}\n}`));
    expect(refactored(plan(`stage s {\n  $0${ramp}\n}`), 'Write the ramp out')).toBe(plan(`stage s {\n  ${steps}\n}`));
  });

  test('are made of stages, and become stages', () => {
    const stages =
      'stage s { deploy 1 cluster  wait 4h }\n\nstage s-2 { deploy 2 clusters parallel 2  wait 4h }\n\nstage s-3 { deploy 4 clusters parallel 4  wait 4h }\nstage t after s-3 { deploy all }';
    const folded = 'stage s {\n  ramp 1, 2, 4 clusters {\n    wait 4h\n  }\n}\nstage t after s { deploy all }';
    expect(refactored(plan(stages.replace('s-2', '$0s-2')), 'Fold 3 stages into a ramp')).toBe(plan(folded));
    expect(refactored(plan(folded.replace('ramp', '$0ramp')), 'Turn the ramp into stages')).toBe(
      plan(
        'stage s {\n  deploy 1 cluster\n  wait 4h\n}\n\nstage [s-2] {\n  deploy 2 clusters parallel 2\n  wait 4h\n}\n\nstage s-3 {\n  deploy 4 clusters parallel 4\n  wait 4h\n}\nstage t after s-3 { deploy all }',
      ),
    );
  });

  test('deploy at once, which is said', () => {
    const one = plan('stage s {\n  $0deploy 1 cluster\n  wait 4h\n  deploy 2 clusters\n  wait 4h\n}');
    expect(offeredAt(one)).toContain('Fold the steps into a ramp (each number at once: changes what the plan does)');
    expect(offeredAt(one.replace('2 clusters', '2 regions')).join()).not.toContain('ramp');
  });
});

test('where a file has a layout of its own, only what is changed gets ours', () => {
  const text = (wait: string): string => `plan p{\n   deadline   5d\n   stage s {\n     wait    ${wait}\n   }\n}\n`;
  expect(refactored(text('2$04h'), 'Write `24h` as `1d`')).toBe(text('1d').replace('     wait    1d', '    wait 1d'));
  expect(refactored(text('2$04h'), 'Make `24h` a param')).toBe(
    'plan p{\n  param [soak] = 24h in 12h..48h\n   deadline   5d\n   stage s {\n    wait soak\n   }\n}\n',
  );
});

test('some sentences of a model become a model that it extends', () => {
  const text =
    'model m {\n  switch takes 1s\n«  // slow\n  deploy takes 4m per server»  // why\n}\n\nplan p { stage s { deploy all } }\n';
  expect(refactored(text, 'Extract a model')).toBe(
    'model [m-base] {\n  deploy takes 4m per server  // why\n}\n\nmodel m extends m-base {\n  switch takes 1s\n  // slow\n}\n\nplan p using m { stage s { deploy all } }\n',
  );
});

test('a duration in other units, a name in quotes', () => {
  expect(refactored(plan('deadline 2$04h'), 'Write `24h` as `1d`')).toBe(plan('deadline 1d'));
  expect(offeredAt(plan('deadline 3$06h')).filter((title) => title.includes(' as '))).toEqual([
    'Write `36h` as `1d12h`',
  ]);
  expect(refactored(plan('watch «health»'), 'Write `health` in quotes')).toBe(plan('watch "health"'));
  expect(refactored(plan('watch $0"slow"'), 'Write "slow" without')).toBe(plan('watch slow'));
  expect(offeredAt(plan('deadline exp$0onential(mean 1h)')).join()).not.toContain('quotes');
});

test('what has no documentation gets some', () => {
  expect(refactored(`// x\n${plan('sta$0ge s { deploy all }')}`, 'Document `s`')).toBe(
    `// x\n${plan('/// [What `s` is for.]\nstage s { deploy all }')}`,
  );
  expect(offeredAt(`/// Said.\n$0${plan('deadline 5d')}`).join()).not.toContain('Document');
});

describe('a declaration goes to another file', () => {
  test('a new one, with what it needs, and is imported from there', () => {
    const text = `//- plan.rollout
model base { switch takes 1s }

// Careful.
model $0m extends base {
  deploy takes 4m per server
}

plan p using m { stage s { deploy all } }
//- other.rollout
import { m } from "./plan.rollout"
`;
    expect(refactored(text, 'Move `m` with what it needs to a new file')).toBe(`import { m } from "./m.rollout"

plan p using m { stage s { deploy all } }
//- other.rollout
import { m } from "./m.rollout"
//- m.rollout
model base { switch takes 1s }
// Careful.
model m extends base {
  deploy takes 4m per server
}
`);
  });

  test('one that is imported already', () => {
    const text = `//- plans/plan.rollout
import { fleet } from "./fleet.rollout"

model $0m { deploy takes empirical("t.csv", column "m") per server }
plan p on fleet using m { stage s { deploy all } }
//- plans/fleet.rollout
topology fleet { cluster web[4] }
`;
    expect(refactored(text, 'Move `m` to ./fleet.rollout')).toBe(`import { fleet, m } from "./fleet.rollout"

plan p on fleet using m { stage s { deploy all } }
//- plans/fleet.rollout
topology fleet { cluster web[4] }

model m { deploy takes empirical("t.csv", column "m") per server }
`);
  });
});

// Somebody who has never written a plan writes the first one of the examples into an empty file, out of the list beside the cursor wherever it is shorter
// than typing. Every key is counted; what the list cannot do shows here as more of them.
import { readFileSync } from 'node:fs';
import { lexemesOf } from '@rollout/language';
import { expect, test } from 'vitest';
import { startServer } from '../../packages/language-server/src/testing/client.ts';
import manifest from '../../packages/vscode-extension/package.json' with { type: 'json' };
import type { Server } from './typist/list.ts';
import { type Typist, typistAt } from './typist/typist.ts';

const PLAN = readFileSync(new URL('../../examples/first-plan/first-plan.rollout', import.meta.url), 'utf8');

/** Sentences for people are typed; there is nothing that could offer them. */
const docs = (text: string): readonly string[] => text.split('\n').flatMap((line) => /\/\/\/.*/.exec(line)?.[0] ?? []);

const tokens = (text: string): readonly string[] => lexemesOf(text).tokens.map(({ text }) => text);

async function server(): Promise<Server> {
  const { initialized, stop } = await startServer();
  await stop();
  return {
    triggers: initialized.capabilities.completionProvider?.triggerCharacters ?? [],
    acceptsSmartly:
      manifest.contributes.configurationDefaults['[rollout]']['editor.acceptSuggestionOnEnter'] === 'smart',
  };
}

function writeFleet({ type, take, tab, enter, end, down }: Typist): void {
  const racks = (): void => {
    tab(2);
    take('rack');
    type('5');
    tab();
    take('server');
    type('20');
    end();
    down();
  };
  take('topology');
  type('fleet');
  tab();
  type('us-west');
  tab();
  racks();
  for (const region of ['us-east', 'europe']) {
    enter();
    take('region');
    type(region);
    tab();
    take('cluster');
    racks();
  }
  down();
  enter(2);
}

function writeModel({ type, take, tab, enter, end, down }: Typist, doc: () => void): void {
  take('model');
  tab(3);
  take('deploy fails');
  end();
  enter();
  take('rollback takes');
  end();
  enter(2);
  doc();
  take('bug found at');
  tab(4);
  enter();
  take('found at each of');
  end();
  down();
  enter(2);
  doc();
  take('bug');
  tab(2);
  type('1_500');
  end();
  down();
  enter(2);
  take('gate');
  end();
  down();
  enter(2);
}

function writePlan({ type, take, tab, enter, escape: close, end, down, up }: Typist): void {
  take('plan');
  type('first-plan');
  tab(3);
  type('50%');
  tab(2);
  type('1 cluster ');
  take('in');
  take('us-west');
  tab(3);
  type('world');
  end();
  down(2);
  end();
  type(' ');
  take('parallel');
  type('2');
  close();
  up(4);
  end();
  enter(2);
  take('stage');
  type('second');
  tab();
  type('2 clusters ');
  take('in');
  take('us-west');
  tab();
  type('12h');
  tab();
  end();
  down(10);
  enter(2);
  take('on');
  take('unhealthy');
  take('rollback');
}

test('the first plan is written with a third of its keys', async () => {
  const typist = typistAt(await server());
  const left = [...docs(PLAN)];
  const doc = (): void => {
    typist.type(left.shift() ?? '');
    typist.enter();
  };
  doc();
  writeFleet(typist);
  doc();
  writeModel(typist, doc);
  doc();
  writePlan(typist);
  const { text } = typist.editor();
  const said = docs(PLAN).join('').length;
  const plain = PLAN.trimEnd().replaceAll(/\n +/g, '\n').length - said;
  console.log(
    `The first plan takes ${typist.keys() - said} keys beside what is said in sentences; typed plainly ${plain}.`,
  );
  expect(typist.keys() - said).toBeLessThan(plain / 3);
  expect(tokens(text)).toEqual(tokens(PLAN));
  expect(docs(text)).toEqual(docs(PLAN));
});

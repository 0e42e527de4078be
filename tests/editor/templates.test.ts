import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { TEMPLATES } from '../../packages/cli/src/templates/template-names.ts';
import { TEMPLATES as OFFERED } from '../../packages/vscode-extension/src/templates/template-names.ts';
import { root } from '../support/repository.ts';

it('a new plan begins as one of `rollout init` does', () => {
  expect(OFFERED).toEqual(TEMPLATES);
  const files = readdirSync(join(root, 'packages/cli/templates'));
  expect(
    Object.keys(OFFERED)
      .map((name) => `${name}.rollout`)
      .sort(),
  ).toEqual([...files].sort());
});

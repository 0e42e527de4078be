import { expect, test } from 'vitest';
import { reasonOf } from './reason.ts';

test('whatever ends a page that is written has words', () => {
  const reasons = ['EPIPE', 'ENOSPC', 'EDQUOT', 'EFBIG', 'EIO'].map((code) =>
    reasonOf(Object.assign(new Error('write'), { code })),
  );
  for (const reason of reasons) expect(reason).toMatch(/^[a-z]+ /);
});

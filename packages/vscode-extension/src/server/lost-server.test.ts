import { expect, it } from 'vitest';
import { lostServer } from './lost-server.ts';

it('whoever waits for a server that ends, or has ended, is told so', () => {
  for (const code of [-32097, -32096])
    expect(lostServer(Object.assign(new Error('Client is not running'), { code }))).toMatchObject({
      message: expect.stringMatching(/^The server has stopped[.]/),
    });
});

it('what a server answers is told as it is', () => {
  for (const error of [Object.assign(new Error('No such file'), { code: -32602 }), new Error('no'), null])
    expect(lostServer(error)).toBe(error);
});

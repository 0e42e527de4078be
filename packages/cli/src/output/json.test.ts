import { expect, test } from 'vitest';
import { jsonText } from './json.ts';

test('no character reaches a terminal that it would act upon, and none is lost', () => {
  const names = ['\u001b[31m', '\u007f', '\u009b2J', '\u202egnp', '\u2028', '\ufeff', '東京', '😀'];
  const text = jsonText({ names });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2028\u2029\ufeff]/);
  expect(JSON.parse(text)).toEqual({ names });
});

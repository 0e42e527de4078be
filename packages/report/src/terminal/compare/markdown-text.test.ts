import { describe, expect, it } from 'vitest';
import { markdownCode, markdownText } from './markdown-text.ts';

describe('a text in Markdown', () => {
  it.each([
    ['http://a.example/x', 'http:&#8288;//a.example/x'],
    ['see HTTPS://a.example', 'see HTTPS:&#8288;//a.example'],
    ['www.a.example', 'www&#8288;.a.example'],
    ['me@a.example', 'me&#64;&#8288;a.example'],
    ['a/b#1', 'a/b&#35;&#8288;1'],
    ['gh-12', 'gh-&#8288;12'],
    ['<a href="x">', '&#60;a href=&#34;x&#34;&#62;'],
  ])('links nothing: %s', (text, written) => {
    expect(markdownText(text)).toBe(written);
  });

  it('stays as it is where there is nothing to link', () => {
    expect(markdownText('P(escape of crash) = 1.2%: 3h/4h')).toBe('P(escape of crash) = 1.2%: 3h/4h');
  });

  it('as code is a code span, in which nothing is linked, or has no addresses', () => {
    expect(markdownCode('http://a.example')).toBe('`http://a.example`');
    expect(markdownCode('`http://a.example')).toBe('<code>&#96;http:&#8288;//a.example</code>');
  });
});

/** What an editor has to know besides colours: comments, brackets, indentation, what a word is. */
export function languageConfiguration(): unknown {
  return {
    comments: { lineComment: '//', blockComment: ['/*', '*/'] },
    brackets: [
      ['{', '}'],
      ['[', ']'],
      ['(', ')'],
    ],
    autoClosingPairs: [
      { open: '{', close: '}' },
      { open: '[', close: ']' },
      { open: '(', close: ')' },
      { open: '"', close: '"', notIn: ['string', 'comment'] },
      { open: '/*', close: ' */', notIn: ['string'] },
    ],
    surroundingPairs: [
      ['{', '}'],
      ['[', ']'],
      ['(', ')'],
      ['"', '"'],
    ],
    folding: { markers: { start: '^\\s*//\\s*#?region\\b', end: '^\\s*//\\s*#?endregion\\b' } },
    // A number runs as far as letters, digits and `_` go; a name may have `-` inside.
    wordPattern: {
      pattern: '-?\\d[\\w.]*%?|[\\p{L}_][\\p{L}\\p{M}\\p{N}_]*(?:-[\\p{L}\\p{M}\\p{N}_]+)*',
      flags: 'u',
    },
    indentationRules: { increaseIndentPattern: '^.*\\{[^}"]*$', decreaseIndentPattern: '^\\s*\\}' },
    onEnterRules: [
      // Most say all in one line: only one that is split goes on by itself.
      { beforeText: '^\\s*///(?!/).*$', afterText: '\\S', action: { indent: 'none', appendText: '/// ' } },
      { beforeText: '\\{\\s*$', afterText: '^\\s*\\}', action: { indent: 'indentOutdent' } },
    ],
  };
}

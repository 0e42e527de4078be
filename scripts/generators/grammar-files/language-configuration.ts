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
    wordPattern: '-?\\d[\\w.]*%?|[\\p{L}_][\\p{L}\\p{M}\\p{N}_]*(?:-[\\p{L}\\p{M}\\p{N}_]+)*',
    indentationRules: { increaseIndentPattern: '^.*\\{[^}"]*$', decreaseIndentPattern: '^\\s*\\}' },
    onEnterRules: [
      { beforeText: '^\\s*///(?!/).*$', action: { indent: 'none', appendText: '/// ' } },
      { beforeText: '\\{\\s*$', afterText: '^\\s*\\}', action: { indent: 'indentOutdent' } },
    ],
  };
}

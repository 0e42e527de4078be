import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { oneScript, partsOf } from './one-script.ts';

/** What a script leaves in `said`. */
function run(entry: string, parts: Readonly<Record<string, string>>): readonly string[] {
  const said: string[] = [];
  const list = Object.entries(parts).map(([name, text]) => ({ name, text }));
  runInNewContext(oneScript(entry, list), { said });
  return said;
}

describe('one script of many', () => {
  it('runs what is required, once, and only then', () => {
    const parts = {
      'a.js': 'said.push("a"); const b = require("./b.js"), c = require("./c.js"); said.push(b.name + c.name)',
      'b.js': 'said.push("b"); exports.name = "B" + require("./c.js").name // the last line may be a comment',
      'c.js': 'said.push("c"); module.exports = { name: "C" }',
      'd.js': 'said.push("d")',
    };
    expect(run('a.js', parts)).toEqual(['a', 'b', 'c', 'BCC']);
  });

  it('lets two require each other, as Node does', () => {
    const parts = {
      'a.js': 'exports.one = 1; said.push(require("./b.js").two)',
      'b.js': 'exports.two = require("./a.js").one + 1',
    };
    expect(run('a.js', parts)).toEqual([2]);
  });

  it('runs what has failed again, and takes nothing of it for whole', () => {
    const parts = {
      'a.js':
        'for (const time of [1, 2]) try { said.push(require("./b.js").whole) } catch (error) { said.push(error.message) }',
      'b.js': 'if (said.length === 0) throw new Error("not yet"); exports.whole = "whole"',
    };
    expect(run('a.js', parts)).toEqual(['not yet', 'whole']);
  });

  it('says what is missing', () => {
    expect(() => run('a.js', { 'a.js': 'require("./toString")' })).toThrow('there is no ./toString');
  });
});

describe('the list of parts', () => {
  it('says what an entry needs', () => {
    expect(partsOf({ 'a.js': ['a.js', 'b.js'] }, 'a.js')).toEqual(['a.js', 'b.js']);
  });

  it('is looked at before it is believed', () => {
    for (const list of [null, [], {}, { 'a.js': 'a.js' }, { 'a.js': [1] }])
      expect(() => partsOf(list, 'a.js')).toThrow("the extension's server/parts.json does not list a.js");
  });
});

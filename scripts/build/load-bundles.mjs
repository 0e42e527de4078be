import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { Script } from 'node:vm';

// As the launcher does: V8 refuses code that was kept under other settings.
setFlagsFromString('--semi-space-growth-factor=16');

/** Loads bundles as the launcher does, and can leave V8's code for each beside it: functions that have been used by then are compiled in it. */
export function createLoader() {
  /** @type {Map<string, Script>} */
  const scripts = new Map();

  /**
   * Runs a bundle with the same text and name as the launcher, or V8 refuses the code.
   *
   * @param {string} file
   */
  function load(file) {
    const source = `(function (module, require, __filename) {${readFileSync(file, 'latin1')}\n})`;
    const script = new Script(source, { filename: file });
    scripts.set(file, script);
    const loaded = { exports: Object.create(null) };
    const own = createRequire(file);
    /** @param {string} name */
    const beside = (name) => (name.startsWith('./') ? load(resolve(dirname(file), name)) : own(name));
    script.runInThisContext()(loaded, beside, file);
    return loaded.exports;
  }

  function keep() {
    for (const [file, script] of scripts) {
      const fresh = `${file}.${process.pid}.cache`;
      writeFileSync(fresh, script.createCachedData());
      renameSync(fresh, `${file}.cache`);
    }
  }
  return { load, keep };
}

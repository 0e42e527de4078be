#!/usr/bin/env node
// The command itself is one bundled file that `npm run build` writes; npm links this launcher before that file is there.
// No module, because Node starts a script sooner.
'use strict';
const { existsSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

const bundle = join(__dirname, '..', 'dist', 'rollout.cjs');
if (existsSync(bundle)) {
  load().main();
} else {
  process.stderr.write('rollout is not built yet: run "npm run build" first.\n');
  process.exitCode = 2;
}

/**
 * Most of the time that a short command takes is compiling JavaScript. The build leaves V8's code for the bundle beside it,
 * for the Node that it ran on; another Node refuses it, and compiles the bundle (and remembers it, from 22.1 on).
 */
function load() {
  const cache = `${bundle}.cache`;
  if (existsSync(cache)) {
    const { Script } = require('node:vm');
    const source = `(function (module, require, __filename) {${readFileSync(bundle, 'latin1')}\n})`;
    const script = new Script(source, { filename: bundle, cachedData: readFileSync(cache) });
    if (!script.cachedDataRejected) {
      const loaded = { exports: {} };
      script.runInThisContext()(loaded, require, bundle);
      return loaded.exports;
    }
  }
  require('node:module').enableCompileCache?.();
  return require(bundle);
}

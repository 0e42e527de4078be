#!/usr/bin/env node
// The command itself is one bundled file that `npm run build` writes; npm links this launcher before that file is there.
// No module, because Node starts a script sooner.
'use strict';
const { existsSync, readFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { join } = require('node:path');
const { setFlagsFromString } = require('node:v8');

// Most of what a short command makes lives until it ends. So the room for what is new grows to its full size at once, and V8 does not copy all
// of it at each step on the way.
setFlagsFromString('--semi-space-growth-factor=16');

const dist = join(__dirname, '..', 'dist');
const bundle = join(dist, 'rollout.cjs');
if (existsSync(bundle)) {
  load(bundle).main();
} else {
  process.stderr.write('rollout is not built yet: run "npm run build" first.\n');
  process.exitCode = 2;
}

/**
 * Most of the time that a short command takes is compiling JavaScript. The build leaves V8's code for each bundle beside it,
 * for the Node that it ran on; another Node refuses it, and compiles the bundle (and remembers it, from 22.1 on).
 */
function load(bundle) {
  const own = createRequire(bundle);
  const cachedData = keptFor(bundle);
  if (cachedData !== undefined) {
    const { Script } = require('node:vm');
    const source = `(function (module, require, __filename) {${readFileSync(bundle, 'latin1')}\n})`;
    const script = new Script(source, { filename: bundle, cachedData });
    if (!script.cachedDataRejected) {
      const loaded = { exports: {} };
      // A bundle that it asks for lies beside it, and has its own.
      const beside = (name) => (name.startsWith('./') ? load(join(dist, name)) : own(name));
      script.runInThisContext()(loaded, beside, bundle);
      return loaded.exports;
    }
  }
  require('node:module').enableCompileCache?.();
  return own(bundle);
}

/** undefined: there is none, or it cannot be read. A build may put another in its place at any moment. */
function keptFor(bundle) {
  const cache = `${bundle}.cache`;
  try {
    return existsSync(cache) ? readFileSync(cache) : undefined;
  } catch {
    return undefined;
  }
}

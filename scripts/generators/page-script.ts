import { join } from 'node:path';
import { build } from 'esbuild';
import type { Generator } from '../generator.ts';

const ROOM = 'packages/report/src/pictures/page';

/** The script of pages as a text: a page holds it whole, and whoever makes a page, in a browser too, has no bundler at hand. */
const generator: Generator = {
  owns: [`${ROOM}/generated/`],
  async generate(root) {
    const { outputFiles } = await build({
      absWorkingDir: root,
      entryPoints: [join(root, ROOM, 'client/main.ts')],
      bundle: true,
      minify: true,
      write: false,
      format: 'iife',
      platform: 'browser',
      target: 'es2022',
      charset: 'utf8',
      conditions: ['source'],
      legalComments: 'none',
      logLevel: 'warning',
    });
    const [script] = outputFiles;
    if (script === undefined) throw new Error('there is no script');
    const text = JSON.stringify(script.text.trim());
    const module = `/** Written by \`npm run generate -- page-script\` from \`client/\`. */\nexport const CLIENT_SCRIPT =\n  ${text};\n`;
    return new Map([[`${ROOM}/generated/client-script.ts`, module]]);
  },
};

export default generator;

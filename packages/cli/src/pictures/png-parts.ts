import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';

/** What turns pictures into pixels, and the letters in them. */
interface Parts {
  readonly wasm: Uint8Array<ArrayBuffer>;
  readonly fonts: readonly Uint8Array[];
}

/** The last Node whose V8 is known to know the flag; another would complain of it. */
const LAST_KNOWN = 24;

/**
 * What turns pictures into pixels is WebAssembly. V8 compiles it quickly, and then again thoroughly while it runs, which takes three times as long as
 * drawing a picture and makes no drawing faster: so it does not. To be called before it is loaded.
 */
function compileQuickly(): void {
  if (Number.parseInt(process.versions.node, 10) <= LAST_KNOWN) setFlagsFromString('--liftoff-only');
}

/** Reads them: beside the bundled command, or where npm has put the packages that they are from. */
export async function readPngParts(): Promise<Parts> {
  compileQuickly();
  const [wasm, ...fonts] = await Promise.all([
    readFile(partAt('index_bg.wasm', '@resvg/resvg-wasm/index_bg.wasm')),
    readFile(partAt('DejaVuSans.ttf', 'dejavu-fonts-ttf/ttf/DejaVuSans.ttf')),
    readFile(partAt('DejaVuSans-Bold.ttf', 'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf')),
  ]);
  return { wasm, fonts };
}

function partAt(name: string, inPackage: string): string {
  const own = fileURLToPath(import.meta.url);
  const beside = join(dirname(own), name);
  if (existsSync(beside)) return beside;
  // They are what the package that draws depends on.
  const report = createRequire(own).resolve('@rollout/report/package.json');
  return createRequire(report).resolve(inPackage);
}

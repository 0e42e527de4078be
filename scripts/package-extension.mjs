// npm run package:extension: the extension for VS Code in one file, packages/vscode-extension/dist/rollout.vsix. Checks no types.
import { bundleExtension } from './build/bundle-extension.mjs';

const { vsix, bytes, parts } = await bundleExtension();
process.stdout.write(`${vsix}: ${kilobytes(bytes)}\n`);
for (const part of parts) process.stdout.write(`  ${part.name}: ${kilobytes(part.bytes)}\n`);

/** @param {number} bytes */
function kilobytes(bytes) {
  return `${Math.ceil(bytes / 1000).toLocaleString('en')} kB`;
}

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { vscodeFolder } from '../../../scripts/lib/vscode-folder.mjs';
import { hasChromium } from '../../pictures/support/chromium.ts';

const folder = vscodeFolder();

/** Whether there is a VS Code to try the extension in (scripts/install-vscode.mjs), and a browser to see it with: tests that need them say so by name. */
export const hasVscode = existsSync(join(folder, 'installed')) && hasChromium;

/** What Node runs to start it, and to install extensions into it. */
export const vscodeEntry = join(folder, 'node_modules/code-server/out/node/entry.js');

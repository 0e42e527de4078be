// npm run bundle: only the command line, in one file, from the sources: what there is to install. Checks no types.
import { bundleCommandLine } from './build/bundle-command-line.mjs';

await bundleCommandLine();

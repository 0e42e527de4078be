// The entry of the bundled command: `npm run build` turns this file and all it imports into dist/rollout.mjs.
export {};

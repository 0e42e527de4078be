/** Milliseconds for a test or a hook. It is short where nothing else runs; beside others, on a slow machine, all of it may take long. */
export const PATIENCE = 240_000;

/** For `expect.poll`: as long as the test may take. */
export const PATIENTLY = { timeout: PATIENCE, interval: 200 };

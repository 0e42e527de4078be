/** The language's id, which is also the name of our settings and the beginning of our commands. */
export const LANGUAGE = 'rollout';

/** Wherever a plan lies: on a disk, in a repository that is only looked at, in an editor that has no file yet. */
export const DOCUMENTS = [{ language: LANGUAGE }] as const;

/** Settings of projects, which the server also has something to say about. */
export const CONFIG_FILE = 'rollout.config.json';

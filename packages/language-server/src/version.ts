export const NAME = 'rollout';

/** That of all packages. */
export const VERSION = '0.1.0';

/** Of Rollout, as in the package's manifest (a test compares them): results name the version that made them. */
export const VERSION = '0.1.0';

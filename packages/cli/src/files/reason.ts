const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  EISDIR: 'it is a folder',
  EEXIST: 'something else has its name',
  ENOENT: 'the folder does not exist',
  ENOTDIR: 'part of its path is not a folder',
  ENOSPC: 'no space is left',
  EDQUOT: 'the quota is used up',
  EFBIG: 'it would be larger than files may be',
  EPIPE: 'nobody reads it any more',
  EROFS: 'the file system is read-only',
  ELOOP: 'too many links',
  ENAMETOOLONG: 'its name is too long',
  EIO: 'input or output error',
  EMFILE: 'too many open files',
};

/** Why the system refused something, in words, with its own code where we have none. */
export function reasonOf(error: unknown): string {
  const code = errorCode(error);
  return REASONS[code] ?? code;
}

/** The system's code of an error, such as `ENOENT`. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : String(error);
}

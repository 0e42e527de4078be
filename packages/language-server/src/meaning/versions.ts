/** Versions of open documents that an answer is of, by path; null: the file is not open, and was read from where files are kept. */
export type Versions = Readonly<Record<string, number | null>>;

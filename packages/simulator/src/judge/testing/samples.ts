/** Published samples that tests hold the judge against. */

/** Values from how often each comes. */
export function repeated(counts: readonly (readonly [value: number, times: number])[]): number[] {
  return counts.flatMap(([value, times]) => Array.from({ length: times }, () => value));
}

/** Samples for which Kayenta's tests hold what R's `wilcox.test(x, y, conf.int = TRUE)` gives ("tie out with R"). */
export const tied = {
  x: repeated([
    [1.5, 9],
    [2, 16],
    [2.5, 22],
    [3, 17],
    [3.5, 9],
    [4, 5],
    [4.5, 1],
    [5, 3],
    [5.5, 1],
    [6, 2],
    [6.5, 2],
    [7, 1],
    [7.5, 1],
    [16.5, 1],
  ]),
  y: repeated([
    [1.5, 2],
    [2, 16],
    [2.5, 18],
    [3, 16],
    [3.5, 10],
    [4, 8],
    [4.5, 4],
    [5, 6],
    [5.5, 2],
    [6, 5],
    [8, 1],
    [15.5, 1],
    [54.5, 1],
  ]),
};
export const tiedLarge = {
  x: repeated([
    [0.5, 20],
    [1, 41],
    [1.5, 67],
    [2, 37],
    [2.5, 3],
    [3, 2],
    [3.5, 3],
    [4, 1],
    [5, 1],
    [5.5, 3],
    [8.5, 1],
    [19, 1],
  ]),
  y: repeated([
    [0, 1],
    [0.5, 7],
    [1, 32],
    [1.5, 70],
    [2, 33],
    [2.5, 22],
    [3, 6],
    [3.5, 2],
    [4, 3],
    [4.5, 1],
    [5.5, 1],
    [7, 1],
    [7.5, 1],
  ]),
};

/** Miles per gallon of cars, from R's data set `mtcars`. */
export const mtcars = {
  automatic: [
    21.4, 18.7, 18.1, 14.3, 24.4, 22.8, 19.2, 17.8, 16.4, 17.3, 15.2, 10.4, 10.4, 14.7, 21.5, 15.5, 15.2, 13.3, 19.2,
  ],
  manual: [21, 21, 22.8, 32.4, 30.4, 33.9, 27.3, 26, 30.4, 15.8, 19.7, 15, 21.4],
};

/** Ozone in New York, from R's data set `airquality`, days without a reading left out. */
export const ozone = {
  may: [41, 36, 12, 18, 28, 23, 19, 8, 7, 16, 11, 14, 18, 14, 34, 6, 30, 11, 1, 11, 4, 32, 23, 45, 115, 37],
  august: [39, 9, 16, 78, 35, 66, 122, 89, 110, 44, 28, 65, 22, 59, 23, 31, 44, 21, 9, 45, 168, 73, 76, 118, 84, 85],
};

/** Permeability of a membrane at term, and between 12 and 26 weeks (M. Hollander, D. A. Wolfe, "Nonparametric statistical methods", 1973, p. 69). */
export const permeability = {
  term: [0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46],
  early: [1.15, 0.88, 0.9, 0.74, 1.21],
};

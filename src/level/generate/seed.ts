/** The highest seed of a generator; the lowest is 0. */
export const HIGHEST_SEED = 0xffff_ffff

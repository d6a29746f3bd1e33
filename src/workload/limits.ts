/** The most pages that one region may have. */
export const MOST_PAGES = 65_536
/** The highest process number: P9999. */
export const MOST_PROCESSES = 9_999
/** The most instructions that a program may have. */
export const MOST_INSTRUCTIONS = 100_000
/** How many frames `simulate` and `compare` give the machine: 4 GiB of pages. */
export const SIMULATED_FRAMES = 1_048_576
/** The longest name of a region or a program. */
export const LONGEST_NAME = 12

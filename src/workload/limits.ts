/** The most pages that one region may have. */
export const MOST_PAGES = 65_536
/** The highest process number: P9999. */
export const MOST_PROCESSES = 9_999
/** The most instructions that a program may have. */
export const MOST_INSTRUCTIONS = 100_000
/** How many frames `simulate` and `compare` give the machine: 4 GiB of pages. */
export const SIMULATED_FRAMES = 1_048_576
/** The most pages that all processes of a simulation may have together: their page tables must fit in memory. */
export const MOST_MAPPED = 1_048_576
/** The most pages that a simulated trace may tell of, over all of its steps: it is written as one line. */
export const MOST_SEEN = 1_048_576
/** The most lines that one workload, or one trace over many lines, may have. */
export const MOST_LINES = 4_194_304
/** The most bad lines of one program that are told of. */
export const MOST_PROBLEMS = 1_000
/** The longest name of a region or a program. */
export const LONGEST_NAME = 12

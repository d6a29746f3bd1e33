/** The most frames: each is named by one letter, as in a level. */
export const MOST_FRAMES = 26
export const USUAL_FRAMES = 8
/** The most lines that a program may have here. */
export const MOST_LINES = 1000
/** The most moments that a history may have. */
export const MOST_MOMENTS = 20_000
/** The most pages that all processes may have together: all of them can be looked at. */
export const MOST_PAGES = 512

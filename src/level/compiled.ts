import type { Level } from './level.ts'

/** A file of `levels/` as it was when the program was built, and the level that it came to. */
export interface CompiledLevel {
  readonly text: string
  readonly level: Level
}

/**
 * The program's levels by file name. The bundler fills it (scripts/compiled-levels.mjs); here it is empty, and each is
 * read from its file. A file that no longer is that text is read too.
 */
export const COMPILED: Readonly<Record<string, CompiledLevel>> = {}

import type { Level } from './level.ts'
import { type WalkedTrap, walkProgram } from './walk.ts'

export type LevelTrap = Omit<WalkedTrap, 'broken'>

/** @returns the player's traps in order, as they come where all before them were answered as by the reference. */
export const levelTraps = (level: Level): LevelTrap[] =>
  walkProgram(level)
    .filter(({ trap }) => level.yours.includes(trap.kind))
    .map(({ instruction, trap, primitives }) => ({ instruction, trap, primitives }))

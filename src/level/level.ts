import type { KernelName, MisconceptionId } from '../kernel/index.ts'
import type { Instruction, Overcommit, TrapKind } from '../machine/index.ts'
import type { Facts } from './facts.ts'
import type { Help } from './help.ts'
import type { Translations } from './translation.ts'

/** A hint: given in turn when asked for, or (`when`) once a broken rule points to that belief. */
export interface Hint {
  readonly say: string
  readonly when: MisconceptionId | null
}

/** A level as the game plays it: checked, its texts clean for a terminal, its programs parsed. */
export interface Level {
  readonly id: string
  readonly title: string
  /** Chapter and place in it, as the list shows them. */
  readonly chapter: string
  readonly kernel: KernelName
  readonly teaches: readonly string[]
  readonly misconceptions: readonly MisconceptionId[]
  /** Plain text; a blank line ends a paragraph, and lines are wrapped anew. */
  readonly brief: string
  /** How many frames the machine has. */
  readonly frames: number
  /** What a kernel with demand paging promises beyond its frames; heuristic unless given. */
  readonly overcommit?: Overcommit
  /** Two CPUs: the program is two stores that fault at once on one COW frame. One CPU unless given. */
  readonly cpus?: 2
  /** The reference handles these before the clock starts. */
  readonly setup: readonly Instruction[]
  readonly program: readonly Instruction[]
  /** The traps that the player handles. */
  readonly yours: readonly TrapKind[]
  /** Whole milliseconds. */
  readonly par: number
  readonly limit: number
  /** How much is done for a player who does not choose otherwise. */
  readonly help: Help
  /** Ends its chapter, which it tests out of. */
  readonly boss: boolean
  readonly hints: readonly Hint[]
  readonly debrief: string
  /** What the texts say of the machine, in the order of the program. */
  readonly facts: readonly Facts[]
  /** The recording of a real kernel, or the book's chapter, that shows it. */
  readonly evidence: string | null
  /** Its texts in other languages; see `levelIn`. */
  readonly translations?: Translations
  /** SHA-256, in hex, of all that a run depends on: replays name it. */
  readonly content: string
}

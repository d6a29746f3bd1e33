import type { KernelName, Primitive } from '../../kernel/index.ts'
import type { Instruction, Overcommit } from '../../machine/index.ts'
import type { Consent, Mode, Setting } from './sandbox.ts'

/** What a player can do in the sandbox. */
export type SandboxInput =
  /** A line is put where the program goes on; it has not run yet. */
  | { readonly do: 'type'; readonly text: string }
  /** One event: an attempt at an instruction, or the reference's answer to a trap. */
  | { readonly do: 'step' }
  /** To the end of one line, or of all lines, or until a trap wants the player. */
  | { readonly do: 'line' | 'run' }
  /** Primitives in the open trap, each a moment of its own; `return` ends it. */
  | { readonly do: 'use'; readonly primitives: readonly Primitive[] }
  /** The reference handles the open trap, whatever has been done in it so far. */
  | { readonly do: 'give-up' }
  | { readonly do: 'handle-by'; readonly mode: Mode }
  | { readonly do: 'go'; readonly to: number }
  /** The program runs again from its beginning, by the reference, as far as it had come. */
  | { readonly do: 'kernel'; readonly kernel: KernelName }
  | { readonly do: 'frames'; readonly frames: number }
  | { readonly do: 'overcommit'; readonly overcommit: Overcommit }
  /** The lines that are over at the moment in view are a level's setup; once more, and nothing is said about it. */
  | { readonly do: 'setup' }
  | {
      readonly do: 'load'
      readonly program: readonly Instruction[]
      readonly setup: number | null
      readonly setting: Setting
    }
  | { readonly do: 'clear' }
  /** To the question that is asked; null: no. */
  | { readonly do: 'answer'; readonly consent: Consent | null }

import type { Contest, Submission } from '../game/contest/index.ts'
import type { ExamRecipe } from '../game/exam/recipe.ts'
import type { Help } from '../game/index.ts'
import type { KernelName } from '../kernel/index.ts'

/** A workload to begin the sandbox with. */
export interface Workload {
  readonly name: string
  readonly text: string
  readonly kernel: KernelName
  readonly frames: number
}

/** A contest, and what the command line says of who plays it. */
export interface ContestStart {
  readonly mode: 'contest'
  readonly contest: Contest
  /** Null: asked for. */
  readonly name: string | null
  readonly id: string | null
  /** The submission's file; null: it is named after contest and student. */
  readonly out: string | null
  /** Called with what the submission's file holds, whenever that is known. */
  readonly onKept: (file: string, submission: Submission) => void
}

/** What the program was asked to open at once. */
export type Start =
  | { readonly mode: 'level'; readonly id: string }
  | { readonly mode: 'drill'; readonly kernel: KernelName; readonly seed: number }
  | { readonly mode: 'sandbox'; readonly workload: Workload | null }
  | { readonly mode: 'exam'; readonly recipe: ExamRecipe }
  | { readonly mode: 'review' }
  | ContestStart

/** Which screen is shown. */
export type Place =
  | { readonly at: 'damaged' | 'title' | 'levels' | 'settings' | 'name' | 'help' | 'progress' | 'drills' }
  | {
      readonly at: 'level'
      readonly index: number
      /** What the player chose instead of the level's own. */
      readonly help: Help | null
      readonly seed: number
      /** Another one for each time that a level is opened. */
      readonly opening: number
    }
  | { readonly at: 'drill'; readonly kernel: KernelName; readonly seed: number; readonly opening: number }
  | { readonly at: 'sandbox'; readonly workload: Workload | null }
  /** `recipe`: what is made at once; null where it is to be chosen. */
  | { readonly at: 'exam'; readonly recipe: ExamRecipe | null }
  | { readonly at: 'review'; readonly recipe: ExamRecipe }
  | { readonly at: 'contest'; readonly start: ContestStart }

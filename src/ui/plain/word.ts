import { texts } from '../../text/index.ts'
import { type Answer, type Heard, type Run, STAGES, type Stage, wrong } from './state.ts'

/** A word of the prompt that is no primitive, declared once: help, documentation and tests come from here. */
export interface Word {
  readonly name: string
  /** Other names for it. */
  readonly also: readonly string[]
  /** How it is written. */
  readonly form: string
  /** What it does, in a sentence for the help. */
  readonly what: () => string
  readonly in: readonly Stage[]
  /** How many words may stand behind it. */
  readonly most: number
  readonly act: (heard: Heard) => Answer
}

const MANY = 10

/**
 * @param form its name, and in capitals or brackets what may stand behind it; other names behind a |
 * @param act what it does
 * @param most how many words may stand behind it, where a piece of the form may be several
 */
export function word(
  form: string,
  stages: readonly Stage[],
  what: () => string,
  act: Word['act'],
  most: 'as many as the form has' | 'many' = 'as many as the form has',
): Word {
  const [own = '', ...also] = form.split(' | ')
  const pieces = own.split(' ')
  const isName = (piece: string): boolean => /^[a-z]/.test(piece)
  const behind = pieces.filter(piece => !isName(piece)).length
  return {
    name: pieces.filter(isName).join(' '),
    also,
    form: own,
    what,
    in: stages,
    most: most === 'many' ? MANY : behind,
    act,
  }
}

export const EVERYWHERE: readonly Stage[] = STAGES

/** What a word does in a run; elsewhere there is none. */
export const inRun =
  (act: (heard: Heard, run: Run) => Answer): Word['act'] =>
  heard =>
    heard.state.run === null ? wrong(heard.state, texts().plain.noLevelOpen) : act(heard, heard.state.run)

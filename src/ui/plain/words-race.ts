import type { RaceInput } from '../../game/race/index.ts'
import { giveRace, giveSteps, putLock } from './race-commands.ts'
import { wrong } from './state.ts'
import { inRun, type Word, word } from './word.ts'

const plainly = (input: RaceInput): Word['act'] => inRun(({ state }, run) => giveRace(state, run, input))

/** What is done where two CPUs handle their traps at once. */
export const RACE_WORDS: readonly Word[] = [
  word(
    'cpu NUMBER',
    ['race'],
    'That CPU takes its next step. 0 and 1 alone do the same, also in a row: 0110.',
    inRun(({ state, words }, run) =>
      /^[01]$/.test(words[0] ?? '') && words.length === 1
        ? giveSteps(state, run, words[0] ?? '')
        : wrong(state, 'There are CPU 0 and CPU 1.'),
    ),
  ),
  word('back | undo', ['race'], 'Take the last step back.', plainly({ do: 'back' })),
  word(
    'forward | redo',
    ['race'],
    'Take a step that was taken back, or that refutes a lock.',
    plainly({ do: 'forward' }),
  ),
  word('again', ['race'], 'Start the run anew.', plainly({ do: 'again' })),
  word(
    'lock STEP [STEP]',
    ['race'],
    'Put the lock over the steps from the first named to the last: lock copy map.',
    inRun(({ state, words }, run) => putLock(state, run, words)),
    'many',
  ),
  word('prove', ['race'], 'Try every order with this lock.', plainly({ do: 'prove' })),
  word('give up', ['race'], 'Be shown an order, or the lock.', plainly({ do: 'give-up' })),
]

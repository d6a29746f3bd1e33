import type { RaceInput } from '../../game/race/index.ts'
import { texts } from '../../text/index.ts'
import { giveRace, giveSteps, putLock } from './race-commands.ts'
import { wrong } from './state.ts'
import { inRun, type Word, word } from './word.ts'

const plainly = (input: RaceInput): Word['act'] => inRun(({ state }, run) => giveRace(state, run, input))

/** What is done where two CPUs handle their traps at once. */
export const RACE_WORDS: readonly Word[] = [
  word(
    'cpu NUMBER',
    ['race'],
    () => texts().plainWords.cpu,
    inRun(({ state, words }, run) =>
      /^[01]$/.test(words[0] ?? '') && words.length === 1
        ? giveSteps(state, run, words[0] ?? '')
        : wrong(state, texts().plainRace.twoCpus),
    ),
  ),
  word('back | undo', ['race'], () => texts().plainWords.back, plainly({ do: 'back' })),
  word('forward | redo', ['race'], () => texts().plainWords.forward, plainly({ do: 'forward' })),
  word('again', ['race'], () => texts().plainWords.againInRace, plainly({ do: 'again' })),
  word(
    'lock STEP [STEP]',
    ['race'],
    () => texts().plainWords.lock,
    inRun(({ state, words }, run) => putLock(state, run, words)),
    'many',
  ),
  word('prove', ['race'], () => texts().plainWords.prove, plainly({ do: 'prove' })),
  word('give up', ['race'], () => texts().plainWords.giveUpRace, plainly({ do: 'give-up' })),
]

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { it, onTestFinished } from 'vitest'
import { ContestScreen } from '../../src/ui/screens/contest-screen.tsx'
import { contestOf, LEVELS } from '../game/contest/record.ts'
import { STUDENT } from './contest-stage.ts'
import { inEveryTheme } from './in-every-theme.ts'

const contest = contestOf(['first-write', 'grandchild-writes'])

const TO_LIST = ['Enter'] as const
const TO_TRAP = [...TO_LIST, 'Enter', 'Enter'] as const

/** Screens of a contest, who plays it, and the keys that lead to what is looked at. */
const SCREENS: readonly (readonly [string, string | null, readonly string[], string])[] = [
  ['who plays', null, [], 'Who plays?'],
  ['the rules', STUDENT.name, [], 'No undo and no hints.'],
  ['the list', STUDENT.name, TO_LIST, '0 of 2 played'],
  ['the brief', STUDENT.name, [...TO_LIST, 'Enter'], 'Enter start'],
  ['a trap', STUDENT.name, TO_TRAP, 'your handler'],
  ['a question before one leaves', STUDENT.name, [...TO_TRAP, 'Escape'], 'First write'],
  ['a verdict', STUDENT.name, [...TO_TRAP, '!'], 'trap over'],
  ['what is kept', STUDENT.name, [...TO_TRAP, '!', 'Enter', '!', 'Enter'], 'for the traps'],
]

it.each(SCREENS)('%s fills the screen in every theme, at every size', async (_, name, keys, shown) => {
  const folder = mkdtempSync(join(tmpdir(), 'cowhand-contest-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  let plays = 0
  await inEveryTheme(
    theme => {
      const out = join(folder, `ada-${plays++}.json`)
      const id = name === null ? null : STUDENT.id
      const start = { mode: 'contest', contest, name, id, out, onKept: () => {} } as const
      return <ContestScreen start={start} levels={LEVELS} theme={theme} pace={0} />
    },
    keys,
    shown,
  )
})

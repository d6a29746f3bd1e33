import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { PrimitiveName } from '../../src/kernel/index.ts'
import { COMMANDS } from '../../src/ui/commands.ts'
import { FORMS, formOf } from '../../src/ui/plain/primitive-forms.ts'
import { STAGES } from '../../src/ui/plain/state.ts'
import { WORDS } from '../../src/ui/plain/words.ts'
import { cowhand } from '../cli/test-world.ts'
import { pageCalled, tableOf } from './tables.ts'

/*
 * docs/plain.md shows what somebody says at the prompt and what he hears, and a script with its end. Both are played here,
 * and its tables are held against the program.
 */
const PAGE = pageCalled('plain.md')

const blocks = (kind: string): string[] =>
  [...PAGE.matchAll(new RegExp(`^\`\`\`${kind}\\n(.*?)^\`\`\`$`, 'gms'))].map(([, block = '']) => block)

/** Plays first-write as a new player. @returns what the program writes */
async function played(input: string, terminal: boolean): Promise<string> {
  const saves = mkdtempSync(join(tmpdir(), 'cowhand-plain-'))
  onTestFinished(() => rmSync(saves, { recursive: true, force: true }))
  const { out } = await cowhand(['play', 'first-write', '--plain', '--saves', saves], { input, terminal })
  return out
}

/** What was typed behind the prompts of a session. */
const typed = (session: string): string[] => [...session.matchAll(/^> (.*)$/gm)].map(([, line = '']) => line)

/** A session as the program writes it: what is typed comes from the keyboard. */
const written = (session: string): string => session.replace(/^> .*\n/gm, '> ')

const SESSIONS = blocks('session')

test('the first session says what is shown, from the beginning on', async () => {
  const [session = ''] = SESSIONS
  const out = await played(`${typed(session).join('\n')}\n`, true)
  expect(out.slice(0, out.indexOf('> \nThe input has ended.'))).toBe(written(session))
})

test('the second session, at the first trap, says what is shown', async () => {
  const [, session = ''] = SESSIONS
  const out = await played(`start solo\n${typed(session).join('\n')}\n`, true)
  expect(session).not.toBe('')
  expect(out).toContain(`${written(session)}> \nThe input has ended.`)
})

test('the script plays to the end that is shown', async () => {
  const [moves = ''] = blocks('text')
  const [shown = ''] = blocks('console')
  const [command, ...end] = shown.trimEnd().split('\n')
  expect(command).toBe(`$ cowhand play first-write --plain < moves.txt | tail -n ${end.length}`)
  const lines = (await played(moves, false)).trimEnd().split('\n')
  expect(lines.slice(-end.length)).toEqual(end)
  expect(lines.join('\n')).toMatch(/^The end of First write: 3 stars/m)
})

const isPrimitive = (id: string): id is PrimitiveName => id in FORMS
const NAMES = Object.keys(FORMS).filter(isPrimitive)

test('the table of primitives has all of them, each with its letter', () => {
  const keyOf = (id: string): string => COMMANDS.find(command => command.id === id)?.key ?? ''
  expect(tableOf(PAGE, 'letter', 'in full')).toEqual(NAMES.map(id => [keyOf(id), `\`${formOf(id)}\``]))
})

test('the table of words has all of them, and where each has a meaning', () => {
  expect(tableOf(PAGE, 'say', 'also', 'at', 'does')).toEqual(
    WORDS.map(({ form, also, in: stages, what }) => [
      `\`${form}\``,
      also.join(', '),
      stages.length === STAGES.length ? 'any' : stages.join(', '),
      what(),
    ]),
  )
})

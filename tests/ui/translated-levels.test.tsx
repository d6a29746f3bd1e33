import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it, onTestFinished } from 'vitest'
import {
  createSession,
  type Game,
  newGame,
  reduce,
  replayOf,
  type Session,
  verifyReplay,
} from '../../src/game/index.ts'
import { type Level, levelIn, levelsIn, variantOf } from '../../src/level/index.ts'
import { openStore } from '../../src/store/index.ts'
import { type Language, speak } from '../../src/text/index.ts'
import { App } from '../../src/ui/app.tsx'
import { castLines } from '../../src/ui/cast/cast.ts'
import { terminalSays } from '../../src/ui/terminal-says.ts'
import { gameOn } from '../game/stage.ts'
import { playThrough, reference } from '../level/played.ts'
import { mount } from '../terminal/in-process.ts'
import { COURSE, hear, MENU } from './plain-stage.ts'

afterEach(() => speak('en'))

const LEVELS = ['first-write', 'boss-one-fault', 'fork-by-hand'].map(id => gameOn(id).level)
const [FIRST] = LEVELS
if (FIRST === undefined) throw new Error('there is no first level')

const NO_FILES = {
  read: async () => ({ ok: false, why: 'there are no files here' }) as const,
  write: async () => ({ ok: false, why: 'there are no files here' }) as const,
}

/** The game of a player who has chosen a language. */
async function mounted(language: Language, start: string | null = null) {
  const folder = mkdtempSync(join(tmpdir(), 'cowhand-languages-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const opened = await openStore(folder)
  await opened.store.update({ settings: { language, pace: 'instant' } })
  await speak(language)
  const terminal = terminalSays({ TERM: 'xterm-256color', LANG: 'C.UTF-8' }, 'linux')
  const screen = await mount(
    <App
      files={NO_FILES}
      levels={LEVELS}
      opened={opened}
      start={start === null ? null : { mode: 'level', id: start }}
      terminal={terminal}
    />,
  )
  onTestFinished(screen.unmount)
  const type = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) {
      await screen.press(key)
      await screen.quiet(15)
    }
  }
  return { ...screen, type }
}

describe('the screens in Chinese', () => {
  it('list the levels that are translated, and the others in English, chapter by chapter', async () => {
    const screen = await mounted('zh')
    await screen.type('Down', 'Enter')
    await screen.waitFor('Fork by hand')
    const text = screen.text()
    expect(text.match(/1 一次缺页异常/g)).toHaveLength(1)
    for (const shown of ['第一次写入', '关底：逐次写入']) expect(text).toContain(shown)
    expect(text).not.toContain('First write')
  })

  it('tell a level from its brief on', async () => {
    const screen = await mounted('zh', 'first-write')
    await screen.waitFor('你就是内核')
    expect(screen.text()).toContain('1 一次缺页异常')
    await screen.type('4', 'Enter')
    await screen.waitFor('第一次写入')
  })

  it('and in English again, once English is chosen while the program runs', async () => {
    const screen = await mounted('zh')
    await screen.waitFor('第一次写入')
    await screen.type('Up', 'Up', 'Enter')
    await screen.waitFor('简体中文')
    await screen.type('Down', 'Down', 'Down', 'Down', 'Enter', 'Up', 'Enter', 'Escape')
    await screen.waitFor('First write')
    await screen.type('Down', 'Enter')
    await screen.waitFor('1 One fault')
    expect(screen.text()).not.toContain('第一次写入')
  })
})

describe('plain mode in Chinese', () => {
  it('tells the levels that are translated, and opens them by the same ids and numbers', () => {
    const course = { ...COURSE, levels: levelsIn(COURSE.levels, 'zh') }
    const listed = hear(MENU, ['levels 1'], course).lines.join('\n')
    expect(listed).toContain('1 一次缺页异常')
    expect(listed).toContain('first-write')
    for (const words of ['play first-write', 'play 1', 'play 第一次写入'])
      expect(hear(MENU, [words], course).lines.join('\n')).toContain('你就是内核')
  })
})

/** A run with a hint at its first trap. */
function hinted(game: Game): Session {
  let session: Session = createSession(game)
  for (const input of [
    { do: 'start', at: 0 },
    { do: 'hint', at: 1000 },
    { do: 'hint', at: 20_000 },
    { do: 'hint', at: 40_000 },
  ] as const) {
    session = reduce(session, { type: 'input', input })
    expect(session.refusal).toBeNull()
    while (session.play.phase === 'running') session = reduce(session, { type: 'advance', at: input.at })
  }
  return session
}

describe('a run in Chinese', () => {
  const inChinese = (seed: number): Level => variantOf(levelIn(FIRST, 'zh'), seed)

  it.each([0, 11])('is a run of the level in any language, with the names of seed %i', seed => {
    const game = newGame(inChinese(seed), { seed })
    const { session } = { session: playThrough(game, open => reference(game, open)) }
    const replay = replayOf(session)
    expect(verifyReplay(replay, variantOf(FIRST, seed)).ok).toBe(true)
  })

  it('has as many hints as in English', () => {
    const said = (level: Level) => hinted(newGame(level, { help: 'solo' })).play.hints.said
    const [english, chinese] = [said(FIRST), said(levelIn(FIRST, 'zh'))]
    expect(chinese).toHaveLength(english.length)
    expect(chinese[0]).toBe(FIRST.translations?.zh?.hints[0])
  })

  it.each([0, 11])('is shown in the language that is spoken, with the names of seed %i', async seed => {
    const level = variantOf(FIRST, seed)
    const game = newGame(level, { seed })
    const replay = replayOf(playThrough(game, open => reference(game, open)))
    const cast = (): string => [...castLines(replay, level, { width: 80, height: 24 })].join('\n')
    const english = cast()
    expect(english).toContain('"title":"cowhand: First write"')
    await speak('zh')
    expect(cast()).toContain('第一次写入')
    expect(cast()).toContain('你就是内核')
    await speak('en')
    expect(cast()).toBe(english)
  })
})

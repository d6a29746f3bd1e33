import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it, onTestFinished } from 'vitest'
import { USUAL_EXAM } from '../../src/game/exam/recipe.ts'
import { openStore, type Profile } from '../../src/store/index.ts'
import { keyed } from '../../src/store/profile.ts'
import { speak } from '../../src/text/index.ts'
import { App } from '../../src/ui/app.tsx'
import type { Start } from '../../src/ui/place.ts'
import { terminalSays } from '../../src/ui/terminal-says.ts'
import { today } from '../../src/ui/today.ts'
import { gameOn } from '../game/stage.ts'
import { sample } from '../store/samples.ts'
import { mount } from '../terminal/in-process.ts'
import { LEVELS } from './stage.ts'

afterEach(() => speak('en'))

const levels = LEVELS.map(id => gameOn(id).level)

const NO_FILES = {
  read: async () => ({ ok: false, why: 'there are no files here' }) as const,
  write: async () => ({ ok: false, why: 'there are no files here' }) as const,
}

/** The program's screen for a player who has played before, and his store. */
async function mountPlayer(
  player: Profile,
  {
    start = null,
    ...size
  }: { readonly start?: Start | null; readonly cols?: number; readonly rows?: number } = {},
) {
  const folder = mkdtempSync(join(tmpdir(), 'cowhand-review-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFileSync(join(folder, 'save.json'), JSON.stringify(player))
  const opened = await openStore(folder)
  const terminal = terminalSays({ TERM: 'xterm-256color', LANG: 'C.UTF-8' }, 'linux')
  const screen = await mount(
    <App files={NO_FILES} levels={levels} opened={opened} start={start} terminal={terminal} />,
    size,
  )
  onTestFinished(screen.unmount)
  return { screen, store: opened.store }
}

const asked = (day: string, right = true) => [{ day, right }]

/** Met so long ago that they are due whatever the day is. */
const met: Profile = {
  ...sample,
  review: keyed([
    ['tlb', asked('2020-01-01')],
    ['M10', asked('2020-01-02', false)],
  ]),
}

describe('the title', () => {
  it('says how many topics are due, and the key that opens their review', async () => {
    const { screen } = await mountPlayer(met)
    await screen.waitFor('2 topics are due for review   r review')
  })

  it('says nothing where nothing is due, and why there is no review', async () => {
    const { screen } = await mountPlayer(sample)
    await screen.waitFor('arrows and Enter')
    expect(screen.text()).not.toContain('due for review')
    await screen.press('r')
    await screen.waitFor('nothing was asked yet')
  })

  it('says what comes next where something was asked', async () => {
    const { screen } = await mountPlayer({ ...sample, review: keyed([['fork', asked(today())]]) })
    await screen.press('r')
    await screen.waitFor(/Next comes fork, on \d{4}-\d\d-\d\d\./)
  })

  it.each([
    [60, 20],
    [80, 24],
    [120, 40],
  ])('has room for it at %i x %i, in both languages', async (cols, rows) => {
    for (const [language, said, last] of [
      ['en', '2 topics are due for review', 'Quit'],
      ['zh', '有 2 个主题该复习了', '退出'],
    ] as const) {
      const settings = { ...met.settings, language }
      const { screen } = await mountPlayer({ ...met, settings }, { cols, rows })
      await screen.waitFor(said)
      expect(screen.text()).toContain('c o w h a n d')
      expect(screen.text()).toContain(last)
      expect(screen.wrapped).toBe(0)
    }
  })

  it('is found by the finder', async () => {
    const { screen } = await mountPlayer(met)
    await screen.press(':review')
    await screen.waitFor('Ten questions about what is due again')
  })
})

describe('a review', () => {
  it('asks about what is due, says what it came to, and is then due another day', async () => {
    const { screen, store } = await mountPlayer(met)
    await screen.waitFor('arrows and Enter')
    await screen.press('r')
    await screen.waitFor(/Review, seed \d{4}/)
    await screen.waitFor('10 questions, 30 minutes')
    await screen.press('Enter')
    await screen.waitFor('Question 1 of 10')
    await screen.press('o')
    await screen.waitFor('Overview')
    await screen.press('H')
    await screen.waitFor('Hand in?')
    await screen.press('Down')
    await screen.quiet(15)
    await screen.press('Enter')
    await screen.waitFor('0 of 10 right')
    expect(screen.text()).toMatch(/Report: review, seed \d{4}/)
    expect(screen.text()).not.toContain('Another exam')
    await expect
      .poll(() => store.profile.review.tlb)
      .toEqual([...asked('2020-01-01'), ...asked(today(), false)])
    expect(store.profile.review.sigsegv).toEqual(asked(today(), false))
    expect(store.profile.exams).toEqual([])
    await screen.press('Escape')
    await screen.waitFor('arrows and Enter')
    await expect.poll(() => screen.text()).not.toContain('due for review')
  })

  it('is called so where it is paused or left', async () => {
    const { screen, store } = await mountPlayer(met, { start: { mode: 'review' } })
    await screen.waitFor('10 questions, 30 minutes')
    await screen.press('Enter')
    await screen.waitFor('Question 1 of 10')
    await screen.press('CtrlC')
    await screen.waitFor('Ctrl-C again leaves; this review is lost.')
    await screen.press('Escape')
    await screen.waitFor('Question 1 of 10')
    await screen.press('Escape')
    await screen.waitFor('Paused: review')
    expect(screen.text()).toContain('Leave; this review is lost')
    await screen.press('Up')
    await screen.quiet(15)
    await screen.press('Enter')
    await screen.waitFor('2 topics are due for review')
    expect(store.profile.review).toEqual(met.review)
  })

  it('that is left before it begins counts nothing, and leads back to the title', async () => {
    const { screen, store } = await mountPlayer(met, { start: { mode: 'review' } })
    await screen.waitFor('10 questions, 30 minutes')
    await screen.press('Escape')
    await screen.waitFor('2 topics are due for review')
    expect(store.profile.review).toEqual(met.review)
  })

  it('that is asked for where nothing is due is the title', async () => {
    const { screen } = await mountPlayer(sample, { start: { mode: 'review' } })
    await screen.waitFor('arrows and Enter')
  })
})

describe('an exam', () => {
  it('is kept with what it came to', async () => {
    const recipe = { ...USUAL_EXAM, seed: 7, questions: 2, minutes: 5, topics: ['tlb'] }
    const { screen, store } = await mountPlayer(sample, { start: { mode: 'exam', recipe } })
    await screen.waitFor('2 questions, 5 minutes')
    await screen.press('Enter')
    await screen.waitFor('Question 1 of 2')
    await screen.press('o')
    await screen.waitFor('Overview')
    await screen.press('H')
    await screen.waitFor('Hand in?')
    await screen.press('Down')
    await screen.quiet(15)
    await screen.press('Enter')
    await screen.waitFor('0 of 2 right')
    await expect
      .poll(() => store.profile.exams)
      .toMatchObject([
        { day: today(), recipe, right: 0, asked: 2, topics: [{ of: 'tlb', right: 0, asked: 2 }] },
      ])
    expect(store.profile.review.tlb).toEqual(asked(today(), false))
  })
})

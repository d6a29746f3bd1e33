import { describe, expect, it } from 'vitest'
import { comeTo, mountGame, SCREENS, type ScreenOf } from './app-stage.tsx'

type Mounted = Awaited<ReturnType<typeof mountGame>>

const screenCalled = (name: string): ScreenOf => {
  const found = SCREENS.find(screen => screen[0] === name)
  if (found === undefined) throw new Error(`no screen ${name}`)
  return found
}

/** Clicks on the first place where a text stands. */
async function clickOn(screen: Mounted, text: string | RegExp): Promise<void> {
  await screen.waitFor(rows => rows.some(row => row.search(text) >= 0))
  const rows = screen.screen()
  const y = rows.findIndex(row => row.search(text) >= 0)
  await screen.click(rows[y]?.search(text) ?? 0, y)
}

/** As a string in a search: nothing in it means more than itself. */
const plain = (text: string): RegExp => new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))

const solve = async (screen: Mounted): Promise<void> => {
  for (const command of ['a alloc', 'c copy', 'm map', 'd put ref', 'r return'])
    await clickOn(screen, plain(command))
  await screen.waitFor('── verdict')
  expect(screen.text()).toContain('✓ clean')
}

describe('the mouse', () => {
  it('plays first-write alone, from its brief to the list of levels', async () => {
    const screen = await mountGame({ start: 'first-write' })
    await clickOn(screen, /4 {2}solo/)
    await screen.waitFor('[solo]')
    await clickOn(screen, /Enter start/)
    await screen.waitFor('your handler')
    await solve(screen)
    await clickOn(screen, /Enter go on/)
    await screen.waitFor('your handler')
    await solve(screen)
    await clickOn(screen, /Enter go on/)
    await screen.waitFor('Play again')
    expect(screen.text()).toContain('★★★')
    await clickOn(screen, /Levels/)
    await screen.waitFor(/▸ Levels/)
    await clickOn(screen, /Levels/)
    await screen.waitFor('not played')
  })

  it('puts the cursor of a trap on a page, on a frame and on a process; again, and it goes to the commands', async () => {
    const screen = await comeTo(screenCalled('a trap'))
    await clickOn(screen, /heap\[1\]/)
    await screen.waitFor(/▸ heap\[1\]/)
    await clickOn(screen, /c +0 free/)
    await screen.waitFor(/│ ▸ c +0 free/)
    await clickOn(screen, /P2 child of P1/)
    await screen.waitFor('▸P2 child of P1')
    await clickOn(screen, /P2 child of P1/)
    await screen.waitFor('▸a alloc')
    // And back from the commands.
    await clickOn(screen, /P2 child of P1/)
    await screen.waitFor(rows => !rows.join('').includes('▸a alloc'))
  })

  it('says why a command cannot be used, as its key does', async () => {
    const screen = await comeTo(screenCalled('a trap'))
    await clickOn(screen, /u undo/)
    await screen.waitFor('There is nothing to undo.')
    await clickOn(screen, /p permit/)
    await clickOn(screen, /y redo/)
    await screen.waitFor('There is nothing to redo.')
    await clickOn(screen, /u undo/)
    await screen.waitFor('Taken back')
  })

  it('opens the finder, chooses in it, and what lies below it hears nothing', async () => {
    const screen = await comeTo(screenCalled('a trap'))
    await clickOn(screen, /: find/)
    await screen.waitFor('find a command')
    await screen.press('pause')
    await screen.waitFor('> pause_')
    // Of the footer below it, which would pause.
    await clickOn(screen, /Esc pause/)
    await clickOn(screen, /r return/)
    await screen.waitFor('> pause_')
    expect(screen.text()).toContain('find a command')
    await clickOn(screen, /▸ +Esc/)
    await screen.waitFor('Go on')
  })

  it('chooses an exam, answers, and goes about in its overview', async () => {
    const screen = await mountGame()
    await clickOn(screen, /Exam/)
    await screen.waitFor(/▸ Exam/)
    await clickOn(screen, /Exam/)
    await screen.waitFor('Exam: would you pass?')
    await clickOn(screen, /tlb/)
    await screen.waitFor(/▸ \[✓\] tlb/)
    await clickOn(screen, /tlb/)
    await screen.waitFor(/▸ \[ \] tlb/)
    await clickOn(screen, /Questions/)
    await screen.waitFor(/← 30 →/)
    await clickOn(screen, /Questions/)
    await screen.waitFor(/← 10 →/)
    await clickOn(screen, /Start the exam/)
    await screen.waitFor(/▸ Start the exam/)
    await clickOn(screen, /Start the exam/)
    await clickOn(screen, /Enter begin/)
    await screen.waitFor('Question 1 of 10')
    await clickOn(screen, /2 {2}○/)
    await screen.waitFor(/▸ 2 {2}○/)
    await clickOn(screen, /2 {2}○/)
    await screen.waitFor(/2 {2}●/)
    await clickOn(screen, /o overview/)
    await screen.waitFor('1 answered')
    await clickOn(screen, /4 ○/)
    await clickOn(screen, /4 ○/)
    await screen.waitFor('Question 4 of 10')
  }, 30_000)

  it('takes the answer to a key that does nothing away', async () => {
    const screen = await comeTo(screenCalled('the levels'))
    await screen.press('~')
    await screen.waitFor('~ does nothing here')
    await screen.click(3, 23)
    await screen.waitFor(rows => !rows.join('').includes('does nothing'))
    expect(screen.text()).toContain('not played')
  })

  it('scrolls a text by its wheel, and moves over a menu', async () => {
    const screen = await comeTo(screenCalled('the help'))
    const [title] = screen.screen()
    const before = screen.text()
    await screen.wheel('down', 3)
    expect(screen.text()).not.toBe(before)
    await screen.wheel('up', 3)
    expect(screen.text()).toBe(before)
    expect(screen.screen()[0]).toBe(title)
    const menu = await comeTo(screenCalled('the pause'))
    const at = menu.screen().findIndex(row => row.includes('▸'))
    await menu.wheel('down')
    expect(menu.screen()[at + 1]).toContain('▸')
  })

  it('chooses from a list in the settings, where it can itself be switched off and on', async () => {
    const screen = await comeTo(screenCalled('the settings'), { settings: { mouse: 'auto' } })
    expect(screen.modes.mouse).toBe(true)
    await clickOn(screen, /Mouse/)
    await clickOn(screen, /Mouse/)
    await screen.waitFor('Settings: mouse')
    await clickOn(screen, /off/)
    await screen.waitFor('▸ off')
    expect(screen.modes.mouse).toBe(false)
    await screen.press('Enter')
    await screen.waitFor(/Mouse +off/)
    expect(screen.modes.mouse).toBe(false)
    await screen.press('Enter', 'Up', 'Enter')
    await screen.waitFor(/Mouse +on/)
    expect(screen.modes.mouse).toBe(true)
    await screen.unmount()
    expect(screen.modes.mouse).toBe(false)
  })

  it('is never asked of a terminal where it is off', async () => {
    const screen = await mountGame({ settings: { mouse: 'off' } })
    await screen.waitFor('arrows and Enter')
    expect(screen.modes.mouse).toBe(false)
  })

  it.each(SCREENS.filter(([name]) => !['the settings', 'the name'].includes(name)))(
    'anywhere at %s is answered by a screen that is whole',
    async (...screenOf) => {
      const screen = await comeTo(screenOf, { cols: 60, rows: 20 })
      for (let y = 0; y < 20; y++) await screen.click((y * 17) % 60, y)
      await screen.wheel('down', 2)
      await screen.wheel('up', 2)
      expect(screen.screen()).toHaveLength(20)
      expect(screen.wrapped).toBe(0)
      expect(screen.text().trim()).not.toBe('')
    },
  )
})

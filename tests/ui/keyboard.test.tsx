import { describe, expect, it, test } from 'vitest'
import { comeTo, mountGame, SCREENS, type ScreenOf } from './app-stage.tsx'

/** Those where characters are text. */
const TYPED = ['the name']

const screenCalled = (name: string): ScreenOf => {
  const found = SCREENS.find(screen => screen[0] === name)
  if (found === undefined) throw new Error(`no screen ${name}`)
  return found
}

const FINDER = 'find a command'
const UNKNOWN = '~ does nothing here'

/** What stands on the screen, without the clock, which goes on. */
const still = (lines: readonly string[]): string => lines.slice(1).join('\n')

test.each(SCREENS)('at %s Ctrl-P opens the finder over it, and Esc closes it again', async (...screenOf) => {
  const screen = await comeTo(screenOf, { settings: { glyphs: 'ascii' } })
  const before = still(screen.screen())
  await screen.press('\u0010')
  await screen.waitFor(FINDER)
  expect(screen.text()).toMatch(/ \d+ of \d+ /)
  // No sign of its own that this terminal does not have.
  expect(screen.text()).toMatch(/^[\x20-\x7e\n]*$/)
  await screen.press('Escape')
  await screen.waitFor(rows => !rows.join('').includes(FINDER))
  expect(still(screen.screen())).toBe(before)
})

/** What ? shows first on a screen. */
const KEYS: Readonly<Record<string, string>> = {
  'two CPUs': 'Two CPUs: the keys',
  'the sandbox': 'The sandbox',
  // There it closes the help, as it opened it.
  'the help while playing': 'your handler',
}

test.each(SCREENS.filter(([name]) => !TYPED.includes(name)))(
  'at %s a colon opens the finder, a key without a meaning is answered, and ? shows the keys',
  async (...screenOf) => {
    const screen = await comeTo(screenOf, { cols: 60, rows: 20 })
    const before = still(screen.screen())
    await screen.press(':settin')
    await screen.waitFor('> settin_')
    expect(screen.text()).toContain('to the settings')
    expect(screen.screen()).toHaveLength(20)
    expect(screen.wrapped).toBe(0)
    await screen.press('Escape')
    await screen.waitFor(rows => !rows.join('').includes(FINDER))
    await screen.press('~')
    await screen.waitFor(UNKNOWN)
    expect(screen.screen().at(-1)).toContain('~ does nothing here; ? shows the keys, : finds')
    expect(still(screen.screen().slice(0, -1))).toBe(before.slice(0, before.lastIndexOf('\n')))
    await screen.press('?')
    await screen.waitFor(KEYS[screenOf[0]] ?? 'Keys here')
    expect(screen.text()).not.toContain(UNKNOWN)
  },
)

describe('the finder', () => {
  it('goes to another screen', async () => {
    const screen = await mountGame()
    await screen.waitFor('arrows and Enter')
    await screen.press(':levels\r')
    await screen.waitFor('not played')
    await screen.press(':to the title\r')
    await screen.waitFor('arrows and Enter')
  })

  it('takes keys that come in one chunk, and does what they find', async () => {
    const screen = await comeTo(screenCalled('the levels'))
    await screen.press(':boss\r')
    await screen.waitFor(/▸ .*boss/i)
    expect(screen.text()).not.toContain(FINDER)
  })

  it('does a primitive in a trap', async () => {
    const screen = await comeTo(screenCalled('a trap'))
    await screen.press(':alloc\r')
    await screen.waitFor('1 alloc')
  })

  it('says why a command cannot be done, and does nothing', async () => {
    const screen = await comeTo(screenCalled('a trap'))
    await screen.press(':undo\r')
    await screen.waitFor('There is nothing to undo.')
    expect(screen.text()).toContain(FINDER)
    await screen.press('Escape')
    await screen.waitFor(rows => !rows.join('').includes(FINDER))
  })

  it('does not leave a run by mistake', async () => {
    const screen = await comeTo(screenCalled('a trap'))
    await screen.press(':to the levels\r')
    await screen.waitFor('This run would be lost')
    await screen.press('Escape')
    await screen.waitFor('your handler')
  })

  it('leaves the clock running: the machine is in sight', async () => {
    const screen = await comeTo(screenCalled('a trap'))
    await screen.press(':')
    await screen.waitFor(FINDER)
    await screen.waitFor('0:02 par')
    expect(screen.text()).toContain(FINDER)
  })

  it('gives way to the question of Ctrl-C', async () => {
    const screen = await comeTo(screenCalled('a trap'))
    await screen.press(':')
    await screen.waitFor(FINDER)
    await screen.press('CtrlC')
    await screen.waitFor('Ctrl-C again leaves; this run is lost.')
    expect(screen.text()).not.toContain(FINDER)
  })

  it('quits the program as Ctrl-C does', async () => {
    const screen = await mountGame()
    let left = false
    void screen.exit.then(() => {
      left = true
    })
    await screen.waitFor('arrows and Enter')
    await screen.press(':quit\r')
    await expect.poll(() => left).toBe(true)
  })

  it('hears nothing while the terminal is too small for it, and is there again after that', async () => {
    const screen = await comeTo(screenCalled('the levels'))
    await screen.press(':bo')
    await screen.waitFor('> bo_')
    await screen.resize(50, 15)
    await screen.waitFor('At least 60x20')
    await screen.press('xyz')
    await screen.resize(80, 24)
    await screen.waitFor('> bo_')
  })
})

describe('the keys of a screen', () => {
  it('are left by Esc for where one was', async () => {
    const screen = await comeTo(screenCalled('the levels'))
    await screen.press('Down', 'Down')
    await screen.quiet(15)
    const before = screen.text()
    await screen.press('?')
    await screen.waitFor('Keys: the levels')
    expect(screen.text()).toContain('next chapter')
    await screen.press('Escape')
    await screen.waitFor('not played')
    expect(screen.text()).toBe(before)
  })

  it('lose no key that comes behind the ?', async () => {
    const screen = await comeTo(screenCalled('the levels'))
    await screen.press('?jjj')
    await screen.waitFor('Keys: the levels')
    await screen.waitFor(rows => !rows.join('').includes('Keys here'))
  })

  it('give way to another screen that the finder goes to', async () => {
    const screen = await comeTo(screenCalled('the levels'))
    await screen.press('?')
    await screen.waitFor('Keys: the levels')
    await screen.press(':to the settings\r')
    await screen.waitFor('Saved in')
  })
})

it('in a name every character is text, and Ctrl-P finds a command', async () => {
  const screen = await comeTo(screenCalled('the name'))
  await screen.press('q:?j')
  await screen.waitFor('q:?j_')
  await screen.press('Tab')
  await screen.waitFor('Tab does nothing here; Ctrl-P finds a command.')
})

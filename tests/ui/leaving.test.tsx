import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openStore } from '../../src/store/index.ts'
import { App } from '../../src/ui/app.tsx'
import type { Start } from '../../src/ui/place.ts'
import { terminalSays } from '../../src/ui/terminal-says.ts'
import { gameOn } from '../game/stage.ts'
import { type MountedScreen, mount } from '../terminal/in-process.ts'
import { LEVELS } from './stage.ts'

const levels = LEVELS.map(id => gameOn(id).level)
const TERMINAL = terminalSays({ TERM: 'xterm-256color', LANG: 'C.UTF-8' }, 'linux')
const LEVEL: Start = { mode: 'level', id: 'grandchild-writes' }
const RACE: Start = { mode: 'level', id: 'two-cpus' }
const DRILL: Start = { mode: 'drill', kernel: 'xv6', seed: 7 }
const SANDBOX: Start = { mode: 'sandbox', workload: null }

const START_OF_PASTE = '\u001b[200~'
const END_OF_PASTE = '\u001b[201~'
const pasted = (text: string): string => START_OF_PASTE + text + END_OF_PASTE

const noFile = async () => ({ ok: false, why: 'there are no files here' }) as const

async function mountGame(start: Start | null, size: { cols?: number; rows?: number } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'cowhand-leaving-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const opened = await openStore(folder)
  await opened.store.update({ settings: { pace: 'instant' } })
  const screen = await mount(
    <App
      files={{ read: noFile, write: noFile }}
      levels={levels}
      opened={opened}
      start={start}
      terminal={TERMINAL}
    />,
    size,
  )
  onTestFinished(screen.unmount)
  let left = false
  void screen.exit.then(() => {
    left = true
  })
  return { screen, hasLeft: () => left }
}

/** Presses each key once the screen stands still. */
async function press(screen: MountedScreen, keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    await screen.press(key)
    await screen.quiet(15)
  }
}

const ASKS = 'Ctrl-C again leaves; this run is lost.'

describe('Ctrl-C', () => {
  it.each<[string, Start | null, readonly string[], string]>([
    ['the title', null, [], 'arrows and Enter'],
    ['the levels', null, ['Down', 'Enter'], 'not played'],
    ['the brief of a level', LEVEL, [], 'Enter start'],
    ['the brief of a drill', DRILL, [], 'Enter start'],
    ['a sandbox with nothing in it', SANDBOX, [], 'sandbox'],
  ])('leaves at once from %s', async (_, start, keys, shown) => {
    const { screen, hasLeft } = await mountGame(start)
    await press(screen, keys)
    await screen.waitFor(shown)
    await screen.press('CtrlC')
    await expect.poll(hasLeft).toBe(true)
  })

  it.each<[string, Start, readonly string[], string]>([
    ['in a trap', LEVEL, ['4', 'Enter'], 'your handler'],
    ['while the reference is watched', LEVEL, ['1', 'Enter'], 'next: step 1 of'],
    ['at a verdict', LEVEL, ['4', 'Enter', 'p', 'r'], 'A rule is broken'],
    ['in a pause', LEVEL, ['4', 'Enter', 'Escape'], 'Paused'],
    ['in the help of a pause', LEVEL, ['4', 'Enter', '?'], 'how to play'],
    ['with two CPUs', RACE, ['Enter'], 'CPU 1'],
    ['in a drill', DRILL, ['Enter'], 'your handler'],
  ])('asks once %s, and goes on where that is wanted', async (_, start, keys, shown) => {
    const { screen, hasLeft } = await mountGame(start)
    await press(screen, keys)
    await screen.waitFor(shown)
    await screen.press('CtrlC')
    await screen.waitFor(ASKS)
    expect(hasLeft()).toBe(false)
    await press(screen, ['Enter'])
    expect(screen.text()).not.toContain(ASKS)
    await screen.press('CtrlC')
    await screen.waitFor(ASKS)
    await screen.press('CtrlC')
    await expect.poll(hasLeft).toBe(true)
  })

  it('stops the clock while it asks', async () => {
    const { screen } = await mountGame(LEVEL)
    await press(screen, ['4', 'Enter'])
    await screen.waitFor('0:01 par')
    await screen.press('CtrlC')
    await screen.waitFor(ASKS)
    const { bytes } = screen
    await new Promise(resolve => setTimeout(resolve, 2200))
    expect(screen.bytes).toBe(bytes)
    await screen.press('Escape')
    await screen.waitFor('your handler')
    expect(screen.screen()[0]).toMatch(/0:0[12] par/)
  })

  it('leaves the result at once: nothing is lost there', async () => {
    const { screen, hasLeft } = await mountGame(LEVEL)
    await press(screen, ['4', 'Enter', '!', 'Enter', '!', 'Enter', '!', 'Enter'])
    await screen.waitFor('Play again')
    await screen.press('CtrlC')
    await expect.poll(hasLeft).toBe(true)
  })

  it('asks in a terminal that is too small as well', async () => {
    const { screen, hasLeft } = await mountGame(LEVEL)
    await press(screen, ['4', 'Enter'])
    await screen.resize(50, 15)
    await screen.waitFor('At least 60x20')
    await screen.press('CtrlC')
    await screen.waitFor(ASKS)
    await screen.press('CtrlC')
    await expect.poll(hasLeft).toBe(true)
  })

  it.each([
    ['', 'Enter i'],
    [' from its help', '?'],
    [' from a line that is typed', 'i P'],
    [' from the question whether to clear it', 'x'],
  ])('asks in a sandbox with a program that is not saved%s', async (_, keys) => {
    const { screen, hasLeft } = await mountGame(SANDBOX)
    await press(screen, ['1', '2', ...keys.split(' ')])
    await screen.press('CtrlC')
    await screen.waitFor('Ctrl-C again leaves; your program is not saved.')
    await screen.press('n')
    await screen.waitFor(rows => !rows.join('').includes('Ctrl-C again'))
    await screen.press('CtrlC')
    await screen.waitFor('Ctrl-C again leaves')
    expect(hasLeft()).toBe(false)
    await screen.press('CtrlC')
    await expect.poll(hasLeft).toBe(true)
  })
})

describe('a paste', () => {
  const mistake = 'acmdr!q\r'.repeat(1000)
  const said = 'That was a paste of 8000 characters; nothing was done.'

  it.each<[string, Start, readonly string[], string]>([
    ['in a trap', LEVEL, ['4', 'Enter'], 'your handler'],
    ['with two CPUs', RACE, ['Enter'], 'CPU 1'],
    ['in a drill', DRILL, ['Enter'], 'your handler'],
  ])('does nothing %s, and says so', async (_, start, keys, shown) => {
    const { screen } = await mountGame(start)
    await press(screen, keys)
    await screen.waitFor(shown)
    await screen.press(pasted(mistake))
    await screen.waitFor(said)
    expect(screen.text()).toContain(shown)
    expect(screen.text()).not.toMatch(/1 alloc/)
  })

  it.each<[string, Start | null, readonly string[], string]>([
    ['the title', null, [], 'arrows and Enter'],
    ['the pause', LEVEL, ['4', 'Enter', 'Escape'], 'Paused'],
    ['the brief', LEVEL, [], 'Enter start'],
  ])('does nothing at %s', async (_, start, keys, shown) => {
    const { screen, hasLeft } = await mountGame(start)
    await press(screen, keys)
    await screen.waitFor(shown)
    const before = screen.text()
    await screen.press(pasted(mistake))
    await screen.quiet(50)
    expect(screen.text()).toBe(before)
    expect(hasLeft()).toBe(false)
  })

  it('of no more than a hand types is taken as typed, none lost and none doubled', async () => {
    const { screen } = await mountGame(LEVEL)
    await press(screen, ['4', 'Enter'])
    await screen.waitFor('your handler')
    await screen.press(pasted('acmdr'))
    await screen.waitFor('✓ clean')
  })

  it('is a name where one is asked for', async () => {
    const { screen } = await mountGame(null)
    await press(screen, ['Up', 'Up', 'Enter'])
    await screen.waitFor('Your name')
    await press(screen, ['Up', 'Up', 'Enter'])
    await screen.waitFor('keep it')
    await screen.press(pasted('Ada Lovelace'))
    await screen.waitFor('Ada Lovelace_')
  })

  it('of lines is a workload in the sandbox', async () => {
    const { screen } = await mountGame(SANDBOX)
    await screen.waitFor('Press 1')
    const lines = ['# two pages', 'P1 map heap anon private 2', '', 'P1 store heap[0] A', 'P1 load heap[0]']
    await screen.press(pasted(`${lines.join('\n')}\n`))
    await screen.waitFor("ran   P1 load heap[0] → 'A'")
  })
})

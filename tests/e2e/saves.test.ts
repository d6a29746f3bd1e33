import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { describe, expect, it } from 'vitest'
import { remount, smallDisk } from '../store/mount.ts'
import { pristine } from '../terminal/emulator.ts'
import { LEVELS } from '../ui/stage.ts'
import { playGrandchildWrites, startGame, temporaryFolder } from './game.ts'

/** A folder with a save in which grandchild-writes has three stars, and its backup. */
async function playedTwice(): Promise<string> {
  const saves = temporaryFolder()
  const game = startGame({ saves, args: ['play', 'grandchild-writes'] })
  await playGrandchildWrites(game)
  await game.press('Down')
  await game.waitFor('▸ Play again')
  await game.press('Enter')
  await playGrandchildWrites(game)
  await game.press('CtrlC')
  await game.exit
  return saves
}

describe('a damaged save', () => {
  it('is shown with a choice, and the backup can be taken', async () => {
    const saves = await playedTwice()
    writeFileSync(join(saves, 'save.json'), '{"format": 1, "na')
    const game = startGame({ saves })
    await game.waitFor('Your save cannot be read')
    expect(game.text()).toContain('save.json is damaged')
    expect(game.text()).toContain('Nothing is written over it until you choose.')
    expect(game.text()).toContain('Start as a new player')
    expect(game.text()).toMatch(/▸ Take the backup: .*1 level played/)
    expect(readFileSync(join(saves, 'save.json'), 'utf8')).toBe('{"format": 1, "na')
    await game.press('Enter')
    await game.waitFor(`3 of ${3 * LEVELS.length} ★`)
    await game.press('Down', 'Enter')
    await game.waitFor(/Grandchild writes +★★★ +best \d+/)
    await game.press('CtrlC')
    expect(await game.exit).toEqual({ code: 0, signal: undefined })
    expect(JSON.parse(readFileSync(join(saves, 'save.json'), 'utf8')).levels).toHaveProperty(
      'grandchild-writes',
    )
    const kept = readdirSync(saves).filter(name => /damaged/.test(name))
    expect(kept.map(name => readFileSync(join(saves, name), 'utf8'))).toEqual(['{"format": 1, "na'])
  })

  it('stays as it is where the player puts the question off', async () => {
    const saves = temporaryFolder()
    writeFileSync(join(saves, 'save.json'), 'nonsense')
    const game = startGame({ saves })
    await game.waitFor('Your save cannot be read')
    await game.press('Escape')
    await game.waitFor('Settings')
    expect(game.text()).toContain('not saving')
    await game.press('q')
    expect(await game.exit).toEqual({ code: 0, signal: undefined })
    expect(readFileSync(join(saves, 'save.json'), 'utf8')).toBe('nonsense')
  })
})

describe('a saves folder that cannot be written', () => {
  it('does not keep anybody from playing, and the title says that nothing is saved', async () => {
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'in-the-way'), '')
    const game = startGame({ saves: join(folder, 'in-the-way', 'saves') })
    await game.waitFor('not saving')
    await game.press('Down', 'Enter')
    await game.waitFor('Grandchild writes')
    await game.press('Right', 'Down', 'Down', 'Down')
    await game.waitFor('▸ Grandchild writes')
    await game.press('Enter')
    await playGrandchildWrites(game)
    expect(game.text()).toContain('★★★')
    expect(game.text()).toContain('not saving')
    await game.press('CtrlC')
    // What was not saved is said where it stays on the screen.
    const { code } = await game.exit
    expect(code).toBe(0)
    expect(game.modes).toEqual(pristine)
    expect(game.text()).toMatch(/in-the-way/)
  })

  it.skipIf(process.platform === 'win32')('may also be one without write permission', async context => {
    const root = process.getuid?.() === 0
    // Permissions do not bind root, a read-only disk does.
    const saves = root ? smallDisk(context, '1m') : temporaryFolder()
    if (root) remount(saves, 'ro')
    else chmodSync(saves, 0o555)
    const game = startGame({ saves })
    await game.waitFor('not saving')
    await game.press('q')
    expect(await game.exit).toEqual({ code: 0, signal: undefined })
    expect(readdirSync(saves)).toEqual([])
  })
})

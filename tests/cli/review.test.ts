import { join } from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { keyed, type Profile } from '../../src/store/profile.ts'
import { contents, emptyFolder, plant, sample } from '../store/samples.ts'
import { cowhand } from './test-world.ts'

afterEach(() => {
  vi.useRealTimers()
})

const asked = (day: string, right = true) => [{ day, right }]

const met: Profile = {
  ...sample,
  review: keyed([
    ['fork', asked('2026-08-03')],
    ['tlb', asked('2026-08-01')],
    ['M14', asked('2026-08-05', false)],
    ['exec', asked('2026-08-05')],
  ]),
}

function folderWith(profile: Profile): string {
  const folder = emptyFolder()
  plant(folder, JSON.stringify(profile))
  return folder
}

/** Noon, where the player is. */
const on = (year: number, month: number, day: number): void => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(year, month - 1, day, 12) })
}

describe('cowhand review --list', () => {
  test('tells what is due, the most overdue first, and what comes next', async () => {
    on(2026, 8, 6)
    expect(await cowhand(['review', '--list', '--saves', folderWith(met)])).toEqual({
      status: 0,
      out:
        'due for review: 3 topics\n' +
        '  tlb              since 2026-08-04, 2 days\n' +
        '  fork             since today\n' +
        '  reference-count  since today\n' +
        'next: exec, on 2026-08-08\n',
      err: '',
    })
  })

  test('tells that nothing is due, and what comes next', async () => {
    on(2026, 8, 2)
    expect(await cowhand(['review', '--list', '--saves', folderWith(met)])).toEqual({
      status: 0,
      out: 'nothing is due for review\nnext: tlb, on 2026-08-04\n',
      err: '',
    })
  })

  test('of a player without a save says how topics are met, and makes no save', async () => {
    const folder = join(emptyFolder(), 'none')
    expect(await cowhand(['review', '--list', '--saves', folder])).toEqual({
      status: 0,
      out: 'nothing is due for review\nnothing was asked yet: play a level, or sit an exam ("cowhand exam")\n',
      err: '',
    })
  })

  test('of a damaged save is not made up', async () => {
    const folder = emptyFolder()
    plant(folder, 'damaged')
    const { status, out, err } = await cowhand(['review', '--list', '--saves', folder])
    expect([status, out]).toEqual([1, ''])
    expect(err).toContain('it is cut off or not JSON')
  })

  test('changes nothing in the save', async () => {
    const folder = folderWith(met)
    const before = contents(folder, 'save.json')
    await cowhand(['review', '--list', '--saves', folder])
    expect(contents(folder, 'save.json')).toBe(before)
  })
})

describe('cowhand review', () => {
  test('needs a terminal where something is due', async () => {
    on(2026, 8, 6)
    const { status, out, err } = await cowhand(['review', '--saves', folderWith(met)])
    expect([status, out]).toEqual([1, ''])
    expect(err).toContain('this needs a terminal')
  })

  test('says so where nothing is due, and opens no screen', async () => {
    on(2026, 8, 2)
    const { status, out } = await cowhand(['review', '--saves', folderWith(met)])
    expect([status, out]).toEqual([0, 'nothing is due for review\nnext: tlb, on 2026-08-04\n'])
  })
})

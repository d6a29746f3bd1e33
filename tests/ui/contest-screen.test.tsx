import { mkdirSync, mkdtempSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import {
  type Contest,
  gradeSubmission,
  readSubmission,
  type Submission,
  submissionText,
} from '../../src/game/contest/index.ts'
import type { ContestStart } from '../../src/ui/place.ts'
import { ContestScreen } from '../../src/ui/screens/contest-screen.tsx'
import { themeFor } from '../../src/ui/theme.ts'
import { contestOf, gamesOf, LEVELS } from '../game/contest/record.ts'
import type { MountOptions } from '../terminal/in-process.ts'
import { STUDENT, submissionWith } from './contest-stage.ts'
import { mountKeyed } from './keyed.tsx'
import { SIZES } from './sizes.ts'

const theme = themeFor({ glyphs: 'unicode', colour: 'full' })
const FIRST = contestOf(['first-write', 'grandchild-writes'])

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cowhand-contest-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

interface Given extends MountOptions, Partial<Pick<ContestStart, 'name' | 'id'>> {
  readonly contest?: Contest
  readonly file?: string
}

async function mountContest({ contest = FIRST, file, name, id, ...size }: Given = {}) {
  const out = file ?? join(temporaryFolder(), 'ada.json')
  const onKept = vi.fn<ContestStart['onKept']>()
  const start: ContestStart = {
    mode: 'contest',
    contest,
    name: name === undefined ? STUDENT.name : name,
    id: id === undefined ? STUDENT.id : id,
    out,
    onKept,
  }
  const screen = await mountKeyed(
    <ContestScreen start={start} levels={LEVELS} theme={theme} pace={0} />,
    theme,
    size,
  )
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) {
      await screen.press(key)
      await screen.quiet(10)
    }
  }
  /** From the list to the next level's first trap. */
  const toTrap = async (key = 'Enter'): Promise<void> => {
    await press(key)
    await screen.waitFor('Enter start')
    await press('Enter')
    await screen.waitFor('your handler')
  }
  /** A level of so many traps, all of them given up. */
  const giveUp = async (traps: number): Promise<void> => {
    for (let trap = 0; trap < traps; trap++) {
      await screen.waitFor('your handler')
      await press('!')
      await screen.waitFor('── verdict')
      await press('Enter')
    }
    await screen.waitFor('for the traps')
  }
  return { screen, press, toTrap, giveUp, out, onKept }
}

/** The runs in a submission's file. */
function runsIn(file: string): readonly string[] {
  const read = readSubmission(readFileSync(file, 'utf8'), file)
  if (!read.ok) throw new Error(read.message)
  return read.runs.map(run => (run.ok ? run.run.level : run.message))
}

const toList = ['Enter'] as const

describe('a contest on the screen', () => {
  it('asks who plays, shows the rules, and keeps every level when it is over', async () => {
    const { screen, press, toTrap, giveUp, out, onKept } = await mountContest({ name: null, id: null })
    await screen.waitFor('Who plays?')
    await press('Enter')
    await screen.waitFor('A name is needed.')
    await press('A', 'd', 'a', 'Enter', 's', '7', 'Enter')
    await screen.waitFor('No undo and no hints.')
    await press(...toList)
    await screen.waitFor('0 of 2 played')
    expect(() => runsIn(out)).toThrow('ENOENT')
    await toTrap()
    await giveUp(2)
    await screen.waitFor('This run is kept in ada.json.')
    expect(screen.text()).toContain('0 of 200 points for the traps')
    expect(screen.text()).toContain('Next: Grandchild writes.')
    expect(runsIn(out)).toEqual(['first-write'])
    await press('Enter')
    await screen.waitFor('1 of 2 played')
    await toTrap()
    await giveUp(3)
    await screen.waitFor('That was the last level.')
    await screen.waitFor('This run is kept in ada.json.')
    expect(runsIn(out)).toEqual(['first-write', 'grandchild-writes'])
    await press('Enter')
    await screen.waitFor('Hand in this file:')
    expect(screen.text().replace(/\s+/g, '')).toContain(out)
    const graded = gradeSubmission(FIRST, gamesOf(FIRST), 'ada.json', readFileSync(out, 'utf8'))
    expect(graded).toMatchObject({ student: { name: 'Ada', id: 's7' }, notices: [] })
    expect(graded.results.map(result => result?.points)).toEqual([0, 0])
    expect(onKept.mock.lastCall?.[1].runs).toHaveLength(2)
    await press('Enter')
    expect(screen.text()).toContain('All levels are played, and each counts once.')
  })

  it('goes on where it was, and the first run of a level stays', async () => {
    const folder = temporaryFolder()
    const file = join(folder, 'ada.json')
    const mine: Submission = { ...submissionWith(1), contest: FIRST.hash }
    const { screen, toTrap, giveUp, press } = await mountContest({ file })
    await screen.waitFor('No undo and no hints.')
    await press('Enter')
    await screen.waitFor('0 of 2 played')
    await toTrap()
    // Another program of the same student was faster.
    writeFileSync(file, submissionText(mine))
    await giveUp(2)
    await screen.waitFor('the first one stays')
    await press('Enter')
    await screen.waitFor(/First write +✓ 200 of 200 points/)
    const again = await mountContest({ file })
    await again.screen.waitFor('1 of 2 played')
  })

  it('has neither undo nor hints, and says why, in the palette and in the finder', async () => {
    const { screen, press, toTrap } = await mountContest()
    await screen.waitFor('No undo')
    await press('Enter')
    await screen.waitFor('0 of 2 played')
    await toTrap()
    for (const key of ['u', 'y', 't']) {
      await press('a')
      await screen.waitFor('1 alloc')
      await press(key)
      await screen.waitFor('A contest has neither undo nor hints.')
      expect(screen.text()).toContain('1 alloc')
    }
    await press(':', 't', 'a', 'k', 'e', ' ', 'b', 'a', 'c', 'k')
    await screen.waitFor('A contest has neither undo nor hints.')
  })

  it('has no hints on two CPUs either', async () => {
    const { screen, press } = await mountContest({ contest: contestOf(['two-cpus']) })
    await screen.waitFor('No undo')
    await press('Enter')
    await screen.waitFor('0 of 1 played')
    await press('Enter')
    await screen.waitFor('Enter start')
    await press('Enter')
    await screen.waitFor('CPU 0')
    await press('t')
    await screen.waitFor('A contest has neither undo nor hints.')
    for (let step = 0; step < 3 && !screen.text().includes('for the traps'); step++) await press('!', 'Enter')
    await screen.waitFor('0 of 200 points for the traps')
    await screen.waitFor('This run is kept in ada.json.')
  })

  it('practises on other seeds with undo, and keeps nothing of it', async () => {
    const { screen, press, toTrap, giveUp, out } = await mountContest()
    await screen.waitFor('No undo')
    await press('Enter')
    await screen.waitFor('0 of 2 played')
    await toTrap('p')
    await press('a', 'u')
    await screen.waitFor('Taken back')
    await giveUp(2)
    await screen.waitFor('Practice: nothing of this is kept.')
    await press('Enter')
    await screen.waitFor(/First write +○ next, practised once/)
    expect(() => runsIn(out)).toThrow('ENOENT')
  })

  it('keeps nothing of a run that is left, and the level may be begun again', async () => {
    const { screen, press, toTrap, out } = await mountContest()
    await screen.waitFor('No undo')
    await press('Enter')
    await screen.waitFor('0 of 2 played')
    await toTrap()
    await press('Escape')
    await screen.waitFor('A run that is left is not kept.')
    await press('Up', 'Enter')
    await screen.waitFor(/First write +○ next/)
    expect(() => runsIn(out)).toThrow('ENOENT')
    await toTrap()
    await press('CtrlC')
    await screen.waitFor('A run that is left is not kept.')
    await press('CtrlC')
    await screen.exit
  })

  it('says where a run could not be kept, asks before it is lost, and keeps it on request', async () => {
    const { screen, press, toTrap, giveUp, out } = await mountContest()
    await screen.waitFor('No undo')
    await press('Enter')
    await screen.waitFor('0 of 2 played')
    await toTrap()
    mkdirSync(out)
    await giveUp(2)
    await screen.waitFor('This run is NOT kept yet')
    await press('Enter')
    await screen.waitFor('NOT in your file yet')
    await press('CtrlC')
    await screen.waitFor('would be lost')
    await press('Escape')
    await screen.waitFor('1 of 2 played')
    rmdirSync(out)
    await press('s')
    await screen.waitFor('All that you have played is in ada.json.')
    expect(runsIn(out)).toEqual(['first-write'])
    await press('s')
    await screen.waitFor('There is nothing that is not kept.')
    await press('Escape')
    await screen.waitFor('Leave the contest?')
    await press('Down', 'Enter')
    await screen.exit
  })

  it('says whose file it is, and takes another name', async () => {
    const file = join(temporaryFolder(), 'ada.json')
    writeFileSync(file, submissionText({ ...submissionWith(1), contest: FIRST.hash }))
    const { screen, press } = await mountContest({ file, name: 'Grace', id: null })
    await screen.waitFor('Who plays?')
    await press('Enter')
    await screen.waitFor('Ada Lovelace')
    expect(screen.text().replace(/\s+/g, '')).toContain('holdsthesubmissionofAdaLovelace')
    await press('Up', ...Array.from({ length: 5 }, () => 'Backspace'), ...STUDENT.name)
    await press('Enter', ...STUDENT.id, 'Enter')
    await screen.waitFor('1 of 2 played')
  })

  it('leads nowhere else by the finder', async () => {
    const { screen, press } = await mountContest()
    await screen.waitFor('No undo')
    await press('Enter')
    await screen.waitFor('0 of 2 played')
    await press(':', ...'to the settings', 'Enter')
    await screen.waitFor('Esc leaves the contest')
  })
})

it.each(SIZES)('keeps within the screen at $width x $height', async ({ width, height }) => {
  const contest = contestOf(['first-write', 'two-cpus', 'drill-linux'])
  const { screen, press } = await mountContest({ contest, name: null, cols: width, rows: height })
  const fits = (): void => {
    expect(screen.wrapped).toBe(0)
    expect(screen.cells().map(row => row.length)).toEqual(Array.from({ length: height }, () => width))
  }
  await screen.waitFor('Who plays?')
  fits()
  await press('A', 'Enter', 'Enter')
  await screen.waitFor('No undo')
  fits()
  await press('Enter')
  await screen.waitFor('0 of 3 played')
  fits()
  expect(screen.text()).not.toContain('…')
  await press('p')
  await screen.waitFor('Enter start')
  expect(screen.text()).toContain('Practice, with')
  fits()
  await press('Enter')
  await screen.waitFor('your handler')
  await press('Escape')
  await screen.waitFor('Paused: First write, practice')
  fits()
  await press('Enter', '!')
  await screen.waitFor('── verdict')
  await press('Enter')
  await screen.waitFor('your handler')
  await press('!')
  await screen.waitFor('── verdict')
  await press('Enter')
  await screen.waitFor('for the traps')
  fits()
  await press('Enter', 'Down', 'Down', 'p')
  await screen.waitFor('Practice: the storm of seed')
  fits()
  await press('Escape', 'Escape')
  await screen.waitFor('Leave the contest?')
  expect(screen.text()).toContain('Nothing is played yet.')
  fits()
})

import { afterEach, describe, expect, it } from 'vitest'
import type { makeContest } from '../../src/game/contest/index.ts'
import { speak } from '../../src/text/index.ts'
import { isRunIn, isUnsaved, nextIn, playedIn, pointsAt } from '../../src/ui/contest/standing.ts'
import { createStudentForm, pressStudent, typedIn } from '../../src/ui/contest/student-form.ts'
import { commandOf } from '../../src/ui/keymap/entries.ts'
import { contestBriefRows, rulesRows } from '../../src/ui/presentation/contest.ts'
import { contestListRows, studentRows } from '../../src/ui/presentation/contest-list.ts'
import { momentText, pathRows, sentenceRows } from '../../src/ui/presentation/contest-words.ts'
import type { Row } from '../../src/ui/text.ts'
import { rowWidth } from '../../src/ui/text.ts'
import { themeFor } from '../../src/ui/theme.ts'
import { contestOf } from '../game/contest/record.ts'
import { CONTEST, GAMES, runsOf, standingWith, submissionWith } from './contest-stage.ts'
import { SIZES } from './sizes.ts'
import { keysFrom } from './stage.ts'

const theme = themeFor({ glyphs: 'unicode', colour: 'full' })
const NOW = '2026-11-27T16:00:00.000Z'
const SMALL = SIZES[0]

afterEach(() => speak('en'))

const text = (rows: readonly Row[]): string =>
  rows
    .map(row =>
      row
        .map(({ text: part }) => part)
        .join('')
        .trimEnd(),
    )
    .join('\n')

/** What was typed, without the breaks of lines. */
const joined = (rows: readonly Row[]): string => text(rows).replace(/\s+/g, ' ')

/** Keys on the form of who plays. @returns the form, and what the last key asked for */
function type(keys: string, name: string | null = null) {
  let pressed: ReturnType<typeof pressStudent> = { form: createStudentForm(name, null), wish: null }
  for (const key of keysFrom(keys)) {
    const id = commandOf('contestStudent', key)
    if (id !== null) pressed = pressStudent(pressed.form, id)
    else if ('char' in key) pressed = { form: typedIn(pressed.form, key), wish: null }
  }
  return pressed
}

describe('who plays', () => {
  it.each([
    ['A d a', { name: 'Ada', id: '', at: 'name' }, null],
    ['A d a Space', { name: 'Ada ', id: '', at: 'name' }, null],
    ['A d a Enter s 1', { name: 'Ada', id: 's1', at: 'id' }, null],
    ['A d a Enter s 1 Enter', { name: 'Ada', id: 's1', at: 'id' }, 'begin'],
    ['A d a Enter Enter', { name: 'Ada', id: '', at: 'id' }, 'begin'],
    ['A d x Backspace a Down 7 Up Backspace', { name: 'Ad', id: '7', at: 'name' }, null],
    ['Tab 7 Enter', { name: '', id: '7', at: 'name', noName: true }, null],
    ['Space Enter', { at: 'name', noName: true }, null],
    ['Enter A', { name: 'A', noName: false }, null],
    ['Enter q k', { name: 'qk' }, null],
    ['A Escape', { name: 'A' }, 'leave'],
  ] as const)('after %s', (keys, form, wish) => {
    expect(type(keys)).toMatchObject({ form, wish })
  })

  it('is asked for the id alone where the command line has the name', () => {
    expect(type('7 Enter', 'Ada')).toMatchObject({ form: { name: 'Ada', id: '7' }, wish: 'begin' })
  })

  it('is cut to the longest name, by characters', () => {
    const keys = Array.from({ length: 70 }, () => '𝔸').join(' ')
    expect([...type(keys).form.name]).toHaveLength(60)
  })

  it.each(SIZES)('has its form on exactly $width x $height', size => {
    const { form } = type(`${'漢 '.repeat(60)}Enter`)
    for (const notice of [null, `${'/long'.repeat(40)}.json holds the submission of Grace`]) {
      const rows = studentRows(form, 'COW', notice, theme, size)
      expect(rows.map(rowWidth)).toEqual(Array.from({ length: size.height }, () => size.width))
    }
  })

  it('sees the end of what he types, and why it did not do', () => {
    const long = studentRows(type(`${'a '.repeat(59)}Z`).form, 'COW', null, theme, SMALL)
    expect(text(long)).toMatch(/aZ_$/m)
    expect(text(studentRows(type('Enter').form, 'COW', 'the file', theme, SMALL))).toContain(
      'A name is needed.',
    )
    const notice = `${'/long'.repeat(40)}.json holds it`
    const shown = text(studentRows(type('A').form, 'COW', notice, theme, SMALL))
    expect(shown.replace(/\s+/g, '')).toContain(notice.replace(/\s+/g, ''))
  })
})

describe('how a contest stands', () => {
  it.each([
    [0, 0, [null, null, null]],
    [1, 1, [200, null, null]],
    [2, 2, [200, 0, null]],
    [3, null, [200, 0, 0]],
  ])('after %i levels has %s as its next one', (played, next, points) => {
    const standing = standingWith(played)
    expect(playedIn(standing)).toBe(played)
    expect(nextIn(standing)).toBe(next)
    expect(GAMES.map((_, index) => pointsAt(standing, index))).toEqual(points)
  })

  it('knows a run from another one of its level', () => {
    const [run] = runsOf(1)
    if (run === undefined) throw new Error('no run')
    expect(isRunIn(submissionWith(1), JSON.parse(JSON.stringify(run)))).toBe(true)
    expect(isRunIn(submissionWith(1), { ...run, finished: '2026-11-27T11:00:00Z' })).toBe(false)
    expect(isRunIn(submissionWith(0), run)).toBe(false)
  })

  it.each([
    [{ is: 'nothing' }, false],
    [{ is: 'kept' }, false],
    [{ is: 'writing' }, true],
    [{ is: 'not', why: 'the disk is full' }, true],
  ] as const)('with %j has something to lose: %s', (written, unsaved) => {
    expect(isUnsaved(standingWith(1, written).entry)).toBe(unsaved)
  })
})

describe('the list of levels', () => {
  const list = (...standing: Parameters<typeof standingWith>): string =>
    text(contestListRows(standingWith(...standing), 1, NOW, theme, SMALL))

  it('says which is next, which are not played, and where the submission will be', () => {
    expect(list(0)).toMatch(/Contest: COW on Friday +0 of 3 played$/m)
    expect(list(0)).toMatch(/^ Ada Lovelace, s1001$/m)
    expect(list(0)).toMatch(/^ {4}1 {2}First write +○ next$/m)
    expect(list(0)).toMatch(/^ ▸ {2}2 {2}Grandchild writes +○ not played$/m)
    expect(list(0)).toMatch(/Storm of traps: xv6 +○ not played$/m)
    expect(list(0)).toContain('your submission is in')
  })

  it('says what is kept, with the points, and what was practised', () => {
    const shown = list(1, { is: 'kept' }, [3, 1, 2])
    expect(shown).toMatch(/First write +✓ 200 of 200 points$/m)
    expect(shown).toMatch(/Grandchild writes +○ next, practised once$/m)
    expect(shown).toMatch(/xv6 +○ practised 2 times$/m)
    expect(shown).toMatch(/s1001 +200 points$/m)
  })

  it('says at the end what is handed in, the whole path', () => {
    const shown = list(3)
    expect(shown).toContain('All levels are played. Hand in this file:')
    expect(shown.replace(/\s+/g, '')).toContain(standingWith(3).entry.file)
  })

  it('says what is not kept, why, and the key that tries again', () => {
    const shown = joined(
      contestListRows(standingWith(1, { is: 'not', why: 'the disk is full' }), 0, NOW, theme, SMALL),
    )
    expect(shown).toContain(
      'What you have played is NOT in your file yet. Mend this, then press s: the disk is full',
    )
  })

  it.each([
    ['2026-11-27T17:00:00Z', /^ Deadline 2026-11-27 17:00 UTC$/m],
    ['2026-11-27T15:59:59Z', /The deadline, 2026-11-27 15:59:59 UTC, has passed/],
  ])('with the deadline %s says so', (deadline, says) => {
    const standing = standingWith(0)
    const contest = { ...standing.contest, deadline }
    expect(text(contestListRows({ ...standing, contest }, 0, NOW, theme, SIZES[1]))).toMatch(says)
  })

  it('shows the cursor of fifty levels wherever it is', () => {
    const standing = standingWith(0)
    const games = Array.from({ length: 50 }, (_, index) => GAMES[index % 2] ?? GAMES[0]).flatMap(game =>
      game === undefined ? [] : [game],
    )
    for (const at of [0, 1, 25, 48, 49])
      expect(text(contestListRows({ ...standing, games }, at, NOW, theme, SMALL))).toMatch(
        new RegExp(`^ ▸ +${at + 1} `, 'm'),
      )
  })

  it.each(['en', 'zh'] as const)(
    'is exactly as large as the screen, and nothing is cut, in %s',
    async language => {
      await speak(language)
      for (const size of SIZES)
        for (const played of [0, 1, 3]) {
          const rows = contestListRows(standingWith(played, undefined, [12, 12, 12]), 1, NOW, theme, size)
          expect(rows.map(rowWidth)).toEqual(Array.from({ length: size.height }, () => size.width))
          expect(text(rows)).not.toContain('…')
        }
    },
  )
})

describe('the rules', () => {
  const rules = (changed: Partial<Parameters<typeof makeContest>[0]> = {}): string =>
    joined(rulesRows(contestOf(['first-write'], changed), '/home/ada/x.json', theme, 70))

  it('say what counts, and what is proved and what is not', () => {
    expect(rules()).toContain('1 level, played in their order')
    expect(rules()).toContain('No undo and no hints.')
    expect(rules()).toContain('A run that is left before its end is not kept')
    expect(rules()).toContain('Not proved: who played')
    expect(rules()).toContain('/home/ada/x.json')
    expect(rules()).not.toContain('deadline')
  })

  const ruled = { repeated: 'last', ties: 'time', late: 'listed' } as const
  it.each([
    [{ deadline: '2026-11-27T17:00:00Z' }, 'A run that ends later is listed as late'],
    [
      { deadline: '2026-11-27T17:00:00Z', rules: { ...ruled, late: 'not-counted' } },
      'A run that ends later does not count',
    ],
    [{ rules: { ...ruled, ties: 'shared' } }, 'the place is shared'],
    [{ rules: { ...ruled, ties: 'time' } }, 'and then less time'],
    [{ rules: { ...ruled, repeated: 'best' } }, 'the best counts'],
    [{ rules: { ...ruled, repeated: 'first' } }, 'the first counts'],
  ] as const)('of %j say so', (changed, says) => {
    expect(rules(changed)).toContain(says)
  })
})

describe('a level of a contest', () => {
  const [level, , storm] = GAMES
  if (level === undefined || storm === undefined) throw new Error('no level')

  it.each([
    [level, false, 'This run counts.'],
    [level, true, 'Practice, with the names of seed 0.'],
    [storm, false, 'A storm of traps on xv6'],
    [storm, true, 'Practice: the storm of seed 0.'],
  ])('says before it starts whether it counts', (game, practice, says) => {
    expect(joined(contestBriefRows(game, practice, 70))).toContain(says)
    expect(joined(contestBriefRows(game, practice, 70))).not.toMatch(/watch|cards/)
  })
})

describe('words of a contest', () => {
  it.each([
    ['2026-11-27T17:00:00Z', '2026-11-27 17:00 UTC'],
    ['2026-11-27T17:00:30Z', '2026-11-27 17:00:30 UTC'],
  ])('write the time %s as %s', (moment, words) => {
    expect(momentText(moment)).toBe(words)
  })

  it('break a path and a long sentence without losing a character, and clean them', () => {
    expect(text(pathRows('/a b/c\u001b[31md', 5))).toBe('/a b/\nc[31m\nd')
    expect(text(sentenceRows('in /aaaaaaaaa it is', 6, 'warn'))).toBe('in\n/aaaaa\naaaa\nit is')
  })
})

describe('in Chinese', () => {
  it('rules, list and form are told in whole sentences', async () => {
    await speak('zh')
    expect(text(rulesRows(CONTEST, '/x.json', theme, 70))).toContain('没有撤销，也没有提示。')
    expect(text(contestListRows(standingWith(3), 0, NOW, theme, SMALL))).toContain('所有关卡都已完成。')
    expect(text(studentRows(type('A').form, 'COW', null, theme, SMALL))).toContain('谁来参赛？')
  })
})

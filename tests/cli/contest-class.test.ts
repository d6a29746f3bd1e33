import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contestText } from '../../src/game/contest/index.ts'
import { makeClass, type Pupil, type SchoolClass } from '../game/contest/class.ts'
import { cowhand, type Ended } from './test-world.ts'

let folder = ''
let school: SchoolClass
let first: Ended
const OUTPUTS = ['marks.csv', 'all.json', 'board.html'] as const

/** Writes the class into a folder of its own, its files in the order given, and grades it. */
async function graded(name: string, files: readonly (readonly [string, string])[]): Promise<Ended> {
  const within = join(folder, name)
  await mkdir(join(within, 'in'), { recursive: true })
  for (const [file, text] of files) await writeFile(join(within, 'in', file), text)
  const out = (file: string): string => join(within, file)
  const [csv, json, html] = OUTPUTS
  const outputs = ['--csv', out(csv), '--json', out(json), '--html', out(html)]
  const roster = ['--roster', join(folder, 'class.csv')]
  return cowhand(['contest', 'grade', join(folder, 'c.json'), join(within, 'in'), ...roster, ...outputs])
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cowhand-class-'))
  school = makeClass()
  await writeFile(join(folder, 'c.json'), contestText(school.contest))
  const all = [...school.pupils, ...school.absent]
  await writeFile(
    join(folder, 'class.csv'),
    `Name,ID\n${all.map(({ name, id }) => `${name},${id}`).join('\n')}\n`,
  )
  first = await graded('first', [...school.files])
}, 120_000)

afterAll(() => rm(folder, { recursive: true, force: true }))

const total = ({ points }: Pupil): number => points.reduce<number>((sum, some) => sum + (some ?? 0), 0)

const better = (one: Pupil, other: Pupil): number =>
  total(other) - total(one) || one.wasted - other.wasted || one.elapsed - other.elapsed

const line = (cells: readonly (string | number)[]): string => cells.map(cell => `"${cell}"`).join(',')

test('the gradebook of a class of 500 is right line by line', async () => {
  const most = [200, 500, 700, 300]
  const inAll = 1700
  const placed = school.pupils.toSorted(
    (one, other) => better(one, other) || (one.name < other.name ? -1 : 1),
  )
  const rows = placed.map(pupil => {
    const place = 1 + placed.filter(other => better(other, pupil) < 0).length
    const { name, id, points, wasted, elapsed, remarks } = pupil
    const levels = points.map(some => some ?? '')
    return line([
      place,
      name,
      id,
      total(pupil),
      inAll,
      wasted,
      (elapsed / 1000).toFixed(1),
      ...levels,
      remarks.join('; '),
    ])
  })
  const missing = school.absent.map(({ name, id }) =>
    line(['', name, id, '', inAll, '', '', '', '', '', '', 'no submission']),
  )
  const levels = school.contest.levels.map(({ level }, index) => `${level} (of ${most[index]})`)
  const head = [
    'Place',
    'Name',
    'ID',
    'Points',
    'Points possible',
    'Wasted steps',
    'Time in s (reported)',
    ...levels,
    'Remarks',
  ]
  const lines = (await readFile(join(folder, 'first', 'marks.csv'), 'utf8')).split('\r\n')
  expect(lines).toEqual([`\uFEFF${line(head)}`, ...rows, ...missing, ''])
  expect(rows.length + missing.length).toBe(500)
  expect(first.status).toBe(0)
})

test('every bad file is listed with its reason', () => {
  const told = first.out.split('\n')
  for (const [file, reason] of school.refused)
    expect(told.find(row => row.startsWith(`  ${file}`)) ?? '', file).toMatch(reason)
  expect(school.refused.size).toBe(13)
})

test('both of two who have the same inputs are listed', () => {
  for (let index = 0; index < 20; index++) {
    const own = `${String(index).padStart(3, '0')}.json`
    const copy = `${450 + index}.json`
    expect(first.out).toMatch(
      new RegExp(`  ${own} .*the same inputs at the same times as those of .*${copy}`),
    )
    expect(first.out).toMatch(
      new RegExp(`  ${copy} .*the same inputs at the same times as those of .*${own}`),
    )
  }
})

test('a second grading gives the same bytes, in whatever order the files were written', async () => {
  const second = await graded('second', [...school.files].toReversed())
  expect(second.out).toBe(first.out)
  for (const file of OUTPUTS) {
    const bytes = await readFile(join(folder, 'first', file))
    expect(bytes.length).toBeGreaterThan(10_000)
    expect(bytes.equals(await readFile(join(folder, 'second', file))), file).toBe(true)
  }
}, 60_000)

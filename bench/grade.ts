import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { contestText, submissionText } from '../src/game/contest/index.ts'
import { believing, contestOf, gamesOf, handIn, paceOf, sound } from '../tests/game/contest/record.ts'
import type { Measurement } from './measurement.ts'

const STUDENTS = 300
const MOST_SECONDS = 10
const MOST_MEGABYTES = 300
const LEVELS = [
  'boss-one-fault',
  'multiple-forks',
  'fork-again',
  'grandchild-writes',
  'nested-forks',
  'boss-fork',
  'boss-life-and-death',
  'boss-kernel-writes',
  'boss-regions',
  'boss-other-choices',
]
const BELIEFS = ['M1', 'M5', 'M7', 'M11', 'M14'] as const

async function handOut(folder: string): Promise<string> {
  const contest = contestOf(LEVELS)
  const games = gamesOf(contest)
  const file = join(folder, 'bench.contest.json')
  await writeFile(file, contestText(contest))
  await mkdir(join(folder, 'in'))
  for (let student = 0; student < STUDENTS; student++) {
    const belief = BELIEFS[student % 10]
    const answer = belief === undefined ? sound : believing(belief)
    const submission = handIn(
      contest,
      games,
      { name: `Student ${student}`, id: `s${student}` },
      answer,
      paceOf(student),
    )
    await writeFile(join(folder, 'in', `${student}.json`), submissionText(submission))
  }
  return file
}

/** Grades in the built program, as a teacher does. @returns seconds and the most memory in MiB */
function graded(contest: string, folder: string): Promise<{ seconds: number; megabytes: number }> {
  const start = process.hrtime.bigint()
  const words = ['dist/app/cowhand.js', 'contest', 'grade', contest, join(folder, 'in')]
  const after = `process.on('exit',()=>process.stderr.write('\\n'+process.resourceUsage().maxRSS))`
  const child = spawn(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(after)}`, ...words],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  )
  let said = ''
  child.stderr.on('data', chunk => {
    said += String(chunk)
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', status => {
      const kib = Number(said.trim().split('\n').at(-1))
      if (status !== 0 || Number.isNaN(kib)) reject(new Error(`grading ended with ${status}: ${said}`))
      else resolve({ seconds: Number(process.hrtime.bigint() - start) / 1e9, megabytes: kib / 1024 })
    })
  })
}

/** Measures how long a class of 300 with ten levels each takes to grade, from the command line to the board. */
export async function measure(): Promise<Measurement[]> {
  const folder = await mkdtemp(join(tmpdir(), 'cowhand-grade-'))
  try {
    const { seconds, megabytes } = await graded(await handOut(folder), folder)
    const class300 = `a class of ${STUDENTS} with ${LEVELS.length} levels each`
    return [
      {
        name: 'class graded',
        value: seconds,
        unit: 's',
        aim: `under ${MOST_SECONDS} s for ${class300}`,
        met: seconds < MOST_SECONDS,
      },
      {
        name: 'memory for it',
        value: megabytes,
        unit: 'MiB',
        aim: `under ${MOST_MEGABYTES} MiB`,
        met: megabytes < MOST_MEGABYTES,
      },
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

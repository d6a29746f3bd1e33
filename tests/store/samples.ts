import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { backupFile, saveFile } from '../../src/store/files.ts'
import { lockName } from '../../src/store/lock.ts'
import {
  type ExamRecord,
  keyed,
  type LevelRecord,
  newProfile,
  type Profile,
} from '../../src/store/profile.ts'

/** An empty folder that is gone after the test. */
export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cowhand-saves-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

export const record = (bestScore: number, more: Partial<LevelRecord> = {}): LevelRecord => ({
  stars: 1,
  bestScore,
  bestReplay: { keys: ['j', 'k', 'l'], seed: bestScore },
  plays: 1,
  asksAgain: false,
  seeds: 0,
  ...more,
})

/** An exam of seed 7, of which 24 of 30 were right. */
export const examOn = (day: string, more: Partial<ExamRecord> = {}): ExamRecord => ({
  day,
  recipe: {
    seed: 7,
    topics: [],
    questions: 30,
    minutes: 45,
    kernels: ['xv6', 'linux'],
    kinds: ['predict', 'order'],
    difficulty: 'mix',
  },
  right: 24,
  asked: 30,
  topics: [{ of: 'copy-on-write', right: 3, asked: 4 }],
  beliefs: ['M3'],
  minutes: 31,
  ...more,
})

export const profileWith = (levels: Record<string, LevelRecord>, name = 'Ada'): Profile => ({
  ...newProfile,
  name,
  levels: keyed(Object.entries(levels)),
})

export const sample = profileWith({
  'first-fork': record(120),
  'copy-out': record(80, { stars: 3, plays: 4 }),
})
export const older = profileWith({ 'first-fork': record(60) })

/** Writes `save`, and `backup` if given, as they are. */
export function plant(folder: string, save: string | Uint8Array | null, backup?: string | Uint8Array): void {
  if (save !== null) writeFileSync(join(folder, saveFile), save)
  if (backup !== undefined) writeFileSync(join(folder, backupFile), backup)
}

export const contents = (folder: string, file: string): string => readFileSync(join(folder, file), 'utf8')

/** Lets the lock, if there is one, look as if its holder had not been heard of for a minute: no need to wait. */
export function abandonLock(folder: string): void {
  const minuteAgo = new Date(Date.now() - 60_000)
  if (existsSync(join(folder, lockName))) utimesSync(join(folder, lockName), minuteAgo, minuteAgo)
}

import { realpath } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import {
  type Contest,
  type GradedFile,
  gradeContest,
  gradeSubmission,
  type RosterStudent,
  unusable,
} from '../../game/contest/index.ts'
import type { Game } from '../../game/index.ts'
import { cleanText, quote } from '../../workload/index.ts'
import { boardLines } from '../contest/board.ts'
import { contestIn } from '../contest/contest-file.ts'
import { type Entry, entriesOf } from '../contest/folder.ts'
import { type Columns, gradebook } from '../contest/gradebook.ts'
import { page } from '../contest/page.ts'
import { resultJson } from '../contest/result-json.ts'
import { refuseExisting, writeResult } from '../contest/results.ts'
import { readRoster } from '../contest/roster-file.ts'
import { oneLine, Trouble } from '../trouble.ts'
import { OK, type World } from '../world.ts'

interface Wanted {
  readonly roster?: string
  readonly csv?: string
  readonly columns: Columns
  readonly json?: string
  readonly html?: string
  readonly force?: boolean
}

/** What is written among the submissions would be taken for one the next time. */
async function keepOutOf(folder: string, files: readonly (string | undefined)[]): Promise<void> {
  const real = (path: string): Promise<string> => realpath(path).catch(() => resolve(path))
  const within = await real(folder)
  for (const file of files) {
    if (file === undefined) continue
    const path = join(await real(dirname(resolve(file))), basename(file))
    if (dirname(path) === within)
      throw new Trouble(`${cleanText(file)}: this is the folder of the submissions; write it to another one`)
  }
}

/** A file that nobody has thought of is a bug of ours, and still must not stop the rest. */
function gradeOne(entry: Entry, contest: Contest, games: readonly Game[]): GradedFile {
  if (!entry.ok) return unusable(entry.name, 'unreadable', entry.reason)
  try {
    return gradeSubmission(contest, games, entry.name, entry.text)
  } catch (error) {
    const what = oneLine(error instanceof Error ? error.message : String(error))
    return unusable(
      entry.name,
      'unreadable',
      `grading it broke off, which is a bug in cowhand: ${quote(what, 200)}`,
    )
  }
}

async function gradedIn(folder: string, contest: Contest, games: readonly Game[]): Promise<GradedFile[]> {
  const graded: GradedFile[] = []
  for await (const entry of entriesOf(folder)) graded.push(gradeOne(entry, contest, games))
  return graded
}

/**
 * `cowhand contest grade`: grades what is in a folder, prints the board, and writes what was asked for.
 * @returns the exit status @throws Trouble where contest, folder or roster cannot be read, or a file not be written
 */
export async function grade(file: string, folder: string, wanted: Wanted, world: World): Promise<number> {
  const { csv, columns, json, html, force = false } = wanted
  const { contest, games } = await contestIn(file, world)
  await keepOutOf(folder, [csv, json, html])
  if (!force) for (const path of [csv, json, html]) await refuseExisting(path)
  const roster: RosterStudent[] | null =
    wanted.roster === undefined ? null : await readRoster(wanted.roster, world)
  const grading = gradeContest(contest, games, await gradedIn(folder, contest, games), roster)
  for (const line of boardLines(grading)) await world.out.line(line)
  const results = [
    [csv, () => gradebook(grading, roster ?? [], columns)],
    [json, () => resultJson(grading, roster ?? [])],
    [html, () => page(grading, games)],
  ] as const
  for (const [path, text] of results)
    if (path !== undefined) await world.err.line(`${await writeResult(path, text(), force)}: written`)
  return OK
}

import type { GradedFile } from './grade-submission.ts'
import type { Notice } from './notice.ts'
import { byText } from './rank.ts'

/** A file, and whose it is: files of one student may hold the same run. */
export interface Owned {
  readonly owner: string
  readonly file: GradedFile
}

/** How many others are named in one notice. */
const MOST_NAMED = 3

/** The levels of which a file has the same run as another file. */
interface Twin {
  readonly owned: Owned
  readonly levels: string[]
}

function twinsOf(
  own: Owned,
  levels: readonly string[],
  byPrint: ReadonlyMap<string, readonly Owned[]>,
): Twin[] {
  const twins = new Map<string, Twin>()
  for (const [index, result] of own.file.results.entries())
    for (const other of result === null ? [] : (byPrint.get(result.fingerprint) ?? [])) {
      if (other.owner === own.owner) continue
      const twin = twins.get(other.file.file) ?? { owned: other, levels: [] }
      twin.levels.push(levels[index] ?? '')
      twins.set(other.file.file, twin)
    }
  return [...twins.values()].sort((one, other) => byText(one.owned.file.file, other.owned.file.file))
}

/**
 * Finds runs whose inputs, and the times between them to the millisecond, are those of another student's: one of them is
 * a copy of the other, and nothing says which.
 * @param levels ids of the contest's levels
 * @returns a notice for each file and, up to a few, each other
 */
export function sameInputs(files: readonly Owned[], levels: readonly string[]): Notice[] {
  const byPrint = new Map<string, Owned[]>()
  for (const owned of files)
    for (const result of owned.file.results) {
      if (result === null) continue
      const known = byPrint.get(result.fingerprint)
      if (known === undefined) byPrint.set(result.fingerprint, [owned])
      else known.push(owned)
    }
  return files.flatMap(own => {
    const twins = twinsOf(own, levels, byPrint)
    const { file, student } = own.file
    const left = twins.length - MOST_NAMED
    return twins.slice(0, MOST_NAMED).map(({ owned, levels: shared }, index): Notice => {
      const more = index === MOST_NAMED - 1 && left > 0 ? `, and of ${left} more` : ''
      const whose = `those of ${owned.file.student?.name ?? ''} (${owned.file.file})${more}`
      return {
        file,
        student: student?.name ?? null,
        kind: 'same-inputs',
        reason: `${shared.join(', ')}: the same inputs at the same times as ${whose}; both count until you decide`,
      }
    })
  })
}

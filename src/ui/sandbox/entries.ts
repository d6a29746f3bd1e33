import { type Loadable, levelProgram, readProgram, SAMPLES } from '../../game/sandbox/index.ts'
import type { Level } from '../../level/index.ts'
import { texts } from '../../text/index.ts'

/** Something that can be opened. */
export type Entry =
  | { readonly kind: 'path'; readonly title: string }
  | { readonly kind: 'program'; readonly title: string; readonly from: string; readonly loadable: Loadable }

/** @returns what can be opened: a file by its path, the samples, and the levels' programs. */
export function entriesOf(levels: readonly Level[]): readonly Entry[] {
  const words = texts()
  const samples = SAMPLES.flatMap(({ id, text }): Entry[] => {
    const title = words.sandboxSamples[id]
    const read = readProgram(text, title)
    return read.ok ? [{ kind: 'program', title, from: words.sandbox.samples, loadable: read.loadable }] : []
  })
  const courses = levels.map(
    (level): Entry => ({
      kind: 'program',
      title: level.title,
      from: level.chapter,
      loadable: levelProgram(level),
    }),
  )
  return [{ kind: 'path', title: words.sandbox.aFile }, ...samples, ...courses]
}

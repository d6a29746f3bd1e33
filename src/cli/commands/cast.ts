import { type Language, speak } from '../../text/index.ts'
import { castLines } from '../../ui/cast/cast.ts'
import { FAILED, OK, type World } from '../world.ts'
import { misfit, readRun } from './replay-file.ts'

export interface CastOptions {
  /** The terminal's size, in cells. */
  readonly size: { readonly width: number; readonly height: number }
  /** The level file that it is a run of, where that is not one of the program. */
  readonly level?: string
  readonly language: Language
}

/** `cowhand cast FILE`: a recorded run as a recording for asciinema. @returns the exit status */
export async function cast(
  file: string,
  { size, level: named, language }: CastOptions,
  world: World,
): Promise<number> {
  const { replay, level, verified } = await readRun(file, named, world)
  if (!verified.ok) {
    await world.err.line(misfit(file, verified))
    return FAILED
  }
  await speak(language)
  for (const line of castLines(replay, level, size)) {
    if (world.out.closed) break
    await world.out.line(line)
  }
  return OK
}

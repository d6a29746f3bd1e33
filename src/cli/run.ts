import type { CommanderError } from 'commander'
import { outputTrouble, Trouble } from './trouble.ts'
import { FAILED, OK, USAGE, type World } from './world.ts'

const OF_PROGRAM = new Set(['-h', '--help', '-V', '--version'])

/** The only question that is answered without the parser of the command line: there is nothing to load for it. */
const asksVersion = ([first, ...more]: readonly string[]): boolean =>
  more.length === 0 && (first === '-V' || first === '--version')

/** Without a command, the game: `cowhand`, `cowhand --saves DIR`. */
function withCommand(words: readonly string[]): readonly string[] {
  const [first] = words
  return first === undefined || (first.startsWith('-') && !OF_PROGRAM.has(first)) ? ['play', ...words] : words
}

/** What commander throws where it ends the program itself: after help, or at wrong usage. */
const isParsersEnd = (error: unknown): error is CommanderError =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('commander.')

async function attempt(words: readonly string[], world: World): Promise<number> {
  if (asksVersion(words)) {
    await world.out.line(world.version)
    return OK
  }
  const { commandLine } = await import('./program.ts')
  let status = OK
  const written: { readonly to: 'out' | 'err'; readonly text: string }[] = []
  const program = commandLine(
    world,
    ended => {
      status = ended
    },
    (to, text) => written.push({ to, text }),
  )
  try {
    await program.parseAsync(withCommand(words), { from: 'user' })
  } catch (error) {
    if (isParsersEnd(error)) status = error.exitCode === 0 ? OK : USAGE
    else {
      status = FAILED
      const line = error instanceof Trouble ? error.message : (await import('./bug.ts')).bugLine(error)
      await world.err.line(line)
    }
  }
  for (const { to, text } of written) await world[to].write(text)
  return status
}

/**
 * Runs the program.
 * @param words the arguments, without the program's name
 * @returns the exit status, once everything is written: 0 for success, 1 for failure, 2 for wrong usage
 */
export async function run(words: readonly string[], world: World): Promise<number> {
  const status = await attempt(words, world)
  await world.out.flush()
  const { failure } = world.out
  if (failure !== null) await world.err.line(outputTrouble(failure))
  await world.err.flush()
  return failure === null ? status : FAILED
}

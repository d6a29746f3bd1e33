import { CommanderError } from 'commander'
import { bugLine } from './bug.ts'
import { commandLine } from './program.ts'
import { outputTrouble, Trouble } from './trouble.ts'
import { FAILED, OK, USAGE, type World } from './world.ts'

const OF_PROGRAM = new Set(['-h', '--help', '-V', '--version'])

/** Without a command, the game: `cowhand`, `cowhand --saves DIR`. */
function withCommand(words: readonly string[]): readonly string[] {
  const [first] = words
  return first === undefined || (first.startsWith('-') && !OF_PROGRAM.has(first)) ? ['play', ...words] : words
}

async function attempt(words: readonly string[], world: World): Promise<number> {
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
    if (error instanceof CommanderError) status = error.exitCode === 0 ? OK : USAGE
    else {
      status = FAILED
      await world.err.line(error instanceof Trouble ? error.message : bugLine(error))
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

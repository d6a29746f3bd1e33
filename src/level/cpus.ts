import { freeFrames, type Instruction, type Machine, pageNamed, spaceOf } from '../machine/index.ts'
import { machineOf, type Programs } from './walk.ts'

/** What stands against a level of two CPUs, and the part of its file to blame. */
interface Objection {
  readonly path: readonly PropertyKey[]
  readonly message: string
}

/** Both handlers may copy at once. */
const FRAMES_NEEDED = 2

const TWO_STORES =
  'two CPUs need a program of two stores, by two processes, to pages that map the same COW frame'

/** @returns the COW frame that a store faults on; null where it is no such store. */
function cowFrameOf(machine: Machine, instruction: Instruction | undefined): number | null {
  if (instruction?.do !== 'store' || instruction.value.length !== 1) return null
  const space = spaceOf(machine, instruction.by)
  const pte = space.pages[pageNamed(space, instruction.region, instruction.page)]
  return pte === undefined || pte.w || !pte.cow ? null : pte.frame
}

function objectionToProgram(machine: Machine, program: readonly Instruction[]): Objection | null {
  const against = (message: string, ...path: PropertyKey[]): Objection => ({
    path: ['program', ...path],
    message: `${TWO_STORES}; ${message}`,
  })
  const [one, other] = program
  if (program.length !== 2)
    return against(`this one has ${program.length} instruction${program.length === 1 ? '' : 's'}`)
  const frames = [cowFrameOf(machine, one), cowFrameOf(machine, other)]
  const at = frames.indexOf(null)
  if (at >= 0) return against('this is no store to a COW page', at)
  if (one?.by === other?.by) return against(`both are P${one?.by}'s`)
  return frames[0] === frames[1] ? null : against('these map two frames')
}

/**
 * Two CPUs are there for the race on one count: on xv6, whose counts are plain numbers, two processes store at once to
 * a frame that they share (COW lab). On Linux the count is atomic, and there is no such race.
 * @param programs a level's, known to run
 * @returns the first thing that stands against it; null where nothing does
 */
export function objectionToCpus(programs: Programs): Objection | null {
  if (programs.kernel !== 'xv6')
    return {
      path: ['machine', 'cpus'],
      message: `two CPUs are known on xv6 alone, where a count is a plain number; this kernel is ${programs.kernel}`,
    }
  const machine = machineOf(programs)
  const objection = objectionToProgram(machine, programs.program)
  if (objection !== null) return objection
  const free = freeFrames(machine)
  return free >= FRAMES_NEEDED
    ? null
    : {
        path: ['machine', 'frames'],
        message: `both CPUs may copy at once: ${FRAMES_NEEDED} frames must be free after the setup, but ${free} ${free === 1 ? 'is' : 'are'}`,
      }
}

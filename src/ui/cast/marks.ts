import type { Input, OpenTrap, Play } from '../../game/index.ts'
import { type RaceInput, STEP_NAMES } from '../../game/race/index.ts'
import { processName } from '../../machine/index.ts'
import { instructionText } from '../../workload/index.ts'
import type { PlayView } from '../play/view.ts'
import { stepTexts } from '../presentation/steps.ts'

/** @returns what has trapped, and which trap of the run it is: "trap 1/3: P3 store heap[0] C". */
export function trapMark({ session, traps }: PlayView, { trap, instruction }: OpenTrap): string {
  const { storm, handled } = session.play
  const what = instruction === null ? `${processName(trap.by)} ${trap.kind}` : instructionText(instruction)
  return `trap ${handled.length + 1}${storm === null ? `/${traps}` : ''}: ${what}`
}

/** What steps were taken: "alloc", or for the last of them what it came to: "return: clean". */
function takenMark(before: Play, { primitives }: Extract<Input, { do: 'use' }>, after: Play): string {
  const names = stepTexts(before.machine, primitives)
  const verdict = after.handled.at(before.handled.length)?.verdict
  return names
    .map((name, index) =>
      primitives[index]?.do === 'return' && verdict !== undefined ? `return: ${verdict.kind}` : name,
    )
    .join(', ')
}

/** What the reference did where the player watched. */
function watchedMark({ trap }: Play): string {
  if (trap === null || trap.solution === null) return 'step'
  return stepTexts(trap.before, trap.solution)[trap.steps.length] ?? 'return'
}

const RACE_MARKS: Readonly<Record<Exclude<RaceInput['do'], 'step' | 'lock'>, string>> = {
  back: 'step back',
  forward: 'step forward',
  again: 'a new run',
  prove: 'prove',
  'give-up': 'give up',
}

function raceMark({ race }: Play, input: RaceInput): string {
  switch (input.do) {
    case 'step':
      return `CPU ${input.cpu}: ${STEP_NAMES[race?.run.cpus[input.cpu].at ?? 0] ?? 'step'}`
    case 'lock':
      return `lock over ${STEP_NAMES[input.from]} to ${STEP_NAMES[input.to]}`
    default:
      return RACE_MARKS[input.do]
  }
}

const OTHER_MARKS: Readonly<Record<Exclude<Input['do'], 'use' | 'race' | 'step'>, string>> = {
  start: 'start',
  trap: 'trap',
  undo: 'undo',
  redo: 'redo',
  next: 'go on',
  show: 'show me',
  late: 'time over',
  hint: 'tip',
  'give-up': 'give up',
  pause: 'pause',
  resume: 'go on',
}

/** @returns an input in words, as the label of a mark. */
export function inputMark(before: PlayView, input: Input, after: PlayView): string {
  const { play } = before.session
  switch (input.do) {
    case 'use':
      return takenMark(play, input, after.session.play)
    case 'step':
      return watchedMark(play)
    case 'race':
      return raceMark(play, input.input)
    default:
      return OTHER_MARKS[input.do]
  }
}

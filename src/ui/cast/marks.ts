import type { Input, OpenTrap, Play } from '../../game/index.ts'
import { type RaceInput, STEP_NAMES } from '../../game/race/index.ts'
import { processName } from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { instructionText } from '../../workload/index.ts'
import type { PlayView } from '../play/view.ts'
import { stepTexts } from '../presentation/steps.ts'

/** @returns what has trapped, and which trap of the run it is: "trap 1/3: P3 store heap[0] C". */
export function trapMark({ session, traps }: PlayView, { trap, instruction }: OpenTrap): string {
  const { storm, handled } = session.play
  const what = instruction === null ? `${processName(trap.by)} ${trap.kind}` : instructionText(instruction)
  return texts().cast.trap(handled.length + 1, storm === null ? traps : null, what)
}

/** What steps were taken: "alloc", or for the last of them what it came to: "return: clean". */
function takenMark(before: Play, { primitives }: Extract<Input, { do: 'use' }>, after: Play): string {
  const names = stepTexts(before.machine, primitives)
  const verdict = after.handled.at(before.handled.length)?.verdict
  return texts().cast.steps(
    names.map((name, index) =>
      primitives[index]?.do === 'return' && verdict !== undefined
        ? texts().cast.return(texts().verdict.kinds[verdict.kind])
        : name,
    ),
  )
}

/** What the reference did where the player watched. */
function watchedMark({ trap }: Play): string {
  if (trap === null || trap.solution === null) return texts().cast.step
  return stepTexts(trap.before, trap.solution)[trap.steps.length] ?? 'return'
}

function raceMark({ race }: Play, input: RaceInput): string {
  switch (input.do) {
    case 'step':
      return texts().cast.cpu(input.cpu, STEP_NAMES[race?.run.cpus[input.cpu].at ?? 0] ?? texts().cast.step)
    case 'lock':
      return texts().cast.lock(STEP_NAMES[input.from] ?? '', STEP_NAMES[input.to] ?? '')
    default:
      return texts().cast.race[input.do]
  }
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
      return texts().cast.inputs[input.do]
  }
}

import { KERNELS, type KernelName, type MisconceptionId } from '../../kernel/index.ts'
import type { Draws } from '../../level/index.ts'
import { detectiveQuestion } from './detective.ts'
import { predictQuestion } from './predict.ts'
import type { Question, QuestionKind } from './question.ts'
import { drawScenario, type Hardness } from './scenario.ts'
import { bugQuestion, byHandQuestion, orderQuestion } from './trap-questions.ts'
import { Worlds } from './world.ts'

const FRAMES = 12
/** Few enough that a fault may find none. */
const SCARCE = [3, 6] as const
/** Who has no frame left is what this belief is about. */
const OF_SCARCITY: MisconceptionId = 'M21'

/** One try at a question. @returns null where this one came to nothing */
export function drawQuestion(
  draws: Draws,
  kind: QuestionKind,
  kernel: KernelName,
  target: MisconceptionId,
  hardness: Hardness,
): Question | null {
  if (kind === 'detective') {
    const processes = Math.max(3, hardness.processes)
    return detectiveQuestion(draws, target, { processes, pages: 1 + draws.below(2), frames: FRAMES })
  }
  const frames = target === OF_SCARCITY ? SCARCE[0] + draws.below(SCARCE[1] - SCARCE[0] + 1) : FRAMES
  const drawn = drawScenario(draws, kernel, frames, target, hardness)
  if (drawn === null) return null
  const worlds = new Worlds(drawn.start, KERNELS[kernel], drawn.scenario.run)
  if (kind === 'predict') return predictQuestion(draws, drawn, worlds, target)
  if (!worlds.differsAtLast(target)) return null
  switch (kind) {
    case 'order':
      return orderQuestion(drawn.scenario, target)
    case 'by-hand':
      return byHandQuestion(drawn.scenario, target)
    case 'bug':
      return bugQuestion(draws, drawn.scenario, target)
  }
}

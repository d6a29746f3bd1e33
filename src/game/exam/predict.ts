import { KERNELS, MISCONCEPTION_IDS, type MisconceptionId } from '../../kernel/index.ts'
import type { Draws } from '../../level/index.ts'
import { INIT, type Machine, type ProcessId, processesOf, spaceOf } from '../../machine/index.ts'
import { type Ask, answerIn } from './ask.ts'
import { type Believed, offered } from './choices.ts'
import type { PredictQuestion } from './question.ts'
import type { Drawn } from './scenario.ts'
import { topicOf } from './topics.ts'
import { runWorld, type World } from './world.ts'

const users = (machine: Machine): ProcessId[] =>
  processesOf(machine)
    .map(({ id }) => id)
    .filter(id => id !== INIT)

/** Everything that could be asked of a run. */
function asksOf({ start, scenario: { run }, next }: Drawn, { machine }: World): Ask[] {
  const here = users(machine)
  const everybody = [...new Set([...users(start), ...here])]
  const pages = here
    .filter(id => machine.processes[id]?.mm === id)
    .flatMap(process =>
      Object.keys(spaceOf(machine, process).pages).map(page => ({ process, page: Number(page) })),
    )
  return [
    ...(next === null ? [] : [{ of: 'trap', next } as const]),
    ...(run.at(-1)?.do === 'load' ? [{ of: 'reads' } as const] : []),
    { of: 'result' },
    ...pages.flatMap(place => (['frame', 'count', 'bits'] as const).map((of): Ask => ({ of, ...place }))),
    { of: 'in-use' },
    { of: 'copies' },
    ...everybody.flatMap(process => (['parent', 'state'] as const).map((of): Ask => ({ of, process }))),
  ]
}

/** Of these there are few answers by their nature: two may do. */
const FEW: readonly Ask['of'][] = ['trap', 'result', 'parent', 'state', 'reads']
const ENOUGH = 3

/** A question of a kind that there are many of is drawn as often as one of a rare kind. */
function drawEven(questions: readonly PredictQuestion[], draws: Draws): PredictQuestion | null {
  if (questions.length === 0) return null
  const kind = draws.among([...new Set(questions.map(({ ask }) => ask.of))])
  return draws.among(questions.filter(({ ask }) => ask.of === kind))
}

/**
 * A question about a run that `target` answers wrongly.
 * @returns null where there is none in it
 */
export function predictQuestion(draws: Draws, drawn: Drawn, target: MisconceptionId): PredictQuestion | null {
  const { scenario, start } = drawn
  const kernel = KERNELS[scenario.kernel]
  const mistaken = runWorld(start, kernel, scenario.run, target)
  const truth = mistaken === null ? null : runWorld(start, kernel, scenario.run, null)
  if (mistaken === null || truth === null) return null
  const asks = asksOf(drawn, truth).filter(ask => answerIn(truth, ask) !== answerIn(mistaken, ask))
  if (asks.length === 0) return null
  const worlds = MISCONCEPTION_IDS.flatMap(id => {
    const world = id === target ? mistaken : runWorld(start, kernel, scenario.run, id)
    return world === null ? [] : [[id, world] as const]
  })
  const questions = asks.flatMap((ask): PredictQuestion[] => {
    const right = answerIn(truth, ask)
    const believed = worlds.flatMap(([id, world]): Believed[number][] => {
      const answer = answerIn(world, ask)
      return answer === null ? [] : [[id, answer]]
    })
    const choices = right === null ? null : offered(draws, right, believed, target)
    if (choices === null || (choices.choices.length < ENOUGH && !FEW.includes(ask.of))) return []
    return [{ kind: 'predict', topic: topicOf(target), target, scenario, ask, ...choices }]
  })
  return drawEven(questions, draws)
}

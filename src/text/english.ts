import { brief } from './en/brief.ts'
import { cast } from './en/cast.ts'
import { commands } from './en/commands.ts'
import { contest } from './en/contest.ts'
import { counts } from './en/counts.ts'
import { damaged } from './en/damaged.ts'
import { debts } from './en/debts.ts'
import { differences } from './en/differences.ts'
import { drill } from './en/drill.ts'
import { drills } from './en/drills.ts'
import { exam } from './en/exam.ts'
import { examPaper } from './en/exam-paper.ts'
import { examScreen } from './en/exam-screen.ts'
import { findings } from './en/findings.ts'
import { fit } from './en/fit.ts'
import { help } from './en/help.ts'
import { inputs } from './en/inputs.ts'
import { keymap } from './en/keymap.ts'
import { keys } from './en/keys.ts'
import { leaving } from './en/leaving.ts'
import { levels } from './en/levels.ts'
import { lists } from './en/lists.ts'
import { machine } from './en/machine.ts'
import { misconceptions } from './en/misconceptions.ts'
import { names } from './en/names.ts'
import { objections } from './en/objections.ts'
import { plain } from './en/plain.ts'
import { plainArguments } from './en/plain-arguments.ts'
import { plainHelp } from './en/plain-help.ts'
import { plainMachine } from './en/plain-machine.ts'
import { plainRace } from './en/plain-race.ts'
import { plainResult } from './en/plain-result.ts'
import { plainTime } from './en/plain-time.ts'
import { plainTrap } from './en/plain-trap.ts'
import { plainWords } from './en/plain-words.ts'
import { plainWrong } from './en/plain-wrong.ts'
import { plans } from './en/plans.ts'
import { play } from './en/play.ts'
import { progress } from './en/progress.ts'
import { questions } from './en/questions.ts'
import { race } from './en/race.ts'
import { raceScreen } from './en/race-screen.ts'
import { reading } from './en/reading.ts'
import { refusals } from './en/refusals.ts'
import { result } from './en/result.ts'
import { review } from './en/review.ts'
import { rules } from './en/rules.ts'
import { sandbox } from './en/sandbox.ts'
import { sandboxAnswers } from './en/sandbox-answers.ts'
import { sandboxEvents } from './en/sandbox-events.ts'
import { sandboxHelp } from './en/sandbox-help.ts'
import { sandboxKeys } from './en/sandbox-keys.ts'
import { sandboxSamples } from './en/sandbox-samples.ts'
import { sandboxSymptoms } from './en/sandbox-symptoms.ts'
import { settings } from './en/settings.ts'
import { storm } from './en/storm.ts'
import { tell } from './en/tell.ts'
import { timeline } from './en/timeline.ts'
import { title } from './en/title.ts'
import { traps } from './en/traps.ts'
import { tree } from './en/tree.ts'
import { verdict } from './en/verdict.ts'
import { verdicts } from './en/verdicts.ts'
import { why } from './en/why.ts'
import { workload } from './en/workload.ts'

/**
 * Every text of the game, by where it is read: a string, or a function of what it names. English is complete, and says
 * what there is to be translated.
 */
export const english = {
  brief,
  cast,
  commands,
  contest,
  counts,
  damaged,
  debts,
  differences,
  drill,
  drills,
  exam,
  examPaper,
  examScreen,
  findings,
  fit,
  help,
  inputs,
  keymap,
  keys,
  leaving,
  levels,
  lists,
  machine,
  misconceptions,
  names,
  objections,
  plain,
  plainArguments,
  plainHelp,
  plainMachine,
  plainRace,
  plainResult,
  plainTime,
  plainTrap,
  plainWords,
  plainWrong,
  plans,
  play,
  progress,
  questions,
  race,
  raceScreen,
  reading,
  refusals,
  result,
  review,
  rules,
  sandbox,
  sandboxAnswers,
  sandboxEvents,
  sandboxHelp,
  sandboxKeys,
  sandboxSamples,
  sandboxSymptoms,
  settings,
  storm,
  tell,
  timeline,
  title,
  traps,
  tree,
  verdict,
  verdicts,
  why,
  workload,
}

export type Texts = typeof english

import type { Texts } from './english.ts'
import type { Translation } from './translation.ts'
import { brief } from './zh/brief.ts'
import { cast } from './zh/cast.ts'
import { commands } from './zh/commands.ts'
import { contest } from './zh/contest.ts'
import { counts } from './zh/counts.ts'
import { damaged } from './zh/damaged.ts'
import { debts } from './zh/debts.ts'
import { differences } from './zh/differences.ts'
import { drill } from './zh/drill.ts'
import { drills } from './zh/drills.ts'
import { exam } from './zh/exam.ts'
import { examPaper } from './zh/exam-paper.ts'
import { examScreen } from './zh/exam-screen.ts'
import { findings } from './zh/findings.ts'
import { fit } from './zh/fit.ts'
import { help } from './zh/help.ts'
import { inputs } from './zh/inputs.ts'
import { keymap } from './zh/keymap.ts'
import { keys } from './zh/keys.ts'
import { leaving } from './zh/leaving.ts'
import { levels } from './zh/levels.ts'
import { lists } from './zh/lists.ts'
import { machine } from './zh/machine.ts'
import { misconceptions } from './zh/misconceptions.ts'
import { names } from './zh/names.ts'
import { objections } from './zh/objections.ts'
import { plain } from './zh/plain.ts'
import { plainArguments } from './zh/plain-arguments.ts'
import { plainHelp } from './zh/plain-help.ts'
import { plainMachine } from './zh/plain-machine.ts'
import { plainRace } from './zh/plain-race.ts'
import { plainResult } from './zh/plain-result.ts'
import { plainTime } from './zh/plain-time.ts'
import { plainTrap } from './zh/plain-trap.ts'
import { plainWords } from './zh/plain-words.ts'
import { plainWrong } from './zh/plain-wrong.ts'
import { plans } from './zh/plans.ts'
import { play } from './zh/play.ts'
import { progress } from './zh/progress.ts'
import { questions } from './zh/questions.ts'
import { race } from './zh/race.ts'
import { raceScreen } from './zh/race-screen.ts'
import { reading } from './zh/reading.ts'
import { refusals } from './zh/refusals.ts'
import { result } from './zh/result.ts'
import { review } from './zh/review.ts'
import { rules } from './zh/rules.ts'
import { sandbox } from './zh/sandbox.ts'
import { sandboxAnswers } from './zh/sandbox-answers.ts'
import { sandboxEvents } from './zh/sandbox-events.ts'
import { sandboxHelp } from './zh/sandbox-help.ts'
import { sandboxKeys } from './zh/sandbox-keys.ts'
import { sandboxSamples } from './zh/sandbox-samples.ts'
import { sandboxSymptoms } from './zh/sandbox-symptoms.ts'
import { settings } from './zh/settings.ts'
import { storm } from './zh/storm.ts'
import { tell } from './zh/tell.ts'
import { timeline } from './zh/timeline.ts'
import { title } from './zh/title.ts'
import { traps } from './zh/traps.ts'
import { tree } from './zh/tree.ts'
import { verdict } from './zh/verdict.ts'
import { verdicts } from './zh/verdicts.ts'
import { why } from './zh/why.ts'
import { workload } from './zh/workload.ts'

/** Simplified Chinese. */
export const chinese: Translation<Texts> = {
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

import { CPUS, type Cpu, lockName, type Race, STEP_NAMES, stepCodes, waits } from '../../game/race/index.ts'
import { frameName, pageName, processName } from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { EMPTY_RACE_HAND } from '../play/press-race.ts'
import { raceStatus } from '../presentation/race-words.ts'
import { frameLine } from './tell-machine.ts'

/** @returns what is to be said as the race stands. */
export const raceLine = (race: Race): string => raceStatus(race, EMPTY_RACE_HAND, 'words').text

function cpuLine(race: Race, cpu: Cpu): string {
  const { run, lock, start } = race
  const { by, page, at, r, own, end } = run.cpus[cpu]
  const process = processName(by)
  const { value } = start.stores[cpu]
  if (end !== null) return texts().plainRace.runsOn(cpu, process, value)
  const name = STEP_NAMES[at] ?? 'look'
  return texts().plainRace.cpu({
    cpu,
    process,
    value,
    step: at + 1,
    name,
    code: stepCodes(start.frame, own, pageName(run.machine, by, page))[name].long,
    r,
    held: own !== null && run.machine.hand.includes(own) ? frameName(own) : null,
    waits: waits(run, lock, cpu),
  })
}

function lockLine({ lock, run }: Race): string {
  return lock === null ? texts().plainRace.noLock : texts().plainRace.lock(lockName(lock), run.holder)
}

/** @returns both CPUs, the lock and the frame that both share. */
export const raceLines = (race: Race): string[] => [
  raceLine(race),
  ...CPUS.map(cpu => cpuLine(race, cpu)),
  lockLine(race),
  frameLine(race.run.machine, race.start.frame),
]

/** @returns the steps that both CPUs take, numbered, as CPU 0 would take them. */
export function raceStepLines({ start, run }: Race): string[] {
  const { by, page, own } = run.cpus[0]
  const codes = stepCodes(start.frame, own, pageName(run.machine, by, page))
  return STEP_NAMES.map((name, index) => texts().plainRace.step(index + 1, name, codes[name].long))
}

/** @returns what each step of this run did, and the order in which they were taken. */
export const raceLogLines = ({ run, ahead }: Race): string[] => [
  ...run.told.map(({ cpu, step, text }) => texts().plainRace.told(cpu, STEP_NAMES[step] ?? '', text)),
  run.schedule.length === 0
    ? texts().plainRace.nothingRun
    : texts().plainRace.order(run.schedule.map(String)),
  ...(ahead.length === 0 ? [] : [texts().plainRace.ahead(ahead.map(String))]),
]

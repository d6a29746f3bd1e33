import { CPUS, type Cpu, lockName, type Race, STEP_NAMES, stepCodes, waits } from '../../game/race/index.ts'
import { frameName, pageName, processName } from '../../machine/index.ts'
import { EMPTY_RACE_HAND } from '../play/press-race.ts'
import { type RaceWays, raceStatus } from '../presentation/race-words.ts'
import { listed } from './spoken.ts'
import { frameLine } from './tell-machine.ts'

const BY_WORDS: RaceWays = {
  again: 'Say again to start anew, back to take the last step back.',
  lock: 'Say lock, its first step and its last, such as lock copy map; then prove tries every order.',
  through: 'Say forward to go through one of them, back to go back.',
  ahead: 'forward takes its steps, back goes back.',
  prove: 'Prove tries every order',
  byHand: '0 and 1 try one by hand.',
  goOn: 'Say next to go on.',
}

/** @returns what is to be said as the race stands. */
export const raceLine = (race: Race): string => raceStatus(race, EMPTY_RACE_HAND, BY_WORDS).text

function cpuLine(race: Race, cpu: Cpu): string {
  const { run, lock, start } = race
  const { by, page, at, r, own, end } = run.cpus[cpu]
  const who = `CPU ${cpu}: ${processName(by)}`
  const { value } = start.stores[cpu]
  if (end !== null) return `${who} runs on, ${value} is stored.`
  const name = STEP_NAMES[at] ?? 'look'
  const code = stepCodes(start.frame, own, pageName(run.machine, by, page))[name].long
  const register = r === null ? 'r is unknown' : `r is ${r}`
  const held = own !== null && run.machine.hand.includes(own) ? `, frame ${frameName(own)} in hand` : ''
  const blocked = waits(run, lock, cpu) ? ' It waits for the lock.' : ''
  return `${who} stores ${value}; step ${at + 1} is next, ${name}: ${code}; ${register}${held}.${blocked}`
}

function lockLine({ lock, run }: Race): string {
  if (lock === null) return 'There is no lock.'
  return `The lock is over ${lockName(lock)}, ${run.holder === null ? 'and free' : `held by CPU ${run.holder}`}.`
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
  return STEP_NAMES.map((name, index) => `Step ${index + 1}, ${name}: ${codes[name].long}.`)
}

/** @returns what each step of this run did, and the order in which they were taken. */
export const raceLogLines = ({ run, ahead }: Race): string[] => [
  ...run.told.map(({ cpu, step, text }) => `CPU ${cpu}, ${STEP_NAMES[step] ?? ''}: ${text}`),
  run.schedule.length === 0 ? 'Nothing has run yet.' : `Order: ${listed(run.schedule.map(String))}.`,
  ...(ahead.length === 0 ? [] : [`Ahead: ${listed(ahead.map(String))}.`]),
]

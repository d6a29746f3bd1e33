import { auditReturn, copyIdeal, type Finding } from '../../kernel/index.ts'
import { copyMachine, type Page, pageNamed, spaceOf } from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { leaveHandler, perform, STEP_NAMES } from './handler.ts'
import { CPUS, type Cpu, type CpuState, type Lock, type RaceStart, type Run, type Store } from './race.ts'

const pageOf = (start: RaceStart, { by, region, page }: Store): Page =>
  pageNamed(spaceOf(start.machine, by), region, page)

const freshCpu = (start: RaceStart, cpu: Cpu): CpuState => {
  const store = start.stores[cpu]
  return { by: store.by, page: pageOf(start, store), at: 0, r: null, own: null, end: null }
}

/** @returns a run in which nothing has happened since the traps; shares nothing with `start`. */
export const freshRun = (start: RaceStart): Run => ({
  machine: copyMachine(start.machine),
  ideal: copyIdeal(start.ideal),
  cpus: [freshCpu(start, 0), freshCpu(start, 1)],
  holder: null,
  schedule: [],
  told: [],
})

/** @returns a run that shares nothing with `run`, without what was told. */
export const copyRun = (run: Run): Run => ({
  machine: copyMachine(run.machine),
  ideal: copyIdeal(run.ideal),
  cpus: [{ ...run.cpus[0] }, { ...run.cpus[1] }],
  holder: run.holder,
  schedule: [...run.schedule],
  told: [],
})

/** @returns whether both CPUs are back in user space. */
export const isOver = ({ cpus }: Pick<Run, 'cpus'>): boolean => cpus.every(({ end }) => end !== null)

/** @returns whether the CPU's next step has to take the lock, and the other has it. */
export const waits = (run: Pick<Run, 'cpus' | 'holder'>, lock: Lock | null, cpu: Cpu): boolean =>
  run.cpus[cpu].end === null && lock?.from === run.cpus[cpu].at && run.holder !== null && run.holder !== cpu

/** @returns whether the CPU can take a step now. With one lock somebody always can until the run is over. */
export const canStep = (run: Pick<Run, 'cpus' | 'holder'>, lock: Lock | null, cpu: Cpu): boolean =>
  run.cpus[cpu].end === null && !waits(run, lock, cpu)

/**
 * A CPU takes its next step; the one that takes the lock first, or lets it go last, is one with that. A handler that
 * ends lets go of the lock wherever it ends.
 * @param run changed (a plain object or immer's draft)
 * @throws Error where `canStep` says no
 */
export function takeTurn(run: Run, start: RaceStart, lock: Lock | null, cpu: Cpu): void {
  const state = run.cpus[cpu]
  const { at } = state
  const step = STEP_NAMES[at]
  if (step === undefined || !canStep(run, lock, cpu)) throw new Error(`CPU ${cpu} cannot take a step`)
  const takes = lock?.from === at
  if (takes) run.holder = cpu
  const did = perform(run, start, state, step)
  const ended = state.end !== null
  state.at = ended ? STEP_NAMES.length : at + 1
  const letsGo = run.holder === cpu && (lock?.to === at || ended)
  if (letsGo) run.holder = null
  const stored = ended ? leaveHandler(run, start, cpu) : ''
  run.schedule.push(cpu)
  run.told.push({ cpu, step: at, text: texts().race.told(takes, did, letsGo, stored) })
}

/** @returns the run after these steps. @throws Error where one of them cannot be taken. */
export function runOf(start: RaceStart, lock: Lock | null, schedule: readonly Cpu[]): Run {
  const run = freshRun(start)
  for (const cpu of schedule) takeTurn(run, start, lock, cpu)
  return run
}

/** @returns the rules that are broken once both CPUs are back in user space; nothing before that. */
export const brokenRules = (run: Run): Finding[] => (isOver(run) ? auditReturn(run.machine, run.ideal) : [])

/** @returns the CPUs that can take a step now. */
export const ableCpus = (run: Run, lock: Lock | null): Cpu[] => CPUS.filter(cpu => canStep(run, lock, cpu))

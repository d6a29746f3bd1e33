import { type Cpu, type Lock, type Race, STEP_NAMES, stepCodes, waits } from '../../game/race/index.ts'
import { frameName, pageName, processName, rightsOf } from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import type { RaceHand } from '../play/press-race.ts'
import { beside, cut, pad, type Row, span } from '../text.ts'
import type { Theme, Tone } from '../theme.ts'
import { frameChip } from './frames.ts'

/** The lock between the two handlers: a cell for the cursor, one blank, "acquire". */
const GUTTER = 9
/** Cursor, number, name: what stands before the code of a step. */
const BEFORE_CODE = 13
const LONGEST_CODE = 29

const BITS = { r: 'r--', rw: 'rw-', rx: 'r-x', cow: 'r-- cow' } as const

/** What the panels of a race are drawn from. */
export interface RaceShown {
  readonly race: Race
  readonly hand: RaceHand
  readonly theme: Theme
}

function stepRow(step: number, cpu: Cpu, { race, theme }: RaceShown, width: number): Row {
  const { machine, cpus } = race.run
  const state = cpus[cpu]
  const name = STEP_NAMES[step] ?? 'look'
  const next = state.end === null && state.at === step
  const skipped = state.end === 'in place' && step > STEP_NAMES.indexOf('decide')
  const done = step < state.at && !skipped
  const tone: Tone = next ? 'strong' : done || skipped ? 'dim' : 'text'
  const code = stepCodes(race.start.frame, state.own, pageName(machine, state.by, state.page))[name]
  const mark = next ? theme.glyphs.cursor : done ? theme.glyphs.yes : skipped ? theme.glyphs.rule : ' '
  return [
    span(` ${mark}`, next ? 'accent' : 'dim', next),
    span(`${step + 1} ${pad(name, BEFORE_CODE - 4)}`, tone, next),
    span(width >= BEFORE_CODE + LONGEST_CODE ? code.long : code.short, tone),
  ]
}

/** The register, and where the CPU is: in the handler, at the lock, or back in user space. */
function registerRow(cpu: Cpu, { race }: RaceShown): Row {
  const { run, lock, start } = race
  const { r, own, end, by } = run.cpus[cpu]
  const words = texts().raceScreen
  if (end !== null) return [span(`  ${words.runsOn(processName(by), start.stores[cpu].value)}`, 'good')]
  const held = own !== null && run.machine.hand.includes(own) ? `  ${words.holds(frameName(own))}` : ''
  return [
    span('  r = ', 'dim'),
    span(r === null ? '?' : String(r), 'strong', true),
    waits(run, lock, cpu) ? span(`  ${words.waitsForLock}`, 'warn', true) : span(held, 'accent'),
  ]
}

function pteRow(cpu: Cpu, { race, theme }: RaceShown, width: number): Row {
  const { machine, cpus } = race.run
  const { by, page } = cpus[cpu]
  const pte = machine.processes[by]?.pages[page]
  const name = cut(pageName(machine, by, page), Math.max(5, width - 16))
  if (pte === undefined) return [span(`  ${texts().raceScreen.notPresent(name)}`, 'dim')]
  return [
    span(`  ${name} ${theme.glyphs.arrow} `, 'text'),
    frameChip(pte.frame, theme),
    span(` ${BITS[rightsOf(pte)]}`, pte.w ? 'good' : 'dim'),
  ]
}

function handlerColumn(cpu: Cpu, shown: RaceShown, width: number): Row[] {
  const { by, value } = shown.race.start.stores[cpu]
  return [
    [
      span(` ${texts().raceScreen.cpu(cpu)}`, 'accent', true),
      span(`  ${texts().raceScreen.stores(processName(by), value)}`, 'text'),
    ],
    ...STEP_NAMES.map((_, step) => stepRow(step, cpu, shown, width)),
    registerRow(cpu, shown),
    pteRow(cpu, shown, width),
  ]
}

/** What the lock's column says beside a step. */
function lockWord(step: number, lock: Lock | null, { acquire, cursor }: RaceHand, edge: string): string {
  const words = texts().raceScreen.lock
  if (acquire !== null) {
    if (step === acquire) return words.acquire
    return step === cursor && step > acquire
      ? words.toHere
      : step > acquire && step < cursor
        ? `   ${edge}`
        : ''
  }
  if (lock === null || step < lock.from || step > lock.to) return ''
  if (lock.from === lock.to) return words.both
  return step === lock.from ? words.acquire : step === lock.to ? words.release : `   ${edge}`
}

function lockColumn({ race, hand, theme }: RaceShown): Row[] {
  const { lock, phase, run } = race
  const held = run.holder !== null
  const rows = STEP_NAMES.map((_, step): Row => {
    const here = phase === 'close' && hand.cursor === step
    return [
      span(`${here ? theme.glyphs.cursor : ' '} `, 'accent', true),
      span(lockWord(step, lock, hand, theme.glyphs.edge), hand.acquire !== null || held ? 'accent' : 'key'),
    ]
  })
  const there = lock !== null || phase === 'close'
  const words = texts().raceScreen
  const state =
    lock === null ? words.lock.none : run.holder === null ? words.lock.free : words.cpu(run.holder)
  return [
    [span(there ? `  ${words.lock.title}` : '', 'strong')],
    ...rows,
    [span(there ? `  ${state}` : '', held ? 'accent' : 'dim', held)],
    [],
  ]
}

/** A heading, the steps, the register, the PTE. */
export const HANDLERS_HEIGHT = STEP_NAMES.length + 3

/** On a wide screen the two are not further apart than they need be to be read together. */
const WIDEST_COLUMN = 62

/** Both handlers beside each other, the lock between them. */
export function raceHandlerRows(shown: RaceShown, width: number): Row[] {
  const column = Math.min(WIDEST_COLUMN, Math.floor((width - GUTTER) / 2))
  const columns = [handlerColumn(0, shown, column), lockColumn(shown), handlerColumn(1, shown, column)]
  return beside(columns, [column, GUTTER, column], HANDLERS_HEIGHT)
}

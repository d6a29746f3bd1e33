import { type Cpu, isOver, type Race, STEP_NAMES, type Told } from '../../game/race/index.ts'
import { texts } from '../../text/index.ts'
import type { RaceHand } from '../play/press-race.ts'
import { fitRow, pad, type Row, sides, span, wrap } from '../text.ts'
import type { Theme } from '../theme.ts'
import { machineHeight, machineRows, ruleRow } from './machine.ts'
import type { Size } from './play.ts'
import { otherFramesRow, sharedFrameRows } from './race-frames.ts'
import { HANDLERS_HEIGHT, type RaceShown, raceHandlerRows } from './race-handlers.ts'
import { raceHelpRows, raceKeys, raceStatus } from './race-words.ts'

/** A schedule in its runs: 000 11 0. */
const runsOf = (schedule: readonly Cpu[]): string => schedule.join('').replace(/(\d)(?=(?!\1)\d)/g, '$1 ')

function orderRow({ race, theme }: RaceShown): Row {
  const { schedule } = race.run
  const words = texts().raceScreen
  return [
    span(` ${words.order} `, 'dim'),
    span(
      schedule.length === 0 ? words.nothingYet : runsOf(schedule),
      schedule.length === 0 ? 'dim' : 'strong',
    ),
    ...(race.ahead.length === 0 ? [] : [span(` ${theme.glyphs.arrow} ${runsOf(race.ahead)}`, 'dim')]),
  ]
}

function toldRows(told: readonly Told[], width: number, height: number): Row[] {
  if (height <= 0) return []
  const rows = told.flatMap(({ cpu, step, text }, index): Row[] => {
    const tone = index === told.length - 1 ? 'strong' : 'text'
    return wrap(text, width - 18).map(
      (line, part): Row => [
        span(
          part === 0
            ? ` ${texts().raceScreen.cpu(cpu)}  ${pad(STEP_NAMES[step] ?? '', 8)}  `
            : ' '.repeat(18),
          'dim',
        ),
        span(line, tone),
      ],
    )
  })
  return rows.slice(-height)
}

function titleRow({ race, theme }: RaceShown, width: number): Row {
  const words = texts().raceScreen
  const tried = race.refuted.length
  const right =
    race.phase === 'find'
      ? words.run(race.endedWell + (isOver(race.run) ? 0 : 1))
      : tried === 0
        ? ''
        : words.refuted(tried)
  return ruleRow(words.titles[race.phase], right === '' ? [] : [span(right, 'text')], width, theme)
}

/** Rows besides the handlers and what is below them: the title, the keys, and the frame in its one row. */
const FIXED = 3

/** From so many rows on, page tables and frames are there as in any trap, between blank lines. */
const WITH_MACHINE = 44

/** Page tables and frames of the moment; nothing where there is no room for them. */
function machineBand({ race, theme }: RaceShown, { width, height }: Size): Row[] {
  if (height < WITH_MACHINE) return []
  const { machine } = race.run
  const shown = { machine, previous: null, trap: null, target: null, focused: false, marks: [] }
  return [[], ...machineRows(shown, theme, width, machineHeight(machine), { regions: true }), []]
}

/** What each part below the handlers gets: the frames by the height alone, so that nothing jumps; then what is said. */
function roomFor(height: number, text: string, width: number) {
  const spare = height - HANDLERS_HEIGHT - FIXED
  const large = spare >= 8
  const others = spare >= 7
  const room = spare - (large ? 2 : 0) - (others ? 1 : 0)
  const said = wrap(text, width - 2).slice(0, room)
  const rule = room >= 9 ? 1 : 0
  const order = room > said.length
  return { large, others, said, rule, order, log: room - said.length - rule - (order ? 1 : 0) }
}

/**
 * The race as exactly `height` rows of `width` cells.
 * @param message why the last input was not taken; empty: what the state of things says
 */
export function raceRows(race: Race, hand: RaceHand, theme: Theme, size: Size, message: string): Row[] {
  const { width, height } = size
  const shown: RaceShown = { race, hand, theme }
  const exact = (rows: readonly Row[]): Row[] =>
    Array.from({ length: height }, (_, index) => fitRow(rows[index] ?? [], width))
  if (hand.help) return exact(raceHelpRows(race, width))
  const status = message === '' ? raceStatus(race, hand) : { text: message, tone: 'warn' as const }
  const band = machineBand(shown, size)
  const { large, others, said, rule, order, log } = roomFor(height - band.length, status.text, width)
  const above: Row[] = [
    titleRow(shown, width),
    ...raceHandlerRows(shown, width),
    ...sharedFrameRows(shown, large),
    ...(others ? [otherFramesRow(shown)] : []),
    ...said.map((line): Row => [span(` ${line}`, status.tone)]),
    ...band,
    ...(rule === 1 ? [ruleRow(texts().raceScreen.whatHappened, [], width, theme)] : []),
    ...(order ? [orderRow(shown)] : []),
    ...toldRows(race.run.told, width, log),
  ]
  const keys = sides(
    raceKeys(race, width),
    [span('Esc ', 'key', true), span(`${texts().raceScreen.keys.pause} `, 'dim')],
    width,
  )
  return exact([...Array.from({ length: height - 1 }, (_, index) => above[index] ?? []), keys])
}

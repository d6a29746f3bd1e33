import { texts } from '../../text/index.ts'
import { EMPTY_RACE_HAND } from '../play/press-race.ts'
import { briefRows } from '../presentation/brief.ts'
import { drillCommand, drillEndRows, stormHeaderRow } from '../presentation/drill.ts'
import { HEADER_HEIGHT, headerRow } from '../presentation/header.ts'
import { playRows, type Size } from '../presentation/play.ts'
import { proseRows } from '../presentation/prose.ts'
import { raceRows } from '../presentation/race.ts'
import { resultRows } from '../presentation/result.ts'
import { solutionLength, solutionRows } from '../presentation/solution.ts'
import { fitRow, type Row, span } from '../text.ts'
import type { Theme } from '../theme.ts'
import type { Shot } from './shots.ts'

/** Text to read is no wider than this. */
const WIDEST = 84

const readingWidth = ({ width }: Size): number => Math.min(width - 4, WIDEST)

/** A title and text below it, in the middle of the screen; a row of … where there is more than fits. */
function page(title: string, rows: readonly Row[], size: Size): Row[] {
  const margin = span(' '.repeat(Math.max(2, Math.floor((size.width - readingWidth(size)) / 2))))
  const all = [[span(title, 'accent', true)], [], ...rows].map((row): Row => [margin, ...row])
  return all.length <= size.height ? all : [...all.slice(0, size.height - 1), [margin, span('…', 'dim')]]
}

function brief({ view }: Shot, size: Size): Row[] {
  const { game } = view.session
  const { level, seed } = game
  const width = readingWidth(size)
  if (!game.storm)
    return page(texts().brief.titleOf(level.chapter, level.title), briefRows(game, width), size)
  const command = span(drillCommand(level.kernel, seed), 'accent')
  return page(
    texts().drill.titleOf(level.kernel, seed),
    [...proseRows(level.brief, width), [], [command]],
    size,
  )
}

function result({ view }: Shot, theme: Theme, size: Size): Row[] {
  const { session } = view
  const { level, storm } = session.game
  const width = readingWidth(size)
  if (storm) {
    // The second row holds the run against the player's others, of which a recording knows nothing.
    const rows = drillEndRows(session, null, null, width).filter((_, index) => index !== 1)
    return page(texts().drill.over, rows, size)
  }
  const told = resultRows(session, null, theme, width, size.height - 2)
  return page(level.title, [...told, [], ...proseRows(level.debrief, width)], size)
}

function inPlay({ stage, view, at }: Shot, theme: Theme, size: Size): Row[] {
  const { session, ghost, message } = view
  const { storm, race, handled } = session.play
  const { width } = size
  const body = { width, height: size.height - HEADER_HEIGHT }
  const header =
    storm === null
      ? headerRow(view, at, width, theme)
      : stormHeaderRow(session, storm, ghost, at, width, theme)
  const last = handled.at(-1)
  if (race !== null) return [header, ...raceRows(race, EMPTY_RACE_HAND, theme, body, message.text)]
  return stage === 'solution' && last !== undefined
    ? [header, ...solutionRows(last, session.game.kernel, solutionLength(last), theme, body)]
    : [header, ...playRows(view, theme, body, 0)]
}

function rowsOf(shot: Shot, theme: Theme, size: Size): Row[] {
  switch (shot.stage) {
    case 'brief':
      return brief(shot, size)
    case 'pause':
      return page(
        texts().leaving.paused(shot.view.session.game.level.title),
        [[span(texts().leaving.clockStood, 'dim')]],
        size,
      )
    case 'result':
      return result(shot, theme, size)
    case 'play':
    case 'solution':
      return inPlay(shot, theme, size)
  }
}

/** A shot as exactly as many rows and cells as the terminal has. */
export function shotRows(shot: Shot, theme: Theme, size: Size): Row[] {
  const rows = rowsOf(shot, theme, size)
  return Array.from({ length: size.height }, (_, index) => fitRow(rows[index] ?? [], size.width))
}

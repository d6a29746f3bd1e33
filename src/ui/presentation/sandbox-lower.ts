import { answeredAt } from '../../game/sandbox/index.ts'
import type { SandboxView } from '../sandbox/view.ts'
import type { Row } from '../text.ts'
import type { Theme } from '../theme.ts'
import {
  countsPart,
  type DrawnPart,
  happenedPart,
  logPart,
  mistakesPart,
  processesPart,
  programPart,
  type Scene,
  tlbPart,
} from './sandbox-parts.ts'
import { type Happened, happenedIn } from './sandbox-said.ts'
import { type Column, columnsRows } from './sandbox-stack.ts'

/** From here on there are two columns, and three. */
const TWO = 100
const THREE = 160
/** How wide the program's column is. */
const LISTING = 44
const LEFT = 0.4

/** How many cells what happened has at this width. */
export const happenedWidth = (width: number): number =>
  width >= THREE ? Math.floor(width * LEFT) : width >= TWO ? width - LISTING : width

/** @returns what the panels of a screen are drawn from; what several of them ask for is found out once. */
export function sceneOf(view: SandboxView, theme: Theme, screen: number): Scene {
  const known = new Map<number, Happened>()
  const happened = (width: number): Happened => {
    const found = known.get(width) ?? happenedIn(view, theme, width, screen)
    known.set(width, found)
    return found
  }
  return { view, theme, happened, answered: answeredAt(view.sandbox) }
}

const columnIn =
  (scene: Scene) =>
  (width: number, first: DrawnPart, ...others: readonly DrawnPart[]): Column => ({
    width,
    parts: inner => [first(scene, inner), ...others.map(part => part(scene, inner))],
  })

/** What happened, and beside and below it whatever else there is room for: exactly `height` rows. */
export function lowerRows(scene: Scene, width: number, height: number): Row[] {
  const left = happenedWidth(width)
  const column = columnIn(scene)
  if (width >= THREE)
    return columnsRows(
      [
        column(left, happenedPart, mistakesPart),
        column(LISTING, programPart),
        column(width - left - LISTING, processesPart, tlbPart, countsPart),
      ],
      scene.theme,
      height,
    )
  const columns =
    width >= TWO
      ? [
          column(left, happenedPart, mistakesPart, countsPart),
          column(LISTING, programPart, processesPart, tlbPart),
        ]
      : [column(width, happenedPart, mistakesPart, tlbPart, processesPart)]
  return columnsRows(columns, scene.theme, height)
}

/** What there is room for below a trap in hand: the counts as they moved, who is who, and what happened before. */
export function handLowerRows(scene: Scene, width: number, height: number): Row[] {
  const column = columnIn(scene)
  const half = Math.floor(width / 2)
  const columns =
    width >= TWO
      ? [column(half, logPart, countsPart), column(width - half, processesPart, tlbPart, mistakesPart)]
      : [column(width, logPart, countsPart, processesPart)]
  return columnsRows(columns, scene.theme, height)
}

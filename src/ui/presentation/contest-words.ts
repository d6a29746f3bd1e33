import { basename } from 'node:path'
import { mostPoints, type Student } from '../../game/contest/index.ts'
import type { Game } from '../../game/index.ts'
import { texts } from '../../text/index.ts'
import { cleanText } from '../../workload/index.ts'
import { type Row, span, widthOf } from '../text.ts'
import type { Tone } from '../theme.ts'

/** @returns a contest's time as it is read: 2026-11-27 17:00 UTC. */
export const momentText = (moment: string): string =>
  `${moment.slice(0, 10)} ${moment.slice(11, moment.endsWith(':00Z') ? 16 : 19)} UTC`

/** @returns what a level of a contest is called. */
export const levelTitle = ({ level, storm }: Pick<Game, 'level' | 'storm'>): string =>
  storm ? texts().contest.list.storm(level.kernel) : level.title

/** @returns points beside the most that there can be; of a storm, which has no end, by themselves. */
export function pointsText(game: Game, points: number): string {
  const most = mostPoints(game)
  const { list } = texts().contest
  return most === null ? list.points(points) : list.pointsOf(points, most)
}

export const studentText = ({ name, id }: Student): string => (id === null ? name : `${name}, ${id}`)

/** A text in pieces of at most so many cells. */
function brokenAt(text: string, width: number): string[] {
  const lines: string[] = ['']
  for (const character of text) {
    const line = lines.at(-1) ?? ''
    if (widthOf(line + character) > width) lines.push(character)
    else lines[lines.length - 1] = line + character
  }
  return lines
}

export const fileName = (file: string): string => cleanText(basename(file))

/** A sentence on as many lines as it needs, none of it cut: it may name a file. */
export function sentenceRows(text: string, width: number, tone: Tone): Row[] {
  const lines: string[] = []
  for (const word of cleanText(text).split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && widthOf(`${last} ${word}`) <= width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(...brokenAt(word, width))
  }
  return lines.map(line => [span(line, tone)])
}

/** A path on as many lines as it needs, none of it cut. */
export const pathRows = (file: string, width: number, tone: Tone = 'accent'): Row[] =>
  brokenAt(cleanText(file), width).map(line => [span(line, tone)])

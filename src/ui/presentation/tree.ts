import {
  childrenOf,
  type FrameNumber,
  INIT,
  type Machine,
  type Process,
  type ProcessId,
  processesOf,
  processName,
  type Trap,
} from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { type Row, rowWidth, type Span, span, widthOf } from '../text.ts'
import type { Theme, Tone } from '../theme.ts'
import { frameChip } from './frames.ts'
import { processChanged } from './process-column.ts'
import { pageStart, windowStart } from './window.ts'

/** What the tree is drawn from. */
export interface TreeShown {
  readonly machine: Machine
  /** The trap on screen, and the machine as it found it; null where there is none. */
  readonly trap: Trap | null
  readonly before: Machine | null
  /** The machine before the last action, to mark what it changed. */
  readonly previous: Machine | null
}

/** A process at its place: `lead` is the lines that lead to it. */
interface Branch {
  readonly process: Process
  readonly lead: string
}

/** Every process once: init's family, then those whose parent is gone, then those who are their own ancestors. */
function branchesOf(machine: Machine, theme: Theme): Branch[] {
  const { tee, corner, edge, rule } = theme.glyphs
  const seen = new Set<ProcessId>()
  const branches: Branch[] = []
  const grow = (process: Process, lead: string, below: string): void => {
    if (seen.has(process.id)) return
    seen.add(process.id)
    branches.push({ process, lead })
    const children = childrenOf(machine, process.id).filter(({ id }) => !seen.has(id))
    for (const [index, child] of children.entries()) {
      const last = index === children.length - 1
      grow(child, `${below}${last ? corner : tee}${rule} `, `${below}${last ? ' ' : edge}  `)
    }
  }
  const all = processesOf(machine)
  const lost = all.filter(({ id, parent }) => id !== INIT && machine.processes[parent] === undefined)
  for (const process of [...all.filter(({ id }) => id === INIT), ...lost, ...all]) grow(process, '', '')
  return branches
}

interface Standing {
  readonly glyph: string
  readonly words: string
  readonly tone: Tone
}

const isBorn = (trap: Trap | null): trap is Extract<Trap, { kind: 'fork' | 'vfork' }> =>
  trap?.kind === 'fork' || trap?.kind === 'vfork'

/** How a process stands, without who its parent is. */
function standingOf(process: Process, { trap }: TreeShown, theme: Theme): Standing {
  const { dot, hollow, bar, no } = theme.glyphs
  const said = texts().tree
  if (isBorn(trap) && trap.child === process.id) return { glyph: '+', words: said.unborn, tone: 'accent' }
  if (process.state === 'zombie')
    return { glyph: no, words: said.zombie(String(process.status ?? '?')), tone: 'warn' }
  if (process.killed) return { glyph: no, words: said.killed, tone: 'warn' }
  switch (process.state) {
    case 'waiting':
      return { glyph: hollow, words: process.inWait ? said.asleepInWait : said.asleep, tone: 'dim' }
    case 'suspended':
      return { glyph: bar, words: said.suspended, tone: 'dim' }
    case 'runnable':
      return trap?.by === process.id
        ? { glyph: dot, words: said.trapped, tone: 'accent' }
        : { glyph: dot, words: said.runnable, tone: 'text' }
  }
}

/** Whose child it is where the lines do not say it: an orphan of this trap, a parent that is gone, a circle. */
function kinWords({ id, parent }: Process, { machine, before }: TreeShown): string {
  const was = before?.processes[id]?.parent
  if (machine.processes[parent] === undefined) return texts().tree.parentGone(processName(parent))
  if (was !== undefined && was !== parent && parent === INIT) return texts().tree.orphan(processName(was))
  if (was !== undefined && was !== parent) return texts().tree.given(processName(parent), processName(was))
  return ''
}

/** The frames that a process maps, each once. */
function framesOf({ pages }: Process): FrameNumber[] {
  return [...new Set(Object.values(pages).map(({ frame }) => frame))]
}

const CHIP = 3

/** The chips of a process's frames, as many as fit. */
function chipsOf(process: Process, theme: Theme, room: number): Row {
  const frames = framesOf(process)
  const fit = Math.floor(room / CHIP)
  if (frames.length <= fit) return frames.map(frame => frameChip(frame, theme))
  if (fit < 2) return []
  return [
    ...frames.slice(0, fit - 1).map(frame => frameChip(frame, theme)),
    span(` +${frames.length - fit + 1}`, 'dim'),
  ]
}

function wordsOf(process: Process, shown: TreeShown, theme: Theme): Span[] {
  if (process.id === INIT) return [span(texts().tree.takesOrphans, 'dim')]
  const { words, tone } = standingOf(process, shown, theme)
  const standing = process.mm === process.id ? words : texts().tree.borrows(words, processName(process.mm))
  const kin = kinWords(process, shown)
  return [
    span(standing, tone),
    ...(kin === '' ? [] : [span(texts().tree.behind(kin), 'warn')]),
    ...(processChanged(shown.previous, process) ? [span(` ${theme.glyphs.changed}`, 'warn')] : []),
  ]
}

/** Those who were there and are not any more, the last ones where not all fit. */
function goneRow({ departed }: Machine, width: number): Row[] {
  const gone = Object.entries(departed).map(([id, how]) => texts().tree.ended[how](processName(Number(id))))
  if (gone.length === 0) return []
  const textOf = (from: number): string => ` ${texts().tree.gone(gone.slice(from), from > 0)}`
  const from = gone.findIndex((_, index) => widthOf(textOf(index)) <= width)
  return [[span(textOf(from < 0 ? gone.length - 1 : from), 'dim')]]
}

/** The lines to a process, its sign, its name and what it runs. */
function headOf({ process, lead }: Branch, shown: TreeShown, theme: Theme): Row {
  if (process.id === INIT) return [span(` ${processName(INIT)}`, 'strong')]
  const { glyph, tone } = standingOf(process, shown, theme)
  return [
    span(` ${lead}`, 'rule'),
    span(`${glyph} `, tone),
    span(`${processName(process.id)} `, shown.trap?.by === process.id ? 'accent' : 'strong', true),
    span(process.program, 'dim'),
  ]
}

const blanks = (cells: number): Span => span(' '.repeat(Math.max(0, cells)))

/** @returns the whole tree: init at its root, a row a process, and who is gone. */
export function treeRows(shown: TreeShown, theme: Theme, width: number): Row[] {
  const branches = branchesOf(shown.machine, theme).map(branch => ({
    process: branch.process,
    head: headOf(branch, shown, theme),
    words: wordsOf(branch.process, shown, theme),
  }))
  const head = Math.max(...branches.map(branch => rowWidth(branch.head))) + 2
  // Init has no frames, and what is said of it needs no column.
  const words = Math.max(0, ...branches.slice(1).map(branch => rowWidth(branch.words))) + 1
  const aligned = head + words <= width
  const rows = branches.map((branch): Row => {
    const start = [...branch.head, blanks(aligned ? head - rowWidth(branch.head) : 1), ...branch.words]
    if (!aligned) return start
    const chips = chipsOf(branch.process, theme, width - head - words - 1)
    return chips.length === 0 ? start : [...start, blanks(words - rowWidth(branch.words)), ...chips]
  })
  return [...rows, ...goneRow(shown.machine, width)]
}

/**
 * As much of the tree as fits, around the trapped process, or so many pages before it.
 * @returns at most `height` rows, and how many are above and below them
 */
export function treeWindow(
  shown: TreeShown,
  theme: Theme,
  width: number,
  height: number,
  page = 0,
): { readonly rows: Row[]; readonly above: number; readonly below: number } {
  const rows = treeRows(shown, theme, width)
  if (rows.length <= height) return { rows, above: 0, below: 0 }
  const by = shown.trap?.by
  const at = branchesOf(shown.machine, theme).findIndex(({ process }) => process.id === by)
  const start = pageStart(rows.length, height, windowStart(rows.length, height, Math.max(0, at)), page)
  return { rows: rows.slice(start, start + height), above: start, below: rows.length - start - height }
}

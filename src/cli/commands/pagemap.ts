import { KERNELS, type KernelName } from '../../kernel/index.ts'
import {
  cleanText,
  formatProblem,
  instructionText,
  PAGEMAP_SOURCE,
  type PagemapRow,
  pagemapRows,
  quote,
  type Stopped,
  stopAt,
} from '../../workload/index.ts'
import { FAILED, OK, USAGE, type World } from '../world.ts'
import { type Chosen, forEachPiece, modelled } from './pieces.ts'
import { type Named, scriptOf } from './script.ts'

const DEFAULT: KernelName = 'linux'
const WIDTH = 80

type Picture = Extract<Stopped, { ok: true }>

export interface PagemapOptions extends Chosen {
  /** The step, 1-based; the last unless given. */
  readonly at?: number
  readonly json?: boolean
}

/** Pages that follow each other and are not present are one line. */
interface Line extends PagemapRow {
  readonly last: number
}

const joins = (one: PagemapRow, next: PagemapRow): boolean =>
  one.present === null && next.present === null && one.process === next.process && one.region === next.region

function* linesOf(rows: Iterable<PagemapRow>): Generator<Line> {
  let first: PagemapRow | null = null
  let last = 0
  for (const row of rows) {
    if (first === null || !joins(first, row)) {
      if (first !== null) yield { ...first, last }
      first = row
    }
    last = row.page
  }
  if (first !== null) yield { ...first, last }
}

const HEAD = ['PAGE', 'ADDRESS', 'ENTRY', 'PFX', 'PFN', 'COUNT', 'FLAGS'] as const

const withoutPrefix = (hex: string): string => hex.replace(/^0x/, '')

function cellsOf({ process, region, page, last, address, entry, present }: Line): readonly string[] {
  const name = `${process}.${region}[${page === last ? page : `${page}..${last}`}]`
  const start = [name, address, withoutPrefix(entry)]
  if (present === null) return [...start, '---', '-', '-']
  const { pfn, count, flags, fileOrShared, exclusive } = present
  const bits = `P${fileOrShared ? 'F' : '-'}${exclusive ? 'X' : '-'}`
  return [...start, bits, pfn.toString(16), String(count), flags.join(' ')]
}

/**
 * Lays cells out in columns, two spaces apart; closer where that is too wide for a terminal, and where that is still
 * too wide, the page's name on a line of its own.
 */
function layout(cells: Iterable<readonly string[]>): (row: readonly string[]) => string {
  const widths: number[] = HEAD.map(title => title.length)
  for (const row of cells)
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, cell.length)
  const wide = (gap: number): number =>
    widths.reduce((sum, width) => sum + width, 0) + gap * (widths.length - 1)
  const columns = (row: readonly string[], first: number, gap: number): string =>
    row
      .slice(first)
      .map((cell, column) => cell.padEnd(widths[first + column] ?? 0))
      .join(' '.repeat(gap))
      .trimEnd()
  if (wide(2) <= WIDTH) return row => columns(row, 0, 2)
  if (wide(1) <= WIDTH) return row => columns(row, 0, 1)
  return row => `${row[0] ?? ''}\n  ${columns(row, 1, 2)}`
}

function* headOf(name: string, kernel: KernelName, picture: Picture): Generator<string> {
  const { step, steps, instruction } = picture
  const after = instruction === null ? '' : `: ${instructionText(instruction)}`
  yield quote(`${name} on ${kernel}, after step ${step} of ${steps}${after}`, WIDTH - 1)
  yield 'What /proc/PID/pagemap, /proc/kpagecount and /proc/kpageflags show'
  yield `(${PAGEMAP_SOURCE})${KERNELS[kernel].demand ? '' : `; ${kernel} itself has no /proc`}`
  yield 'PFX: present (bit 63), file page or shared anonymous (61), mapped only once (56)'
  yield ''
}

async function printTable(name: string, kernel: KernelName, picture: Picture, world: World): Promise<void> {
  const { machine } = picture
  for (const line of headOf(name, kernel, picture)) await world.out.line(line)
  const cells = function* () {
    for (const line of linesOf(pagemapRows(machine))) yield cellsOf(line)
  }
  const laid = layout(cells())
  await world.out.line(laid(HEAD))
  for (const row of cells()) {
    if (world.out.closed) return
    await world.out.line(laid(row))
  }
}

/** One JSON line, written piece by piece: it may tell of a million pages. */
async function printJson(name: string, kernel: KernelName, picture: Picture, world: World): Promise<void> {
  const { machine, step, steps } = picture
  const head = JSON.stringify({ name, kernel, step, steps, source: PAGEMAP_SOURCE })
  await world.out.write(`${head.slice(0, -1)},"pages":[`)
  let comma = ''
  for (const row of pagemapRows(machine)) {
    if (world.out.closed) return
    await world.out.write(comma + JSON.stringify(row))
    comma = ','
  }
  await world.out.line(']}')
}

const noSuchStep = (shown: string, at: number, steps: number): string => {
  const has = steps === 0 ? 'it has none' : steps === 1 ? 'it has one, step 1' : `it has steps 1 to ${steps}`
  return `error: ${shown}: there is no step ${at}; ${has}`
}

/** @returns the exit status */
async function show({ name, script, kernel }: Named, options: PagemapOptions, world: World): Promise<number> {
  const on = options.kernel ?? modelled(kernel) ?? DEFAULT
  const stopped = stopAt(script, KERNELS[on], options.at ?? null, options)
  if (stopped.ok) {
    await (options.json === true ? printJson : printTable)(name, on, stopped, world)
    return OK
  }
  if (stopped.why === 'problems') {
    for (const problem of stopped.problems) await world.err.line(formatProblem(problem))
    return FAILED
  }
  const shown = script.kind === 'trace' ? `${script.file}: ${name}` : script.file
  await world.err.line(noSuchStep(cleanText(shown), options.at ?? 0, stopped.steps))
  return USAGE
}

/**
 * `cowhand pagemap`: runs a workload or a trace, and shows its page tables as /proc does.
 * @returns the exit status
 */
export async function pagemap(file: string, options: PagemapOptions, world: World): Promise<number> {
  const statuses = new Set<number>()
  let shown = 0
  const well = await forEachPiece([file], world, async (piece, from) => {
    const named = scriptOf(piece, from)
    if (!('script' in named)) {
      await world.err.line(formatProblem(named))
      return false
    }
    if (shown > 0 && options.json !== true) await world.out.line('')
    shown += 1
    const status = await show(named, options, world)
    statuses.add(status)
    return status === OK
  })
  return well ? OK : statuses.has(USAGE) ? USAGE : FAILED
}

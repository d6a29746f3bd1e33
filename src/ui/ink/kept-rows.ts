import Output from '../../../node_modules/ink/build/output.js'

type Clip = Parameters<Output['clip']>[0]
type Transformers = Parameters<Output['write']>[3]['transformers']

/** A text that Ink puts on its screen, and the part of the screen that it may cover. */
interface Write {
  readonly x: number
  readonly y: number
  readonly text: string
  readonly transformers: Transformers
  /** The clips around it, from the outermost. */
  readonly clips: readonly Clip[]
}

interface Kept {
  readonly width: number
  /** For each row the writes that touch it, in their order. */
  readonly writes: readonly (readonly Write[])[]
  readonly lines: readonly string[]
}

const sameClip = (one: Clip, other: Clip | undefined): boolean =>
  one.x1 === other?.x1 && one.x2 === other?.x2 && one.y1 === other?.y1 && one.y2 === other?.y2

const sameItems = (one: readonly unknown[], other: readonly unknown[]): boolean =>
  one.length === other.length && one.every((item, index) => item === other[index])

/** Whether two writes put the same cells into a row. A Text that is drawn anew has another transformer. */
const sameWrite = (one: Write, other: Write | undefined): boolean =>
  one === other ||
  (one.text === other?.text &&
    one.x === other.x &&
    one.y === other.y &&
    sameItems(one.transformers, other.transformers) &&
    one.clips.length === other.clips.length &&
    one.clips.every((clip, index) => sameClip(clip, other.clips[index])))

const sameWrites = (one: readonly Write[], other: readonly Write[] | undefined): boolean =>
  one.length === other?.length && one.every((write, index) => sameWrite(write, other[index]))

/** An edge of a clip, seen from so many rows further down. */
const up = (edge: number | undefined, rows: number): number | undefined =>
  edge === undefined ? undefined : edge - rows

const NOTHING: Kept = { width: 0, writes: [], lines: [] }

let kept = NOTHING

/**
 * In the place of Ink's Output, which takes the whole screen apart into its characters for every frame: a row that is
 * made of the same texts as in the frame before is that frame's, the others are Ink's own work.
 */
export default class KeptRows {
  readonly width: number
  readonly height: number
  private readonly writes: Write[] = []
  private clips: readonly Clip[] = []

  constructor({ width, height }: { readonly width: number; readonly height: number }) {
    this.width = width
    this.height = height
  }

  write(x: number, y: number, text: string, { transformers }: { readonly transformers: Transformers }): void {
    if (text !== '') this.writes.push({ x, y, text, transformers, clips: this.clips })
  }

  clip(clip: Clip): void {
    this.clips = [...this.clips, clip]
  }

  unclip(): void {
    this.clips = this.clips.slice(0, -1)
  }

  get(): { readonly output: string; readonly height: number } {
    const writes = this.writesByRow()
    const before = kept
    const isKept = (row: number): boolean =>
      before.width === this.width &&
      row < before.lines.length &&
      sameWrites(writes[row] ?? [], before.writes[row])
    const lines: string[] = []
    for (let row = 0; row < this.height; ) {
      const from = row
      while (row < this.height && !isKept(row)) row += 1
      if (row > from) lines.push(...this.draw(from, writes.slice(from, row)))
      while (row < this.height && isKept(row)) {
        lines.push(before.lines[row] ?? '')
        row += 1
      }
    }
    kept = { width: this.width, writes, lines }
    return { output: lines.join('\n'), height: this.height }
  }

  private writesByRow(): Write[][] {
    const rows = Array.from({ length: this.height }, (): Write[] => [])
    for (const write of this.writes)
      for (let row = write.y, left = write.text.split('\n').length; left > 0; row++, left--)
        rows[row]?.push(write)
    return rows
  }

  /** @returns the lines of a part of the screen, as Ink draws them on a screen of that height. */
  private draw(from: number, writes: readonly (readonly Write[])[]): readonly string[] {
    const screen = new Output({ width: this.width, height: writes.length })
    const here = new Set(writes.flat())
    for (const write of this.writes) {
      if (!here.has(write)) continue
      const { x, y, text, transformers, clips } = write
      for (const { x1, x2, y1, y2 } of clips) screen.clip({ x1, x2, y1: up(y1, from), y2: up(y2, from) })
      screen.write(x, y - from, text, { transformers })
      for (const _ of clips) screen.unclip()
    }
    return screen.get().output.split('\n')
  }
}

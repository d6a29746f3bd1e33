/** What a terminal says of its mouse: a button pressed or let go, or the wheel turned. */
export interface MouseReport {
  /** 0 is the left button, 64 and 65 the wheel up and down; with Shift and the like more. */
  readonly button: number
  /** The cell, from 0. */
  readonly x: number
  readonly y: number
  readonly pressed: boolean
}

/** Reports of buttons and of the wheel, in SGR form (XTerm Control Sequences, modes 1000 and 1006). */
export const MOUSE_ON = '\u001b[?1000h\u001b[?1006h'
export const MOUSE_OFF = '\u001b[?1006l\u001b[?1000l'

const REPORTS = /\u001b\[<(\d{1,4});(\d{1,5});(\d{1,5})([Mm])/g
/** What may be the beginning of one, at the end of a chunk. */
const CUT = /\u001b(?:\[(?:<[\d;]{0,16})?)?$/
/** No key begins like that. */
const SURELY = '\u001b[<'

/** What is known of a report that a chunk may have cut: what is handed on already, and what is held back. */
export interface MouseTail {
  readonly passed: string
  readonly held: string
}

export const NO_TAIL: MouseTail = { passed: '', held: '' }

/**
 * Takes the reports of a mouse out of a chunk of input. A report that is cut is held back until it goes on; but not
 * its first two characters, which may be a key: where those have gone on, all of it does, for Ink, which joins what was
 * cut and drops what is no key.
 * @returns what the chunk is made of, in its order, and what its end may become
 */
export function readMouse(
  { passed, held }: MouseTail,
  chunk: string,
): { readonly tail: MouseTail; readonly pieces: readonly (string | MouseReport)[] } {
  const seen = passed + held + chunk
  const pieces: (string | MouseReport)[] = []
  let from = passed.length
  for (const match of seen.matchAll(REPORTS)) {
    const end = match.index + match[0].length
    const [, button, column, row, final] = match
    pieces.push(seen.slice(from, match.index < passed.length ? end : match.index))
    pieces.push({ button: Number(button), x: Number(column) - 1, y: Number(row) - 1, pressed: final === 'M' })
    from = end
  }
  const rest = seen.slice(from)
  const cut = CUT.exec(from > passed.length ? rest : seen)?.[0] ?? ''
  const kept = cut.startsWith(SURELY) ? cut.slice(-Math.min(cut.length, rest.length)) : ''
  const handed = cut.slice(0, cut.length - kept.length)
  return {
    tail: { passed: handed, held: kept },
    pieces: [...pieces, rest.slice(0, rest.length - kept.length)].filter(piece => piece !== ''),
  }
}

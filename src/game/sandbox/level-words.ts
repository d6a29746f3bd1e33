import { KERNELS } from '../../kernel/index.ts'
import { type Instruction, processName, regionWords } from '../../machine/index.ts'
import { copiesOf, type RanLine } from './level-lines.ts'
import type { Setting } from './sandbox.ts'

const times = (count: number, what: string, many = `${what}s`): string =>
  count === 1 ? `one ${what}` : `${count} ${many}`

/** @returns what a process does, as a clause: "P2 stores 'B' to heap[0]". */
function clauseOf(instruction: Instruction): string {
  const who = processName(instruction.by)
  switch (instruction.do) {
    case 'map': {
      const { region, pages, share, kind, rights } = instruction
      const what = `${times(pages, 'page')} of ${share} ${kind === 'anon' ? 'anonymous' : 'file'} memory`
      return `${who} maps ${region}, ${what} to be ${regionWords(rights)}`
    }
    case 'fork':
      return `${who} forks ${processName(instruction.child)}`
    case 'vfork':
      return `${who} calls vfork, and ${processName(instruction.child)} is born`
    case 'store':
      return `${who} stores '${instruction.value}' to ${instruction.region}[${instruction.page}]`
    case 'load':
      return `${who} loads ${instruction.region}[${instruction.page}]`
    case 'read': {
      const { region, page, value } = instruction
      const last = value.length > 1 ? `..${page + value.length - 1}` : ''
      return `${who} reads '${value}' into ${region}[${page}${last}] with read(2)`
    }
    case 'write':
      return `${who} writes ${instruction.region}[${instruction.page}] out with write(2)`
    case 'protect':
      return `${who} calls mprotect, so that ${instruction.region} may be ${regionWords(instruction.to)}`
    case 'unmap':
      return `${who} gives ${instruction.region} back`
    case 'dontneed':
      return `${who} gives up ${instruction.region}[${instruction.page}] with madvise`
    case 'exec':
      return `${who} calls exec to run ${instruction.program}`
    case 'exit':
      return `${who} exits with status ${instruction.status}`
    case 'wait':
      return `${who} waits for a child`
  }
}

/** As many of `parts` as fit in `room` characters, and how many more there are. */
function asManyAs(parts: readonly string[], room: number, joined: string): string {
  let text = ''
  for (const [index, part] of parts.entries()) {
    const left = parts.length - index
    const longer = index === 0 ? part : `${text}${joined}${part}`
    if (longer.length > room) return `${text}${joined}and ${times(left, 'step')} more`
    text = longer
  }
  return text
}

const WIDTH = 78
const MOST_BRIEF = 1000
const MOST_DEBRIEF = 3000

/** Words on lines as they stand in a level file. */
function wrapped(paragraphs: readonly string[]): string {
  return paragraphs
    .map(paragraph => {
      const lines: string[] = []
      for (const word of paragraph.split(' ')) {
        const last = lines.at(-1)
        if (last === undefined || last.length + 1 + word.length > WIDTH) lines.push(word)
        else lines[lines.length - 1] = `${last} ${word}`
      }
      return lines.join('\n')
    })
    .join('\n\n')
}

/** @returns who is who and what happens, from the program alone. */
export function briefText(setup: readonly RanLine[], program: readonly RanLine[], setting: Setting): string {
  const machine = `The kernel is ${KERNELS[setting.kernel].title()}. The machine has ${times(setting.frames, 'frame')}.`
  const room = Math.floor((MOST_BRIEF - machine.length) / 2) - 60
  const clauses = (lines: readonly RanLine[]): string =>
    asManyAs(
      lines.map(({ instruction }) => clauseOf(instruction)),
      room,
      '; ',
    )
  const before =
    setup.length === 0 ? 'Nothing has happened before you come in.' : `Before you come in: ${clauses(setup)}.`
  return wrapped([machine, before, `Then: ${clauses(program)}.`])
}

function outcomeText(line: RanLine): string {
  const { outcome, traps } = line
  const copies = copiesOf(line)
  const result = outcome.result === null ? '' : `, ${outcome.result}`
  if (traps.length === 0) return `no trap${result}`
  const steps = traps.reduce((sum, trap) => sum + trap.steps.length, 0)
  const what = `${times(traps.length, 'trap')}, ${times(steps, 'primitive')}`
  return `${what}${copies === 0 ? ', no copy' : `, ${times(copies, 'copy', 'copies')}`}${result}`
}

/** @returns what became of each line by the reference, and of all together. */
export function debriefText(program: readonly RanLine[]): string {
  const traps = program.flatMap(line => line.traps)
  const steps = traps.reduce((sum, trap) => sum + trap.steps.length, 0)
  const copies = program.reduce((sum, line) => sum + copiesOf(line), 0)
  const all = `In all the reference answers ${times(traps.length, 'trap')} with ${times(steps, 'primitive')}, ${copies === 0 ? 'none of them a copy' : `${times(copies, 'copy', 'copies')} among them`}.`
  const lines = program.map(line => `${clauseOf(line.instruction)}: ${outcomeText(line)}`)
  return wrapped([`${asManyAs(lines, MOST_DEBRIEF - all.length - 200, '. ')}.`, all])
}

import type { PrimitiveName } from '../../kernel/index.ts'
import { processName } from '../../machine/index.ts'
import { texts } from '../../text/index.ts'
import { quote } from '../../workload/index.ts'
import type { Command } from '../commands.ts'
import { machineOf, no, type Plan, processMeant, trapOf } from '../play/meant.ts'
import { planMapAs } from '../play/plan-memory.ts'
import type { HandView, Mark } from '../play/view.ts'
import { BUILDERS, type Given } from './arguments.ts'
import { formOf, standsAlone } from './primitive-forms.ts'
import { bitsOf, isProcess, looksLikePages, type Read, readPages, readProcess, right } from './read-words.ts'

type PrimitiveCommand = Extract<Command, { kind: 'primitive' }>

/** Words that a step is told with, and that say nothing by themselves: "copy a to c". */
const FILLERS = new Set(['to', 'into', 'from', 'file', 'frame', 'frames', 'page', 'pages', '→', '->'])

/** What stands behind these is a name of its own, and no filler or page. */
const NAMING = new Set<string>(['shrink', 'rights', 'exec'])

const withoutFillers = (id: string, words: readonly string[]): string[] =>
  words
    .map(word => word.replace(/,$/, ''))
    .filter(word => word !== '' && (NAMING.has(id) || !FILLERS.has(word.toLowerCase())))

/** Reads what the words begin with: a process, and pages, which without a process are those of the cursor's. */
function readPlace(view: HandView, id: string, words: readonly string[]): Read<Given> {
  const machine = machineOf(view)
  const [first, ...others] = words
  const named = first !== undefined && isProcess(first)
  const read = named ? readProcess(machine, first) : right(processMeant(view))
  if (!read.ok) return read
  const behind = named ? others : words
  const pages: Mark[] = []
  let used = 0
  for (const word of behind) {
    if (NAMING.has(id) || !looksLikePages(machine, read.value, word)) break
    const found = readPages(machine, read.value, word)
    if (!found.ok) return found
    pages.push(...found.value.map(page => ({ process: read.value, page })))
    used += 1
  }
  return right({ process: named ? read.value : null, pages, rest: behind.slice(used) })
}

/** The view with the cursor and the marks on what was named, as a player would put them. */
function pointed(view: HandView, { process, pages }: Given): HandView {
  const [page, ...others] = pages
  if (page !== undefined)
    return { ...view, target: { on: 'page', ...page }, marks: others.length === 0 ? [] : pages }
  return process === null ? view : { ...view, target: { on: 'process', process }, marks: [] }
}

/** Only bits are named: those of what the page maps, or will. */
function mapWithBits(view: HandView, word: string): Plan | null {
  const bits = bitsOf(word)
  const plan = bits === undefined ? null : planMapAs(view)
  if (bits === undefined || plan?.kind !== 'ask') return plan
  const choice = plan.choices.find(({ primitives }) =>
    primitives.every(primitive => primitive.do === 'map' && primitive.rights === bits),
  )
  return choice === undefined ? null : { kind: 'use', primitives: choice.primitives }
}

/** What was asked for may be said again behind `grow`, as its step is told; anything else was not asked for. */
function planGrown(view: HandView, command: PrimitiveCommand, words: readonly string[]): Plan {
  const plan = command.plan(view)
  const trap = trapOf(view)
  if (plan.kind !== 'use' || trap === null || !('request' in trap)) return plan
  const { name, pages } = trap.request
  const full = [processName(trap.by), name, String(pages)].map(word => word.toLowerCase())
  return words.every((word, index) => word.toLowerCase() === full[index])
    ? plan
    : no(texts().plainArguments.asked(processName(trap.by), name, pages))
}

/** How a primitive is written. Whoever writes letters with blanks between them is told what a row of letters is. */
function written(id: PrimitiveName, words: readonly string[]): string {
  const { plainArguments: told, lists } = texts()
  if (!standsAlone(id)) return told.written(id, formOf(id))
  const letters = words.length > 0 && words.every(word => /^[a-z]$/i.test(word))
  return lists.sentences(told.alone(id), letters ? told.lettersTogether : '')
}

/** What the cursor, the hand and the named place come to, where nothing else is named. */
const planAt = (view: HandView, { id, plan }: PrimitiveCommand, word: string): Plan =>
  id === 'alloc' || id === 'return' ? no(texts().plainArguments.tooMuch(quote(word))) : plan(view)

function planGiven(view: HandView, command: PrimitiveCommand, words: readonly string[]): Plan {
  const { id } = command
  const place = readPlace(view, id, words)
  if (!place.ok) return no(place.why)
  const given = place.value
  const there = pointed(view, given)
  const [only, more] = given.rest
  if (only === undefined) return planAt(there, command, words[0] ?? '')
  const plan = id === 'map' && more === undefined ? mapWithBits(there, only) : null
  if (plan !== null) return plan
  const read = id === 'map-as' || id === 'card' ? undefined : BUILDERS[id]?.(view, given)
  if (read === undefined || read === null) return no(texts().plainArguments.tooMuch(quote(only)))
  return read.ok ? { kind: 'use', primitives: read.value } : no(read.why)
}

/**
 * What a primitive with these words behind it means. What is not named comes from the cursor and the hand.
 * @returns its plan; `no` says why, and how it is written
 */
export function meaning(view: HandView, command: PrimitiveCommand, words: readonly string[]): Plan {
  const { id } = command
  if (id === 'card' || id === 'map-as') return command.plan(view)
  const told = withoutFillers(id, words)
  if (id === 'grow' && told.length > 0) return planGrown(view, command, told)
  const plan = told.length === 0 ? command.plan(view) : planGiven(view, command, told)
  if (plan.kind !== 'no' || (told.length === 0 && standsAlone(id))) return plan
  return no(texts().lists.sentences(plan.why, written(id, words)))
}

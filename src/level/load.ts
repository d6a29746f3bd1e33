import type { z } from 'zod'
import { KERNELS } from '../kernel/index.ts'
import { TRAP_KINDS } from '../machine/index.ts'
import { cleanText, type Problem, pathText, schemaMessage } from '../workload/index.ts'
import { contentHash, type LevelContent } from './content.ts'
import { objectionToCpus } from './cpus.ts'
import { keysAt, type LevelFile, levelSchema } from './definition.ts'
import type { Level } from './level.ts'
import { type ReadPrograms, readPrograms } from './programs.ts'
import { translationsOf } from './translation.ts'
import { translationFaults } from './translation-faults.ts'
import { readYaml, type YamlSource } from './yaml-source.ts'

/** Makes a problem of what a check has against a part of a level, with its place in the file. */
export type ProblemIn = (path: readonly PropertyKey[], message: string) => Problem

export type LoadedLevel =
  | { readonly ok: true; readonly level: Level; readonly problemIn: ProblemIn }
  | { readonly ok: false; readonly problems: readonly Problem[] }

const MILLISECONDS = 1000

function schemaProblems(issues: readonly z.core.$ZodIssue[], source: YamlSource): Problem[] {
  const apart = issues.flatMap((issue): z.core.$ZodIssue[] =>
    issue.code === 'unrecognized_keys' ? issue.keys.map(key => ({ ...issue, keys: [key] })) : [issue],
  )
  return apart.map(issue => {
    const { path, message } = schemaMessage(issue, source.value)
    const place = pathText(path)
    const unknown = issue.code === 'unrecognized_keys'
    const keys = unknown ? `; there are ${keysAt(issue.path).join(', ')}` : ''
    const offset = unknown ? source.keyOffsetOf(path) : source.offsetOf(path)
    return source.problemAt(offset, `${place === '' ? '' : `${place}: `}${cleanText(message)}${keys}`)
  })
}

/** The name that a level in this file has, or null where the file's name says nothing. */
const nameOf = (file: string): string | null => /([^/\\]+)\.ya?ml$/i.exec(file)?.[1] ?? null

function disagreements(data: LevelFile, file: string, problemIn: ProblemIn): Problem[] {
  const problems: Problem[] = []
  const name = nameOf(file)
  if (name !== null && name !== data.id)
    problems.push(
      problemIn(['id'], `the file is called ${cleanText(name)}: id and file name must be the same`),
    )
  if (data.clock.par > data.clock.limit)
    problems.push(
      problemIn(['clock', 'par'], `par is above the limit: at most ${data.clock.limit} seconds would do`),
    )
  return problems
}

function idleTraps(data: LevelFile, { traps }: ReadPrograms, problemIn: ProblemIn): Problem[] {
  const occurring = TRAP_KINDS.filter(kind => traps.has(kind))
  if (occurring.length === 0)
    return [problemIn(['program'], 'nothing in it traps: the player has nothing to do')]
  return (data.yours ?? []).flatMap((kind, index) =>
    traps.has(kind)
      ? []
      : [problemIn(['yours', index], `no ${kind} occurs in the program; these do: ${occurring.join(', ')}`)],
  )
}

function notForCpus(data: LevelFile, { setup, program }: ReadPrograms, problemIn: ProblemIn): Problem[] {
  if (data.machine.cpus === undefined) return []
  const objection = objectionToCpus({ kernel: data.kernel, ...data.machine, setup, program })
  return objection === null ? [] : [problemIn(objection.path, objection.message)]
}

const clean = (text: string): string => cleanText(text, true).trim()

function makeLevel(data: LevelFile, programs: ReadPrograms): Level {
  const content: LevelContent = {
    id: data.id,
    title: clean(data.title),
    chapter: clean(data.chapter),
    kernel: data.kernel,
    teaches: data.teaches,
    misconceptions: data.misconceptions,
    brief: clean(data.brief),
    frames: data.machine.frames,
    ...(data.machine.overcommit === undefined ? {} : { overcommit: data.machine.overcommit }),
    ...(data.machine.cpus === undefined ? {} : { cpus: data.machine.cpus }),
    setup: programs.setup,
    program: programs.program,
    // In one order, so that the same traps are the same content.
    yours: TRAP_KINDS.filter(kind => KERNELS[data.kernel].handlers[kind] !== undefined).filter(
      kind => data.yours?.includes(kind) ?? true,
    ),
    par: data.clock.par * MILLISECONDS,
    limit: data.clock.limit * MILLISECONDS,
    help: data.help,
    boss: data.boss,
    hints: data.hints.map(({ say, when }) => ({ say: clean(say), when: when ?? null })),
    debrief: clean(data.debrief),
    facts: data.facts.map(({ after, is }) => ({
      after: after.trim() === 'start' ? null : clean(after),
      is: is.map(clean),
    })),
    evidence: data.evidence === undefined ? null : clean(data.evidence),
    ...(data.translations === undefined
      ? {}
      : { translations: translationsOf(data.translations, data.hints.length) }),
  }
  return { ...content, content: contentHash(content) }
}

/**
 * Reads a level file (spec/workloads.md, "Level files").
 * @param text the file's text
 * @param file its path: what messages call it, and what its id must agree with
 * @returns the level, or every problem that was found, in the file's order. Never throws for a bad file.
 */
export function loadLevel(text: string, file: string): LoadedLevel {
  const yaml = readYaml(text, cleanText(file))
  if (!yaml.ok) return yaml
  const { source } = yaml
  const problemIn: ProblemIn = (path, message) =>
    source.problemAt(source.offsetOf(path), `${pathText(path)}: ${message}`)
  const parsed = levelSchema.safeParse(source.value)
  if (!parsed.success) return { ok: false, problems: inOrder(schemaProblems(parsed.error.issues, source)) }
  const { data } = parsed
  const { kernel, setup, program } = data
  const programs = readPrograms({ kernel, ...data.machine, setup, program }, source, cleanText(file))
  const problems = [
    ...disagreements(data, file, problemIn),
    ...translationFaults(data).map(({ path, message }) => problemIn(path, message)),
    ...programs.problems,
    ...(programs.problems.length > 0 ? [] : idleTraps(data, programs, problemIn)),
    ...(programs.problems.length > 0 ? [] : notForCpus(data, programs, problemIn)),
  ]
  if (problems.length > 0) return { ok: false, problems: inOrder(problems) }
  return { ok: true, level: makeLevel(data, programs), problemIn }
}

const inOrder = (problems: readonly Problem[]): Problem[] =>
  problems.toSorted(
    (one, other) => (one.line ?? 0) - (other.line ?? 0) || (one.column ?? 0) - (other.column ?? 0),
  )

import { listed } from './grammar.ts'

interface Cpu {
  readonly cpu: number
  readonly process: string
  /** What its instruction stores. */
  readonly value: string
  readonly step: number
  readonly name: string
  /** What the step does. */
  readonly code: string
  /** What is in r. */
  readonly r: number | null
  /** The frame in its hand. */
  readonly held: string | null
  readonly waits: boolean
}

/** What plain mode says of two CPUs. */
export const plainRace = {
  told: (cpu: number, step: string, text: string): string => `CPU ${cpu}, ${step}: ${text}`,
  runsOn: (cpu: number, process: string, value: string): string =>
    `CPU ${cpu}: ${process} runs on, ${value} is stored.`,
  cpu: ({ cpu, process, value, step, name, code, r, held, waits }: Cpu): string =>
    `CPU ${cpu}: ${process} stores ${value}; step ${step} is next, ${name}: ${code}; ${r === null ? 'r is unknown' : `r is ${r}`}${held === null ? '' : `, frame ${held} in hand`}.${waits ? ' It waits for the lock.' : ''}`,
  noLock: 'There is no lock.',
  /** @param over "copy to map" @param holder the CPU that holds it */
  lock: (over: string, holder: number | null): string =>
    `The lock is over ${over}, ${holder === null ? 'and free' : `held by CPU ${holder}`}.`,
  step: (number: number, name: string, code: string): string => `Step ${number}, ${name}: ${code}.`,
  nothingRun: 'Nothing has run yet.',
  order: (cpus: readonly string[]): string => `Order: ${listed(cpus, 'and')}.`,
  ahead: (cpus: readonly string[]): string => `Ahead: ${listed(cpus, 'and')}.`,
  twoCpus: 'There are CPU 0 and CPU 1.',
  oneCpu: 'There is one CPU here.',
  noStep: (word: string, names: readonly string[]): string =>
    `"${word}" is no step; the steps are ${listed(names, 'and')}, or 1 to ${names.length}.`,
  howToLock: 'The lock is put by its first and its last step, such as lock copy map.',
}

/** A level that is right, for tests that make it wrong in one place. Line numbers matter: see `lineOf`. */
export const SAMPLE = `format: 1
id: sample
title: Sample
chapter: 1 One fault
kernel: xv6
teaches: [copy-on-write]
misconceptions: [M1]
brief: |
  P2 stores.
machine: {frames: 8}
setup:
  - P1 map heap anon private 2
  - P1 store heap[0] A
  - P1 fork P2
program:
  - P1 load heap[0]
  - P2 store heap[0] B
  - P1 store heap[0] C
yours: [store-page-fault]
clock: {par: 30, limit: 90}
hints:
  - say: Look at the count.
  - when: M1
    say: Who trapped?
debrief: |
  P2 got the copy.
evidence: first-write
`

/** @returns SAMPLE with one piece replaced, which must be there. */
export function sampleWith(piece: string, by: string): string {
  if (!SAMPLE.includes(piece)) throw new Error(`the sample holds no ${piece}`)
  return SAMPLE.replace(piece, () => by)
}

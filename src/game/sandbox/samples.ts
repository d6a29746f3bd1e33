import type { texts } from '../../text/index.ts'

/** A program to begin with; what it is called is among the texts. */
export interface Sample {
  readonly id: keyof ReturnType<typeof texts>['sandboxSamples']
  readonly text: string
}

/** What a newcomer can type, line by line: the shortest program in which something is shared and copied. */
export const FIRST_LINES: readonly [string, string, string] = [
  'P1 map heap anon private 2',
  'P1 fork P2',
  'P2 store heap[0] B',
]

const lines = (...text: readonly string[]): string => `${text.join('\n')}\n`

export const SAMPLES: readonly Sample[] = [
  {
    id: 'bothStore',
    text: lines(
      'P1 map heap anon private 2',
      'P1 store heap[0] A',
      'P1 fork P2',
      'P2 store heap[0] B',
      'P1 store heap[0] C',
      'P1 load heap[1]',
      'P2 load heap[1]',
    ),
  },
  {
    id: 'grandchild',
    text: lines(
      'P1 map heap anon private 1',
      'P1 store heap[0] A',
      'P1 fork P2',
      'P2 fork P3',
      'P3 store heap[0] C',
      'P2 load heap[0]',
      'P1 load heap[0]',
    ),
  },
  {
    id: 'shell',
    text: lines(
      'P1 map heap anon private 2',
      'P1 store heap[0] s',
      'P1 fork P2',
      'P2 exec ls',
      'P1 store heap[0] t',
      'P2 exit 0',
      'P1 wait',
    ),
  },
  {
    id: 'kernelStores',
    text: lines(
      'P1 map buf anon private 2',
      'P1 read buf[0..1] AB',
      'P1 fork P2',
      'P2 read buf[0..1] CD',
      'P1 write buf[0]',
    ),
  },
  {
    id: 'vfork',
    text: lines(
      'P1 map heap anon private 1',
      'P1 store heap[0] A',
      'P1 vfork P2',
      'P2 store heap[0] B',
      'P2 exec ls',
      'P1 load heap[0]',
    ),
  },
  {
    id: 'mapped',
    text: lines(
      'P1 map heap anon private 1',
      'P1 map data file private 1',
      'P1 map shm anon shared 1',
      'P1 store heap[0] A',
      'P1 store shm[0] S',
      'P1 fork P2',
      'P2 store shm[0] T',
      'P2 store data[0] D',
      'P2 store heap[0] B',
      'P1 load shm[0]',
      'P1 load data[0]',
    ),
  },
]

import type { Region } from '../../src/machine/index.ts'

/** A private anonymous region that may be written, with nothing behind it. */
export const regionOf = (name: string, start: number, pages: number, more: Partial<Region> = {}): Region => ({
  name,
  start,
  pages,
  rights: 'rw',
  kind: 'anon',
  share: 'private',
  file: null,
  anon: false,
  charged: false,
  ...more,
})

import { counted, listed } from './grammar.ts'

/** Why the words behind a primitive mean nothing, and how it is written. */
export const plainArguments = {
  tooMuch: (word: string): string => `"${word}" is too much.`,
  written: (primitive: string, form: string): string => `${primitive} is written: ${form}.`,
  alone: (primitive: string): string => `${primitive} stands alone.`,
  lettersTogether: 'Letters in a row have no blanks between them.',
  asked: (process: string, region: string, pages: number): string =>
    `${process} asked for ${region}, ${pages}: grow would do.`,
  copyToMissing: 'The frame to copy to is missing.',
  filePageMissing: "The number of the file's page is missing: 0 for its first.",
  pageMissing: 'The page is missing.',
  framesForPages: (frames: number, pages: number): string =>
    `${counted(frames, 'frame')} for ${counted(pages, 'page')} will not do.`,
  valueMissing: 'The value is missing: one printable character.',
  onePage: 'One page is wanted here.',
  parentMissing: 'The parent is missing.',
  processMissing: 'The process is missing.',
  noProgram: (word: string): string => `"${word}" is no name of a program.`,
  noStatus: (word: string): string => `"${word}" is no exit status; one is from 0 to 255.`,
  noRegionName: (word: string): string => `"${word}" is no name of a region.`,
  rightsMissing: (rights: readonly string[]): string => `The rights are missing: ${listed(rights, 'or')}.`,
  noRights: (word: string, rights: readonly string[]): string =>
    `"${word}" are no rights; ${listed(rights, 'or')} would do.`,
  onlySignal: (signal: string): string => `The only signal here is ${signal}.`,
  noError: (word: string, errors: readonly string[]): string =>
    `"${word}" is no error; ${listed(errors, 'or')} would do.`,
  notAProcess: (word: string): string => `"${word}" is no process; a process is written P2.`,
  noProcess: (name: string, there: readonly string[]): string =>
    `There is no process ${name}; there are ${listed(there, 'and')}.`,
  notAFrame: (word: string): string => `"${word}" is no frame; a frame is written as its letter, such as a.`,
  noPageAt: (process: string, address: string): string => `${process} has no page at ${address}.`,
  notAPage: (word: string): string => `"${word}" is no page; pages are written heap[0], heap[0..3] or heap.`,
  noRegion: (process: string, word: string, there: readonly string[]): string =>
    `${process} has no region ${word}; ${there.length === 0 ? 'it has none' : `it has ${listed(there, 'and')}`}.`,
  regionHas: (process: string, region: string, pages: number): string =>
    `${process}'s ${region} has ${counted(pages, 'page')}, ${region}[0]${pages === 1 ? '' : ` to ${region}[${pages - 1}]`}.`,
  backwards: (word: string): string => `"${word}" runs backwards.`,
}

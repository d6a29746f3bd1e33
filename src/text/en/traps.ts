const pagesMore = (pages: number): string => (pages === 1 ? 'one more page' : `${pages} more pages`)
const pagesInAll = (pages: number): string => (pages === 1 ? 'one page' : `${pages} pages`)
const bytes = (count: number): string => (count === 1 ? 'a byte' : `${count} bytes`)
const onOff = (on: boolean): string => (on ? 'on' : 'off')

/** The trap at hand: what the hardware reports, who did what, and the state that it found. */
export const traps = {
  titles: {
    'store-page-fault': 'store page fault',
    'load-page-fault': 'load page fault',
    fork: 'system call fork',
    read: 'system call read',
    write: 'system call write',
    exec: 'system call exec',
    exit: 'system call exit',
    wait: 'system call wait',
    sbrk: 'system call sbrk',
    unmap: 'system call sbrk',
    vfork: 'system call vfork',
    mmap: 'system call mmap',
    munmap: 'system call munmap',
    mprotect: 'system call mprotect',
    madvise: 'system call madvise',
  },
  /** What x86-64 reports. */
  errorCode: (code: string): string => `error code ${code}`,
  callNumber: (number: string): string => `syscall ${number}`,
  waitGoesOn: 'wait goes on',
  isKilled: 'is killed',
  mayBe: (process: string, region: string, allowed: string): string =>
    `${process}'s ${region} may be ${allowed}.`,
  noPte: (page: string): string => `${page} has no PTE.`,
  present: (page: string, w: boolean, cow: boolean): string =>
    `${page} is present, W is ${onOff(w)}, COW is ${onOff(cow)}.`,
  zeroFrame: 'It is the zero frame.',
  cacheFrame: "Its frame is the page cache's.",
  kernelStores: 'The kernel stores here, for read(2).',
  kernelLoads: 'The kernel loads here, for write(2).',
  read: (process: string, values: readonly { readonly value: string; readonly page: string }[]): string =>
    `The kernel has ${bytes(values.length)} for ${process}: ${values.map(({ value, page }) => `'${value}' for ${page}`).join(', ')}.`,
  write: (process: string, page: string): string => `The kernel wants to read ${process}'s ${page}.`,
  fork: (process: string, child: string): string =>
    `${process} wants a child, ${child}, with a copy of its memory.`,
  exec: (process: string, program: string, now: string | undefined): string =>
    `${process} wants to run ${program} in place of ${now ?? 'its program'}.`,
  exit: (process: string, status: number, parent: string): string =>
    `${process} ends with exit status ${status}. Its parent: ${parent}.`,
  wait: (process: string): string => `${process} wants to know that a child of its has ended.`,
  sbrk: (process: string, pages: number, region: string): string =>
    `${process} asks for ${pagesMore(pages)}: ${region}.`,
  givesBack: (process: string, region: string): string => `${process} gives ${region} back.`,
  vfork: (process: string, child: string): string =>
    `${process} wants a child, ${child}, that borrows its memory until it calls exec or exits.`,
  mmap: (process: string, region: string, what: string, pages: number, allowed: string): string =>
    `${process} asks for a region: ${region}, ${what}, ${pagesInAll(pages)}, to be ${allowed}.`,
  mprotect: (process: string, region: string, allowed: string): string =>
    `${process} wants ${region} to be ${allowed} from now on.`,
  madvise: (process: string, page: string): string => `${process} does not need what is in ${page} any more.`,
}

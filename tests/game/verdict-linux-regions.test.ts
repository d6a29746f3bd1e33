import * as s from '../kernel/steps.ts'
import { HEAP, LINUX_SCENES, NEXT } from './scenes-linux.ts'
import { testRowsOf } from './told.ts'

const { a, b, c, zeros, alloc, back } = s

/** As mmap(2) asks for it: in a window of its own. */
const bss = { ...s.anon('bss', 2), align: 16 }
const shm = { ...s.anon('shm', 1), share: 'shared', align: 16 } as const

testRowsOf(LINUX_SCENES, [
  [
    'an mmap that gives memory at once',
    'mmap',
    [
      s.grow(2, bss),
      alloc,
      s.zero(b),
      s.map(2, NEXT, b, 'rw'),
      alloc,
      s.zero(c),
      s.map(2, NEXT + 1, c, 'rw'),
      back,
    ],
    'different 50',
    "- -: It works, but Linux leaves P2's bss[0] unmapped here: mmap(2) gives a region, and each page comes with its first access.",
  ],
  [
    'an mmap that maps the zero frame at once',
    'mmap',
    [s.grow(2, bss), s.map(2, NEXT, zeros, 'r'), s.map(2, NEXT + 1, zeros, 'r'), back],
    'different 50',
    "- -: It works, but Linux leaves P2's bss[0] unmapped here: mmap(2) gives a region, and each page comes with its first access.",
  ],
  [
    'an mmap without a region',
    'mmap',
    [back],
    'wrong 0',
    "B8 -: P2's regions: heap (0x10000, 1 page, rw, private anon); they should be: heap (0x10000, 1 page, rw, private anon), bss (0x20000, 2 pages, rw, private anon).",
  ],
  [
    'a region of another size on linux',
    'mmap',
    [s.grow(2, { ...bss, pages: 1 }), back],
    'wrong 0',
    "B8 0: P2's regions: heap (0x10000, 1 page, rw, private anon), bss (0x20000, 1 page, rw, private anon); they should be: heap (0x10000, 1 page, rw, private anon), bss (0x20000, 2 pages, rw, private anon).",
  ],
  [
    'ENOMEM for an mmap that can be done',
    'mmap',
    [s.fail('ENOMEM'), back],
    'wrong 0',
    'B8 0: mmap(2) can be done: ENOMEM is no answer to it.',
    "B8 -: P2's regions: heap (0x10000, 1 page, rw, private anon); they should be: heap (0x10000, 1 page, rw, private anon), bss (0x20000, 2 pages, rw, private anon).",
  ],
  [
    'shared memory that is private',
    'mmapShared',
    [s.grow(1, { ...shm, share: 'private' }), back],
    'wrong 0',
    "B8 0: P1's regions: shm (0x10000, 1 page, rw, private anon); they should be: shm (0x10000, 1 page, rw, shared anon).",
  ],
  [
    'shared memory in the page cache before anybody touches it',
    'mmapShared',
    [s.grow(1, shm), alloc, s.zero(a), s.cache(1, HEAP, a), back],
    'different 50',
    "- -: It works, but the page cache is not as Linux leaves it at P1's shm[0]: a page comes there when it is first accessed.",
  ],
  [
    'an mmap beyond what may be promised',
    'mmapMuch',
    [s.grow(1, bss), back],
    'wrong 0',
    "B8 0: P1's regions: heap (0x10000, 2 pages, rw, private anon), bss (0x20000, 2 pages, rw, private anon); they should be: heap (0x10000, 2 pages, rw, private anon).",
    'B8 -: mmap(2) cannot be done here: the answer is -1, ENOMEM.',
  ],
  [
    'EFAULT for an mmap beyond what may be promised',
    'mmapMuch',
    [s.fail('EFAULT'), back],
    'wrong 0',
    'B8 0: mmap(2) cannot be done here: the answer is -1, ENOMEM.',
  ],
  [
    'a munmap with the put before the flush',
    'munmap',
    [s.unmap(2, HEAP), s.put(a), s.flush(2), s.shrink(2, 'heap'), back],
    'unsafe 40 M12',
    "A4 1: Frame a was given up while P2's TLB still pointed to it for heap[0].",
  ],
  [
    'a munmap with the put before the unmap',
    'munmap',
    [s.put(a), s.unmap(2, HEAP), s.flush(2), s.shrink(2, 'heap'), back],
    'unsafe 40',
    "A4 0: Frame a was given up while P2's heap[0] still mapped it: P2 would have read what its last sharer stored.",
  ],
  [
    'a munmap without a flush',
    'munmap',
    [s.unmap(2, HEAP), s.put(a), s.shrink(2, 'heap'), back],
    'unsafe 40 M12',
    "A4 1: Frame a was given up while P2's TLB still pointed to it for heap[0].",
  ],
  [
    'a munmap without a put',
    'munmap',
    [s.unmap(2, HEAP), s.flush(2), s.shrink(2, 'heap'), back],
    'wrong 0',
    'B1 0: Frame a counts 2 references but 1 PTE maps it: it can never be freed.',
  ],
  [
    'a munmap that only shrinks',
    'munmap',
    [s.shrink(2, 'heap'), back],
    'wrong 0',
    'B1 0: Frame a counts 2 references but 1 PTE maps it: it can never be freed.',
  ],
  [
    'a munmap that leaves the region',
    'munmap',
    [s.unmap(2, HEAP), s.flush(2), s.put(a), back],
    'wrong 0',
    "B8 -: P2's regions: heap (0x10000, 1 page, rw, private anon); they should be: none.",
  ],
  ['a munmap whose region goes before the put', 'munmap', [s.shrink(2, 'heap'), s.put(a), back], 'clean 100'],
  [
    'a munmap that sets the last sharer free',
    'munmap',
    [s.unmap(2, HEAP), s.flush(2), s.put(a), s.shrink(2, 'heap'), s.permit(1, HEAP), back],
    'different 50',
    "- -: It works, but Linux leaves P1's heap[0] write-protected until P1 itself stores; setting the last sharer free early is what an eager kernel does.",
  ],
  [
    'freeing a frame before the flush',
    'munmapAlone',
    [s.unmap(1, HEAP), s.put(a), s.flush(1), s.shrink(1, 'heap'), back],
    'unsafe 40 M12',
    "A1 1: Frame a was freed while P1's heap[0] still led to it: whoever got it next would have shared it with P1.",
  ],
  [
    'freeing a frame before the unmap',
    'munmapAlone',
    [s.put(a), s.unmap(1, HEAP), s.flush(1), s.shrink(1, 'heap'), back],
    'unsafe 40',
    "A1 0: Frame a was freed while P1's heap[0] still led to it: whoever got it next would have shared it with P1.",
  ],
])

/** What one frame holds: one character, ZEROED after zeroing, or null: junk that nobody has filled since it was freed. */
export type Content = string | null

/** The byte of a zeroed frame. It is drawn as 0; the character '0' is another byte. */
export const ZEROED = '\0'

/** A physical page frame's number, 0-based; ZERO_FRAME for the zero frame. */
export type FrameNumber = number

/**
 * The one zero frame that every untouched anonymous page maps once it is read. It is always mapped read-only and
 * never counted. Source: Linux ZERO_PAGE, my_zero_pfn().
 */
export const ZERO_FRAME: FrameNumber = -1

/** A physical page frame. Count 0 means free. Source: xv6 book, ch. 3 (kalloc) and the COW lab's reference counts. */
export interface Frame {
  content: Content
  count: number
  /**
   * The sum of the numbers of the processes whose PTEs map it. Where one PTE is left it names that process, at a cost
   * that does not grow with the processes: the reverse map (Linux rmap) as far as a kernel here needs it.
   */
  mappers: number
}

/** What page `index` of any file holds: 'a', 'b', … as in the recordings (oracle README, spec/workloads.md). */
export const fileContent = (index: number): string => String.fromCharCode((97 + index) & 0xff)

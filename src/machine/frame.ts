/** What one frame holds: one character, ZEROED after zeroing, or null: junk that nobody has filled since it was freed. */
export type Content = string | null

/** The byte of a zeroed frame. It is drawn as 0; the character '0' is another byte. */
export const ZEROED = '\0'

/** A physical page frame's number, 0-based. */
export type FrameNumber = number

/** A physical page frame. Count 0 means free. Source: xv6 book, ch. 3 (kalloc) and the COW lab's reference counts. */
export interface Frame {
  content: Content
  count: number
}

/** What page `index` of any file holds: 'a', 'b', … as in the recordings (oracle README, spec/workloads.md). */
export const fileContent = (index: number): string => String.fromCharCode((97 + index) & 0xff)
